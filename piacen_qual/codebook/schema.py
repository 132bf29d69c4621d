"""The codebook as values: what researchers write in codebook.yaml, checked and frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from piacen_qual.model import Theme


@dataclass(frozen=True, slots=True)
class Term:
    """A word or an expression.

    Each word matches a token whose folded surface equals it or one of whose candidate lemmas does.
    `=mot` matches the surface only, `mot*` any token that begins so.

    Attributes:
        text: as written in the codebook.
    """

    text: str


@dataclass(frozen=True, slots=True)
class ConceptRef:
    """`@nom`: any term of that concept, nested concepts included."""

    name: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """A list written in the place of one element: any of these."""

    options: tuple["Element", ...]


Element = Term | ConceptRef | AnyOf


class Kind(StrEnum):
    """What a rule looks for."""

    TERMS = "termes"  # any one of the elements
    NEAR = "proche"  # all elements, in any order, within `gap` tokens of one another
    SEQUENCE = "suite"  # all elements, in this order, at most `gap` tokens between neighbours
    MOTIF = "motif"  # a token pattern of spaCy's
    REGEX = "regex"  # a regular expression on the segment's text, with a time limit


class Negation(StrEnum):
    """Whether a negation must hold over the match."""

    REQUIRED = "requise"
    FORBIDDEN = "interdite"
    INDIFFERENT = "indifferente"


class Scope(StrEnum):
    """How far a rule looks."""

    SENTENCE = "phrase"
    SEGMENT = "segment"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which people say a code.

    Attributes:
        id: `code.nom`, or `code.3` when the rule has no name.
        line: line in codebook.yaml.
        kind: what is looked for.
        elements: the elements of `termes`, `proche` or `suite`.
        pattern: the expression of `regex`, the pattern of `motif` as JSON, else "".
        gap: tokens allowed between neighbours (`ecart`), for `proche` and `suite`.
        scope: whether all elements must stand in one sentence (`portee`).
        negation: `nie`.
        present: `avec`: at least one of these must stand in the same segment too.
        absent: `sauf`: none of these may stand within `scope` of the match.
        absent_in_segment: `sauf_segment`: none of these may stand anywhere in the segment.
        themes: `theme`: theme id → factor on the weight (0 = does not count there).
        other_themes: the factor in any theme not named in `themes`.
        approx: whether words that are misspelt in the transcript are found too.
        answers: `echange: reponse`: the match must stand at the start of a turn that follows
            another participant's turn.
        weight: `poids`, from 0 to 1: how sure the code is when the rule fires.
        reason: `parce_que`: the rule in words; generated when absent.
    """

    id: str
    line: int
    kind: Kind
    elements: tuple[Element, ...] = ()
    pattern: str = ""
    gap: int = 5
    scope: Scope = Scope.SENTENCE
    negation: Negation = Negation.INDIFFERENT
    present: tuple[Element, ...] = ()
    absent: tuple[Element, ...] = ()
    absent_in_segment: tuple[Element, ...] = ()
    themes: Mapping[str, float] = field(default_factory=dict)
    other_themes: float = 1.0
    approx: bool = False
    answers: bool = False
    weight: float = 0.7
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """A named class of words used by many rules.

    Attributes:
        name: identifier, written `@name` in rules.
        line: line in codebook.yaml.
        elements: its terms, and the concepts it includes.
    """

    name: str
    line: int
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that must (or must not) get the code; `theme` may be given when it matters."""

    text: str
    line: int
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Clues:
    """`indices`: what single words say for or against a code, learned from turns coded by hand.

    The sum of the weights of a segment is a log-odds; see `piacen_qual.coding.matching.clues`.

    Attributes:
        start: `depart`, the log-odds before anything is said.
        themes: theme id → what is added while the group is on it.
        weights: (element, what is added when the segment holds it), each element once.
        line: line in codebook.yaml.
        length: `longueur`, what 10 words add, up to 80 words.
    """

    start: float
    themes: Mapping[str, float]
    weights: tuple[tuple[Element, float], ...]
    line: int
    length: float = 0.0


@dataclass(frozen=True, slots=True)
class Code:
    """One code of the grid."""

    id: str
    label: str
    family: str
    theme: str
    definition: str
    include: str
    exclude: str
    examples: tuple[Example, ...]
    counter_examples: tuple[Example, ...]
    rules: tuple[Rule, ...]
    line: int
    clues: Clues | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """A family of codes (justifications, worlds…).

    Attributes:
        id: identifier.
        label: what tables show.
        objects: true when its codes are things named (technologies), counted by mention.
        share: `part_du_meilleur`: in a segment, codes that score less than this part of the
            family's best are not suggested; 1 leaves the best alone, 0 leaves them all.
        lengths: `longueur`: (words, factor) in ascending order of words; the factor of the first
            that is not exceeded multiplies the scores in segments of so many words.
        beyond: the factor in longer segments (`au_dela`).
    """

    id: str
    label: str
    objects: bool = False
    share: float = 0.0
    lengths: tuple[tuple[int, float], ...] = ()
    beyond: float = 1.0


@dataclass(frozen=True, slots=True)
class Codebook:
    """codebook.yaml, valid parts only: what has an error is reported and left out.

    Attributes:
        title: name of the study or of the grid.
        version: as written by the researchers.
        digest: sha256 of the file's bytes, hexadecimal.
        themes: the guide, in the order asked.
        families: in order.
        concepts: by name.
        codes: in order.
        threshold: `seuil`: suggestions scoring less are not made.
        segment_words: `segment_mots`: turns longer than this are cut at sentence ends.
        rule_force: `force_des_regles`: for codes with clues, the log-odds that rules add when they
            are certain.
        approx: whether rules that do not say find words misspelt in the transcripts.
        successors: `correspondances`: a code id that is no more → the code of today that replaced
            it, or those it was split into. Decisions made under the old id follow.
    """

    title: str
    version: str
    digest: str
    themes: tuple[Theme, ...]
    families: tuple[Family, ...]
    concepts: Mapping[str, Concept]
    codes: tuple[Code, ...]
    threshold: float = 0.5
    segment_words: int = 120
    rule_force: float = 5.0
    approx: bool = True
    successors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
