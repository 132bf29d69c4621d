"""corpus.yaml → `Corpus`: what the team knows about its groups and participants."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from piacen_qual.errors import Level, Problem
from piacen_qual.model import Corpus, Group, Participant
from piacen_qual.yamlfile import EMPTY, Node, read_yaml

TOP: Final = ("groupes", "personnes", "organismes", "lieux", "garder")
GROUP: Final = (
    *("fichier", "cas", "groupe", "date", "edition"),
    *("animation", "observation", "participants", "themes"),
)
OWN: Final = ("id", "etiquettes", "nom", "alias")  # other keys of a participant: attributes
KIND: Final = "(?:entrevues?|entretiens?|focus|groupes?|group|verbatims?|transcriptions?)"
WORD: Final = f"(?:g|gr|grp|gd|fg|{KIND})"
NAMED: Final = re.compile(  # « tncdc_g1 », « tncdc_entrevue2 », « tncdc_g1_verbatim »
    rf"(.*\w)[ _.-]+{WORD}[ _.-]*0*(\d{{1,2}})(?:[ _.-]+{KIND})*", re.IGNORECASE
)
NUMBERED: Final = re.compile(  # « Table jeunesse 2 »; neither a date nor a year
    rf"(?!{WORD}[ _.-]*\d)([^\W\d](?:\D*[^\W\d])??)[ _.-]*0*(\d{{1,2}})", re.IGNORECASE
)
ASIDE: Final = re.compile(rf"(?:^|[ _.-]+){KIND}(?![^\W_])", re.IGNORECASE)  # of no case's name
SHORT: Final = 8  # letters up to which the name of a case is taken for an acronym


def load_corpus(path: Path, name: str = "corpus.yaml") -> tuple[Corpus, tuple[Problem, ...]]:
    """What `corpus.yaml` says, and what is wrong in it; an absent file says nothing.

    Raises:
        UnreadableFileError: when the file is there and is no YAML.
    """
    if not path.exists() and not path.is_symlink():
        return Corpus(), ()
    root, _ = read_yaml(path, name)
    return _Reader(name).read(root)


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []

    def read(self, root: Node) -> tuple[Corpus, tuple[Problem, ...]]:
        keys = self._keys(root, TOP, "en tête de corpus.yaml")
        nodes = self._list(keys, "groupes")
        groups = tuple(self._group(node) for node in nodes)
        self._check_groups(groups, nodes)
        corpus = Corpus(
            groups=tuple({group.file: group for group in reversed(groups)}.values())[::-1],
            people=tuple(self._participant(node) for node in self._list(keys, "personnes")),
            organisations=self._texts(keys, "organismes"),
            places=self._texts(keys, "lieux"),
            keep=self._texts(keys, "garder"),
        )
        return corpus, tuple(self.problems)

    def _group(self, node: Node) -> Group:
        keys = self._keys(node, GROUP, "dans un groupe")
        file = keys.get("fichier", EMPTY).text()
        if not file:
            self._error(node.line, "un groupe n’a pas de « fichier ».")
        participants = tuple(self._participant(child) for child in self._list(keys, "participants"))
        self._check_ids(participants, node.line, file)
        return Group(
            file=unicodedata.normalize("NFC", file),
            case=keys.get("cas", EMPTY).text(),
            number=self._integer(keys.get("groupe")),
            date=keys.get("date", EMPTY).text(),
            edition=self._integer(keys.get("edition")),
            moderators=self._texts(keys, "animation"),
            observers=self._texts(keys, "observation"),
            participants=participants,
            theme_overrides=self._overrides(keys.get("themes", EMPTY)),
        )

    def _participant(self, node: Node) -> Participant:
        if node.text():  # « personnes: [Marie-Ève Roy] »
            return Participant(id="", name=node.text())
        keys = self._keys(node, None, "chez une personne")
        return Participant(
            id=keys.get("id", EMPTY).text(),
            labels=self._texts(keys, "etiquettes"),
            name=keys.get("nom", EMPTY).text() or None,
            aliases=self._texts(keys, "alias"),
            attributes={
                key: self._word(child, key) for key, child in keys.items() if key not in OWN
            },
        )

    def _overrides(self, node: Node) -> Mapping[int, str]:
        found = {}
        for turn, theme in self._keys(node, None, "sous « themes »").items():
            if turn.isdecimal():
                found[int(turn)] = self._word(theme, turn)
            else:
                self._error(theme.line, f"« themes » attend un numéro de tour, et non « {turn} ».")
        return found

    def _check_ids(self, participants: tuple[Participant, ...], line: int, file: str) -> None:
        ids = [participant.id for participant in participants]
        if "" in ids:
            self._error(line, f"{file} : une personne n’a pas d’« id » (P1, P2…).")
        for id_ in sorted({id_ for id_ in ids if id_ and ids.count(id_) > 1}):
            self._error(line, f"{file} : deux personnes ont l’id « {id_} ».")

    def _check_groups(self, groups: tuple[Group, ...], nodes: tuple[Node, ...]) -> None:
        files: set[str] = set()
        places: dict[tuple[str, int], str] = {}
        for group, node in zip(groups, nodes, strict=True):
            if group.file and group.file in files:
                self._error(
                    node.line, f"le fichier « {group.file} » a deux entrées; la première compte."
                )
            elif group.number is not None:
                other = places.setdefault((group.case, group.number), group.file)
                if other != group.file:
                    self._error(
                        node.line,
                        f"{group.case}, groupe {group.number} : le même numéro est donné à"
                        f" « {other} » et à « {group.file} ».",
                    )
            files.add(group.file)

    def _integer(self, node: Node | None) -> int | None:
        if node is None or node.value is None:
            return None
        if not node.text().isdecimal():
            self._error(node.line, f"« {node.text()} » n’est pas un nombre entier.")
            return None
        return int(node.text())

    def _word(self, node: Node, key: str) -> str:
        if node.mapping() or isinstance(node.value, tuple):
            self._error(node.line, f"« {key} » attend un mot ou une expression, et non une liste.")
        return node.text()

    def _list(self, keys: Mapping[str, Node], key: str) -> tuple[Node, ...]:
        node = keys.get(key, EMPTY)
        if isinstance(node.value, Mapping):
            self._error(node.line, f"« {key} » attend une liste, une ligne « - » par élément.")
        return node.items()

    def _texts(self, keys: Mapping[str, Node], key: str) -> tuple[str, ...]:
        return tuple(text for node in self._list(keys, key) if (text := self._word(node, key)))

    def _keys(self, node: Node, allowed: Iterable[str] | None, where: str) -> Mapping[str, Node]:
        """The keys of a mapping; any key will do where none are `allowed`."""
        for key, child in node.mapping().items():
            if allowed is not None and key not in allowed:
                possible = ", ".join(allowed)
                self._error(child.line, f"clé inconnue « {key} » {where}. Possibles : {possible}.")
        for key, line in node.repeated:
            self._error(line, f"« {key} » est écrit deux fois {where}.")
        if not isinstance(node.value, Mapping) and node.value is not None:
            self._error(node.line, f"il faut des lignes « clé : valeur » {where}.")
        return node.mapping()

    def _error(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.name, line, Level.ERROR, message))


def group_of(file: str, corpus: Corpus) -> tuple[Group, tuple[Problem, ...]]:
    """The group that `file` holds: from corpus.yaml, else guessed from its name, and said so.

    `tncdc_g1.vtt` and `tncdc_entrevue1.txt` give case TNCDC, group 1; names that say nothing give
    no case.
    """
    name = unicodedata.normalize("NFC", file)
    for group in corpus.groups:
        if group.file == name:
            return group, ()
    stem = name.rpartition(".")[0] or name
    match = NAMED.fullmatch(stem) or NUMBERED.fullmatch(stem)
    label = _case(match[1]) if match else ""
    if match is None or not label:
        note = Problem(
            name,
            None,
            Level.WARNING,
            "le cas et le groupe sont inconnus : décrivez ce fichier dans corpus.yaml.",
        )
        return Group(file=name), (note,)
    note = Problem(
        name,
        None,
        Level.NOTE,
        f"cas « {label} », groupe {match[2]} : devinés d’après le nom du fichier.",
    )
    return Group(file=name, case=label, number=int(match[2])), (note,)


def _case(written: str) -> str:
    """The case as a file's name writes it; a short name in lower case is taken for an acronym."""
    case = ASIDE.sub("", written).replace("_", " ").strip(" .-")
    return case.upper() if case.islower() and len(case) <= SHORT else case
