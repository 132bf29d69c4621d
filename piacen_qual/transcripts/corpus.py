"""corpus.yaml → `Corpus`: what the team knows about its groups and participants."""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from piacen_qual.errors import Level, Problem
from piacen_qual.model import Corpus, Group, Participant
from piacen_qual.yamlfile import Node, read_yaml

TOP: Final = ("groupes", "personnes", "organismes", "lieux", "garder")
GROUP: Final = (
    *("fichier", "cas", "groupe", "date", "edition"),
    *("animation", "observation", "participants", "themes"),
)
OWN: Final = ("id", "etiquettes", "nom", "alias")  # the other keys of a participant are attributes
EMPTY: Final = Node(None, 1)


def load_corpus(path: Path, name: str = "corpus.yaml") -> tuple[Corpus, tuple[Problem, ...]]:
    """What `corpus.yaml` says, and what is wrong in it; an absent file says nothing.

    Raises:
        UnreadableFileError: when the file is there and is no YAML.
    """
    if not path.exists():
        return Corpus(), ()
    root, _ = read_yaml(path, name)
    return _Reader(name).read(root)


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []

    def read(self, root: Node) -> tuple[Corpus, tuple[Problem, ...]]:
        keys = self._keys(root, TOP, "en tête de corpus.yaml")
        groups = tuple(self._group(node) for node in keys.get("groupes", EMPTY).items())
        self._check_groups(groups, keys.get("groupes", EMPTY).items())
        corpus = Corpus(
            groups=tuple({group.file: group for group in reversed(groups)}.values())[::-1],
            people=tuple(self._participant(n) for n in keys.get("personnes", EMPTY).items()),
            organisations=_texts(keys.get("organismes")),
            places=_texts(keys.get("lieux")),
            keep=_texts(keys.get("garder")),
        )
        return corpus, tuple(self.problems)

    def _group(self, node: Node) -> Group:
        keys = self._keys(node, GROUP, "dans un groupe")
        file = keys.get("fichier", EMPTY).text()
        if not file:
            self._error(node.line, "un groupe n’a pas de « fichier ».")
        participants = tuple(self._participant(n) for n in keys.get("participants", EMPTY).items())
        self._check_ids(participants, node.line, file)
        return Group(
            file=unicodedata.normalize("NFC", file),
            case=keys.get("cas", EMPTY).text(),
            number=self._integer(keys.get("groupe")),
            date=keys.get("date", EMPTY).text(),
            edition=self._integer(keys.get("edition")),
            moderators=_texts(keys.get("animation")),
            observers=_texts(keys.get("observation")),
            participants=participants,
            theme_overrides=self._overrides(keys.get("themes", EMPTY)),
        )

    def _participant(self, node: Node) -> Participant:
        keys = node.mapping()
        if not keys:  # « personnes: [Marie-Ève Roy] »
            return Participant(id="", name=node.text() or None)
        return Participant(
            id=keys.get("id", EMPTY).text(),
            labels=_texts(keys.get("etiquettes")),
            name=keys.get("nom", EMPTY).text() or None,
            aliases=_texts(keys.get("alias")),
            attributes={key: child.text() for key, child in keys.items() if key not in OWN},
        )

    def _overrides(self, node: Node) -> Mapping[int, str]:
        found = {}
        for turn, theme in node.mapping().items():
            if turn.isdigit():
                found[int(turn)] = theme.text()
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
                    node.line, f"le fichier « {group.file} » a deux entrées ; la première compte."
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
        if isinstance(node.value, bool) or not isinstance(node.value, int):
            self._error(node.line, f"« {node.text()} » n’est pas un nombre entier.")
            return None
        return node.value

    def _keys(self, node: Node, allowed: tuple[str, ...], where: str) -> Mapping[str, Node]:
        for key, child in node.mapping().items():
            if key not in allowed:
                possible = ", ".join(allowed)
                self._error(child.line, f"clé inconnue « {key} » {where}. Possibles : {possible}.")
        for key, line in node.repeated:
            self._error(line, f"« {key} » est écrit deux fois {where}.")
        if not isinstance(node.value, Mapping) and node.value is not None:
            self._error(node.line, f"il faut des lignes « clé : valeur » {where}.")
        return node.mapping()

    def _error(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.name, line, Level.ERROR, message))


def _texts(node: Node | None) -> tuple[str, ...]:
    return tuple(text for child in (node.items() if node else ()) if (text := child.text()))


def group_of(file: str, corpus: Corpus) -> tuple[Group, tuple[Problem, ...]]:
    """The group that `file` holds: from corpus.yaml, else guessed from its name, and said so.

    `tncdc_g1.vtt` gives case TNCDC, group 1; names that say nothing give no case.
    """
    name = unicodedata.normalize("NFC", file)
    for group in corpus.groups:
        if group.file == name:
            return group, ()
    stem = name.rpartition(".")[0] or name
    match = re.fullmatch(
        r"(.*?)[ _-]*(?:g|gr|grp|groupe|group|gd|fg)?[ _.-]*0*(\d{1,2})", stem, re.I
    )
    case = match[1] if match else ""
    if match is None or not case:
        note = Problem(
            file,
            None,
            Level.WARNING,
            "le cas et le groupe sont inconnus : décrivez ce fichier dans corpus.yaml.",
        )
        return Group(file=name), (note,)
    label = case.upper() if len(case) <= 8 else case.replace("_", " ").strip()
    note = Problem(
        file,
        None,
        Level.NOTE,
        f"cas « {label} », groupe {match[2]} : devinés d’après le nom du fichier.",
    )
    return Group(file=name, case=label, number=int(match[2])), (note,)
