"""codebook.yaml → `Codebook`, with every problem reported at once, by line and code."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Final

from piacen_qual.codebook.problems import Problems, hint
from piacen_qual.codebook.references import check_code, sound_concepts
from piacen_qual.codebook.rules import RuleReader, read_elements
from piacen_qual.codebook.schema import Code, Codebook, Concept, Example, Family
from piacen_qual.errors import Problem
from piacen_qual.model import CLOSING, INTRO, Theme
from piacen_qual.yamlfile import Node, parse_yaml, read_yaml

TOP: Final = (
    *("titre", "version", "seuil", "segment_mots"),
    *("themes", "familles", "concepts", "codes"),
)
THEME: Final = ("libelle", "questions", "titres", "vocabulaire")
FAMILY: Final = ("libelle", "objets")
CODE: Final = (
    *("libelle", "famille", "theme", "definition", "inclure", "exclure"),
    *("exemples", "contre_exemples", "regles"),
)
EMPTY: Final = Node(None, 1)


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
    problems.check_keys(root, TOP, "en tête du codebook")
    keys = root.mapping()
    themes = _themes(keys.get("themes", EMPTY), problems)
    families = _families(keys.get("familles", EMPTY), problems)
    concepts, bad = sound_concepts(_concepts(keys.get("concepts", EMPTY), problems), problems)
    codes = _Codes(themes, families, problems).read(keys.get("codes", EMPTY))
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
        codes=tuple(replace(c, rules=()) if c.id in problems.broken else c for c in codes),
        threshold=_number(keys.get("seuil"), 0.5, 0, 1, problems),
        segment_words=int(_number(keys.get("segment_mots"), 120, 20, 100_000, problems)),
    )
    return book, problems.in_order()


def _number(node: Node | None, default: float, least: float, most: float, p: Problems) -> float:
    if node is None:
        return default
    value = node.value
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not least <= value <= most:
        p.error(node.line, f"il faut un nombre de {least:g} à {most:g} ; {default:g} est employé.")
        return default
    return value


def _themes(node: Node, problems: Problems) -> tuple[Theme, ...]:
    problems.check_repeated(node, "sous « themes »")
    found = []
    for id_, child in node.mapping().items():
        problems.check_keys(child, THEME, f"dans le thème « {id_} »")
        if id_ in {INTRO, CLOSING}:
            problems.error(child.line, f"« {id_} » est réservé : choisissez un autre nom de thème.")
            continue
        texts = {key: _texts(child.mapping().get(key, EMPTY)) for key in THEME[1:]}
        if not texts["questions"]:
            problems.warn(child.line, f"thème « {id_} » : sans « questions », il sera mal reconnu.")
        label = child.mapping().get("libelle", EMPTY).text() or id_
        found.append(Theme(id_, label, texts["questions"], texts["titres"], texts["vocabulaire"]))
    return tuple(found)


def _families(node: Node, problems: Problems) -> tuple[Family, ...]:
    problems.check_repeated(node, "sous « familles »")
    found = []
    for id_, child in node.mapping().items():
        problems.check_keys(child, FAMILY, f"dans la famille « {id_} »")
        objects = child.mapping().get("objets", EMPTY).text() in {"oui", "true"}
        label = child.mapping().get("libelle", EMPTY).text() or child.text() or id_
        found.append(Family(id_, label, objects))
    return tuple(found)


def _concepts(node: Node, problems: Problems) -> dict[str, Concept]:
    problems.check_repeated(node, "sous « concepts »")
    found = {}
    for name, child in node.mapping().items():
        elements = read_elements(child, problems)
        if not elements:
            problems.error(child.line, f"concept « {name} » : la liste de termes est vide.")
        found[name] = Concept(name, child.line, elements)
    return found


def _texts(node: Node) -> tuple[str, ...]:
    """The texts of a list; lists within the list only serve the eye."""
    return tuple(text for leaf in node.walk() if (text := leaf.text()))


class _Codes:
    """Reads the codes, knowing which themes and families exist."""

    def __init__(
        self, themes: tuple[Theme, ...], families: tuple[Family, ...], problems: Problems
    ) -> None:
        self.themes = tuple(theme.id for theme in themes)
        self.families = tuple(family.id for family in families)
        self.problems = problems

    def read(self, node: Node) -> tuple[Code, ...]:
        self.problems.check_repeated(node, "sous « codes »")
        return tuple(self._code(id_, child) for id_, child in node.mapping().items())

    def _code(self, id_: str, node: Node) -> Code:
        self.problems.check_keys(node, CODE, "dans un code", id_)
        keys = node.mapping()
        words = {key: keys.get(key, EMPTY).text() for key in CODE[:6]}
        for key in ("definition", "famille"):
            if not words[key]:
                self.problems.error(node.line, f"il manque la clé « {key} ».", id_)
        reader = RuleReader(id_, (*self.themes, INTRO, CLOSING), self.problems)
        rules = (
            reader.read(child, n) for n, child in enumerate(keys.get("regles", EMPTY).items(), 1)
        )
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
            place = node.mapping()[key].line
            self.problems.error(place, f"« {key} » inconnu : « {word} ».{hint(word, known)}", id_)
        return word

    def _examples(self, node: Node, id_: str) -> tuple[Example, ...]:
        found = []
        for child in node.items():
            keys = child.mapping()
            self.problems.check_keys(child, ("texte", "theme"), "dans un exemple", id_)
            text = keys["texte"].text() if "texte" in keys else child.text()
            theme = keys.get("theme", EMPTY).text()
            if not text:
                self.problems.error(child.line, "un exemple est vide.", id_)
                continue
            found.append(Example(text, child.line, theme))
        return tuple(found)
