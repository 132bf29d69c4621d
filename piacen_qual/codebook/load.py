"""codebook.yaml → `Codebook`, with every problem reported at once, by line and code."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from piacen_qual.codebook.clues import read_clues
from piacen_qual.codebook.problems import Problems, hint
from piacen_qual.codebook.references import check_code, sound_concepts
from piacen_qual.codebook.rules import RuleReader, read_approx, read_elements
from piacen_qual.codebook.schema import Code, Codebook, Concept, Example, Family
from piacen_qual.codebook.successors import SUCCESSORS, read_successors
from piacen_qual.errors import Problem
from piacen_qual.model import CLOSING, INTRO, Theme
from piacen_qual.yamlfile import EMPTY, Node, parse_yaml, read_yaml

TOP: Final = (
    *("titre", "version", "seuil", "segment_mots", "force_des_regles", "approx"),
    *("themes", "familles", "concepts", "codes", "indices", SUCCESSORS),
)
THEME: Final = ("libelle", "questions", "titres", "vocabulaire")
FAMILY: Final = ("libelle", "objets", "part_du_meilleur", "longueur")
BEYOND: Final = "au_dela"
CODE: Final = (
    *("libelle", "famille", "theme", "definition", "inclure", "exclure"),
    *("exemples", "contre_exemples", "regles"),
)
UNKNOWN: Final = {"famille": "famille inconnue", "theme": "thème inconnu"}


def load_codebook(path: Path, name: str = "codebook.yaml") -> tuple[Codebook, tuple[Problem, ...]]:
    """The codebook at `path` and what is wrong in it.

    Codes with an error keep their label and definition and lose their rules: they don't run.

    Args:
        path: the YAML file.
        name: how messages name it.

    Raises:
        UnreadableFileError: when the file is missing, or is no YAML at all.
    """
    return _codebook(*read_yaml(path, name), name)


def parse_codebook(
    data: bytes, name: str = "codebook.yaml"
) -> tuple[Codebook, tuple[Problem, ...]]:
    """The same from bytes already read."""
    return _codebook(parse_yaml(data, name), data, name)


def _codebook(root: Node, data: bytes, name: str) -> tuple[Codebook, tuple[Problem, ...]]:
    problems = Problems(name)
    problems.check_mapping(root, "en tête du codebook")
    problems.check_keys(root, TOP, "en tête du codebook")
    keys = root.mapping()
    for key in ("titre", "version"):
        problems.check_text(keys.get(key, EMPTY), key)
    themes = _themes(keys.get("themes", EMPTY), problems)
    families = _families(keys.get("familles", EMPTY), problems)
    concepts, bad = sound_concepts(_concepts(keys.get("concepts", EMPTY), problems), problems)
    approx = read_approx(keys, True, lambda node, told: problems.error(node.line, told))
    codes = _Codes(themes, families, problems, approx=approx).read(keys.get("codes", EMPTY))
    clues = read_clues(
        keys.get("indices", EMPTY),
        (code.id for code in codes),
        (INTRO, *(theme.id for theme in themes), CLOSING),
        problems,
    )
    codes = tuple(replace(code, clues=clues.get(code.id)) for code in codes)
    for code in codes:
        check_code(code, concepts, bad, problems)
    if not codes:
        problems.warn(root.line, "aucun code : ajoutez-en sous « codes: ».")
    book = Codebook(
        title=keys.get("titre", EMPTY).text(),
        version=keys.get("version", EMPTY).text(),
        digest=hashlib.sha256(data).hexdigest(),
        themes=themes,
        families=families,
        concepts=concepts,
        codes=tuple(
            replace(code, rules=(), clues=None) if code.id in problems.broken else code
            for code in codes
        ),
        threshold=_number(keys, "seuil", 0.5, (0, 1), problems),
        segment_words=int(_number(keys, "segment_mots", 120, (20, 100_000), problems)),
        rule_force=_number(keys, "force_des_regles", 5, (0, 20), problems),
        approx=approx,
        successors=read_successors(
            keys.get(SUCCESSORS, EMPTY), [code.id for code in codes], problems
        ),
    )
    return book, problems.in_order()


def _number(
    keys: Mapping[str, Node],
    key: str,
    default: float,
    bounds: tuple[float, float],
    problems: Problems,
) -> float:
    node, (least, most) = keys.get(key, EMPTY), bounds
    value = default if node.value is None else node.value
    if isinstance(value, (int, float)) and not isinstance(value, bool) and least <= value <= most:
        return value
    message = f"« {key} » est un nombre de {least:g} à {most:g}; {default:g} est employé."
    problems.error(node.line, message)
    return default


def _themes(node: Node, problems: Problems) -> tuple[Theme, ...]:
    problems.check_mapping(node, "sous « themes »")
    problems.check_repeated(node, "sous « themes »")
    found = []
    for id_, child in node.mapping().items():
        problems.check_mapping(child, f"dans le thème « {id_} »")
        problems.check_keys(child, THEME, f"dans le thème « {id_} »")
        if id_ in {INTRO, CLOSING}:
            problems.error(child.line, f"« {id_} » est réservé : choisissez un autre nom de thème.")
            continue
        texts = {key: _texts(child.mapping().get(key, EMPTY), problems) for key in THEME[1:]}
        if not texts["questions"]:
            problems.warn(child.line, f"thème « {id_} » : sans « questions », il sera mal reconnu.")
        label = _label(child, problems) or id_
        found.append(Theme(id_, label, texts["questions"], texts["titres"], texts["vocabulaire"]))
    return tuple(found)


def _families(node: Node, problems: Problems) -> tuple[Family, ...]:
    problems.check_mapping(node, "sous « familles »")
    problems.check_repeated(node, "sous « familles »")
    found = []
    for id_, child in node.mapping().items():
        problems.check_keys(child, FAMILY, f"dans la famille « {id_} »")
        objects = child.mapping().get("objets", EMPTY)
        if objects.text() not in {"", "oui", "non"}:
            problems.error(objects.line, f"famille « {id_} » : « objets » vaut « oui » ou « non ».")
        label = _label(child, problems) or child.text() or id_
        share = _number(child.mapping(), "part_du_meilleur", 0, (0, 1), problems)
        lengths, beyond = _lengths(child.mapping().get("longueur", EMPTY), problems)
        found.append(Family(id_, label, objects.text() == "oui", share, lengths, beyond))
    return tuple(found)


def _label(node: Node, problems: Problems) -> str:
    label = node.mapping().get("libelle", EMPTY)
    problems.check_text(label, "libelle")
    return label.text()


def _lengths(node: Node, problems: Problems) -> tuple[tuple[tuple[int, float], ...], float]:
    """The factors of `longueur` by number of words, and the one beyond."""
    problems.check_mapping(node, "sous « longueur »")
    problems.check_repeated(node, "sous « longueur »")
    keys = node.mapping()
    factors = {}
    for key, child in keys.items():
        factor = _number(keys, key, 1, (0, 2), problems)
        if key.isdecimal():
            factors[int(key)] = factor
        elif key != BEYOND:
            message = f"« longueur » : « {key} » n’est ni un nombre de mots ni « {BEYOND} »."
            problems.error(child.line, message)
    return tuple(sorted(factors.items())), _number(keys, BEYOND, 1, (0, 2), problems)


def _concepts(node: Node, problems: Problems) -> dict[str, Concept]:
    problems.check_mapping(node, "sous « concepts »")
    problems.check_repeated(node, "sous « concepts »")
    found = {}
    for name, child in node.mapping().items():
        elements = read_elements(child, problems)
        if not elements:
            problems.error(child.line, f"concept « {name} » : la liste de termes est vide.")
        found[name] = Concept(name, child.line, elements)
    return found


def _texts(node: Node, problems: Problems) -> tuple[str, ...]:
    """The texts of a list; lists within the list only serve the eye."""
    for part in node.walk():
        if isinstance(part.value, Mapping):
            problems.error(part.line, "mettez entre guillemets le texte qui contient « : ».")
    return tuple(text for leaf in node.walk() if (text := leaf.text()))


class _Codes:
    """Reads the codes, knowing which themes and families exist."""

    def __init__(
        self,
        themes: tuple[Theme, ...],
        families: tuple[Family, ...],
        problems: Problems,
        *,
        approx: bool,
    ) -> None:
        self.themes = tuple(theme.id for theme in themes)
        self.families = tuple(family.id for family in families)
        self.problems = problems
        self.approx = approx

    def read(self, node: Node) -> tuple[Code, ...]:
        self.problems.check_mapping(node, "sous « codes »")
        self.problems.check_repeated(node, "sous « codes »")
        return tuple(self._code(id_, child) for id_, child in node.mapping().items())

    def _code(self, id_: str, node: Node) -> Code:
        self.problems.check_mapping(node, "dans un code", id_)
        self.problems.check_keys(node, CODE, "dans un code", id_)
        keys = node.mapping()
        for key in CODE[:6]:
            self.problems.check_text(keys.get(key, EMPTY), key, id_)
        words = {key: keys.get(key, EMPTY).text() for key in CODE[:6]}
        for key in ("definition", "famille"):
            if not words[key]:
                self.problems.error(node.line, f"il manque la clé « {key} ».", id_)
        guide = (*self.themes, INTRO, CLOSING)
        reader = RuleReader(id_, guide, self.problems, approx=self.approx)
        written = keys.get("regles", EMPTY)
        self.problems.check_list(written, "sous « regles »", id_)
        rules = (reader.read(child, n) for n, child in enumerate(written.items(), 1))
        return Code(
            id=id_,
            label=words["libelle"] or id_,
            family=self._known("famille", self.families, node, id_),
            theme=self._known("theme", self.themes, node, id_),
            definition=words["definition"],
            include=words["inclure"],
            exclude=words["exclure"],
            examples=self._examples(keys.get("exemples", EMPTY), id_),
            counter_examples=self._examples(keys.get("contre_exemples", EMPTY), id_),
            rules=tuple(rule for rule in rules if rule is not None),
            line=node.line,
        )

    def _known(self, key: str, known: tuple[str, ...], node: Node, id_: str) -> str:
        word = node.mapping().get(key, EMPTY).text()
        if word and word not in known:
            message = f"{UNKNOWN[key]} « {word} ».{hint(word, known)}"
            self.problems.error(node.mapping()[key].line, message, id_)
        return word

    def _examples(self, node: Node, id_: str) -> tuple[Example, ...]:
        self.problems.check_list(node, "d’exemples", id_)
        found = []
        for child in node.items():
            keys = child.mapping()
            self.problems.check_keys(child, ("texte", "theme"), "dans un exemple", id_)
            text = keys["texte"].text() if "texte" in keys else child.text()
            theme = self._known("theme", (*self.themes, INTRO, CLOSING), child, id_)
            if not text:
                self.problems.error(child.line, "un exemple est vide.", id_)
                continue
            found.append(Example(text, child.line, theme))
        return tuple(found)
