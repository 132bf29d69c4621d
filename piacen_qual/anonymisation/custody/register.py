"""What a study must be able to tell of its anonymisation, and whether it may use that word.

Data are « codées » for as long as anything links them to people: the key, the verbatims, answers
that name what was masked. They are « anonymisées » only when nothing does any more, « de façon
irréversible » (Loi sur la protection des renseignements personnels dans le secteur privé, art. 23;
EPTC 2, chapitre 5). The entry follows article 9 of the Règlement sur l’anonymisation des
renseignements personnels (RLRQ, c. A-2.1, r. 0.1), and its three criteria.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from piacen_qual.anonymisation.answering.answers import Act, Answers
from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.anonymisation.custody.audit import AuditAct, Entry
from piacen_qual.anonymisation.custody.key import keys_in
from piacen_qual.anonymisation.custody.place import key_folder
from piacen_qual.anonymisation.disclosure import K
from piacen_qual.french.wording import several
from piacen_qual.model import Cell, Column, Table, Transcript
from piacen_qual.study import Study

CODED: Final = "codées"
ANONYMISED: Final = "anonymisées"

_REVIEW: Final = 365  # days
_GESTURES: Final = {
    Act.MASK: "Questions : masquer",
    Act.KEEP: "Questions : garder",
    Act.ADD: "Mots ajoutés : masquer",
}


@dataclass(frozen=True, slots=True)
class Status:
    """Which word the data deserve.

    Attributes:
        word: `CODED` or `ANONYMISED`.
        links: in French, what still ties public texts to people.
    """

    word: str
    links: tuple[str, ...] = ()


def status(study: Study) -> Status:
    """Which word the data of a study deserve, as far as its folder tells.

    Copies elsewhere (a backup, a key on a stick) are known to people only.
    """
    links = tuple(_links(study))
    return Status(CODED if links else ANONYMISED, links)


def _links(study: Study) -> Iterator[str]:
    for folder in (key_folder(study), study.root, study.exports):
        yield from (f"la clé ({path.relative_to(study.root)})" for path in keys_in(folder))
    if any(study.transcript_paths()):
        yield "les transcriptions (transcripts/)"
    if study.corpus.is_file():
        yield "les noms de transcripts/corpus.yaml"
    if _holds(study.root / "decisions", "*"):
        yield "les décisions et le texte sur lequel elles ont été prises (decisions/)"
    if _holds(study.root / ".piacen", "*"):
        yield "la mémoire du programme (.piacen/)"
    if _holds(study.exports, "*", but="README.md"):
        yield "des résultats qui peuvent contenir des verbatims (exports/)"


def _holds(folder: Path, pattern: str, *, but: str = "") -> bool:
    return any(path.is_file() and path.name != but for path in folder.rglob(pattern))


@dataclass(frozen=True, slots=True)
class Facts:
    """What the register tells.

    Attributes:
        candidates: what may identify someone, as people decided.
        answers: what people answered.
        entries: the audit log.
        transcripts: of the study.
        status: which word the data deserve.
    """

    candidates: Sequence[Candidate]
    answers: Answers
    entries: Sequence[Entry]
    transcripts: Sequence[Transcript]
    status: Status

    @property
    def latest(self) -> datetime.date | None:
        """The last day on which somebody decided or shared anything."""
        answered = [each.time for each in self.answers.live]
        done = [entry.time for entry in self.entries if entry.act is not AuditAct.KEY_OPENED]
        last = max((*answered, *done), default="")
        return datetime.date.fromisoformat(last[:10]) if last else None

    def count(self, action: Action) -> int:
        """How many passages are so decided."""
        return sum(each.action is action for each in self.candidates)


def register_entry(facts: Facts) -> tuple[Table, ...]:
    """The entry for the register of anonymisation, as tables to read and to file."""
    return (
        _kinds(facts.candidates),
        _acts(facts.answers, facts.entries),
        Table(
            "registre",
            "Inscription au registre",
            (Column("rubrique", "Rubrique"), Column("contenu", "Contenu")),
            tuple(_article(facts)),
            (_SOURCE,),
        ),
    )


def _kinds(candidates: Iterable[Candidate]) -> Table:
    counts = Counter((each.kind, each.action) for each in candidates)
    kinds = [kind for kind in Kind if any(counts[kind, action] for action in Action)]
    rows: list[tuple[Cell, ...]] = [
        (kind.label, *(counts[kind, action] for action in Action)) for kind in kinds
    ]
    return Table(
        "renseignements",
        "Renseignements visés",
        (
            Column("type", "Type"),
            Column("masques", "Masqués", "entier"),
            Column("a_decider", "À décider", "entier"),
            Column("gardes", "Gardés", "entier"),
        ),
        tuple(rows),
        ("Passages des transcriptions. Aucun mot d’origine n’est dans ce registre.",),
    )


def _acts(answers: Answers, entries: Iterable[Entry]) -> Table:
    rows: list[tuple[Cell, ...]] = list(_answering(answers))
    for entry in entries:
        if entry.act is not AuditAct.KEY_OPENED:
            replaced = sum(entry.counts.values()) or None
            told = (entry.act.label, entry.case, entry.quotes or None, replaced)
            rows.append((entry.time[:10], entry.who, *told))
    return Table(
        "gestes",
        "Ce qui a été fait, par qui, quand",
        (
            Column("date", "Date"),
            Column("personne", "Personne"),
            Column("geste", "Geste"),
            Column("cas", "Cas"),
            Column("citations", "Citations", "entier"),
            Column("passages", "Passages", "entier"),
        ),
        tuple(sorted(rows, key=lambda row: str(row[0]))),
    )


def _answering(answers: Answers) -> Iterator[tuple[Cell, ...]]:
    """Per person and day, how many questions they settled."""
    said = Counter((each.time[:10], each.coder, each.act) for each in answers.live)
    for (day, coder, act), count in sorted(said.items()):
        yield day, coder, _GESTURES[act], "", None, count


def _article(facts: Facts) -> Iterator[tuple[str, str]]:
    """What article 9 asks for, and the residual risk by the criteria of article 2."""
    yield "Description", _description(facts)
    yield "Fins", _PURPOSES
    yield "Techniques", _TECHNIQUES
    yield "Mesures de sécurité", _MEASURES
    yield "Clé des pseudonymes", _key(facts.entries)
    yield "État des données", _standing(facts.status)
    yield "Risque : individualisation", _singling(facts)
    yield "Risque : corrélation", _linking(facts.status)
    yield "Risque : inférence", _INFERENCE
    yield "Analyse des risques faite le", _analysed(facts)
    yield "À revoir au plus tard le", _review(facts)
    yield "Personne compétente", "À compléter : sous la supervision de qui (article 4)."


_SOURCE: Final = (
    "Rubriques de l’article 9 du Règlement sur l’anonymisation des renseignements personnels"
    " (RLRQ, c. A-2.1, r. 0.1)."
)
_PURPOSES: Final = (
    "À compléter par la personne responsable : fins sérieuses et légitimes, ou d’intérêt public."
)
_TECHNIQUES: Final = (
    "Pseudonymes tirés au sort, les mêmes dans tous les documents; généralisations entre crochets"
    " pour les lieux, les organismes et les numéros; lecture et signature de chaque citation par"
    f" une personne; attributs et tableaux retenus sous {K} personnes, avec les cases qui les"
    " feraient retrouver."
)
_MEASURES: Final = (
    "Clé chiffrée par une phrase de passe (Scrypt, AES-256-GCM), lisible de son seul propriétaire,"
    " hors des résultats et de ce que git envoie; fouille de chaque fichier fini avant sa"
    " diffusion; journal sans aucun mot d’origine; rien n’est envoyé sur un réseau."
)
_INFERENCE: Final = (
    "Les partenaires se connaissent : un propos, une manière de parler ou un fait raconté peuvent"
    " faire reconnaître quelqu’un sans qu’aucun nom y soit. Seule la lecture de chaque citation en"
    " protège."
)


def _key(entries: Sequence[Entry]) -> str:
    """When it was made and destroyed, each time."""
    told = {AuditAct.KEY_MADE: "Créée", AuditAct.KEY_DESTROYED: "Détruite"}
    days = [f"{told[e.act]} le {e.time[:10]} par {e.who}." for e in entries if e.act in told]
    return " ".join(days) or "Aucune encore : la première citation à lire la fera naître."


def _analysed(facts: Facts) -> str:
    if facts.latest is None:
        return "À faire avant tout partage."
    return (
        "À compléter, quand une personne l’aura faite. Dernière décision ou dernier partage :"
        f" {facts.latest.isoformat()}."
    )


def _review(facts: Facts) -> str:
    if facts.latest is None:
        return "Un an après l’analyse, et avant chaque partage."
    day = facts.latest + datetime.timedelta(_REVIEW)
    return f"{day.isoformat()}, et avant chaque nouveau partage."


def _description(facts: Facts) -> str:
    people = sum(len(transcript.group.participants) for transcript in facts.transcripts)
    turns = sum(len(transcript.turns) for transcript in facts.transcripts)
    return (
        f"Propos de {people} personnes dans {len(facts.transcripts)} groupes de discussion"
        f" ({turns} tours de parole); {facts.count(Action.MASK)} passages masqués, par type"
        " ci-dessus."
    )


def _standing(standing: Status) -> str:
    if standing.links:
        what = "; ".join(standing.links)
        return f"Codées (dépersonnalisées), non anonymisées. Ce qui les relie : {what}."
    return (
        "Anonymisées, pour ce que ce dossier permet d’en savoir : plus rien n’y relie les textes"
        " publics à des personnes. Vérifiez aussi les copies et les sauvegardes."
    )


def _singling(facts: Facts) -> str:
    groups = (each.group.participants for each in facts.transcripts if each.group.participants)
    smallest = min(map(len, groups), default=0)
    told = f"Le plus petit groupe compte {several(smallest, 'personne')}. " if smallest else ""
    few = {e.case: e.people for e in facts.entries if e.act is AuditAct.SHARED and 0 < e.people < K}
    for case, people in sorted(few.items()):
        told += (
            f"{case}, partagé, n’en a que {people} : chacune y est reconnaissable par les autres. "
        )
    if waiting := facts.count(Action.ASK):
        left = "passages restent" if waiting > 1 else "passage reste"
        return f"{told}{waiting} {left} à décider : rien ne peut être partagé."
    return f"{told}Aucun passage ne reste à décider."


def _linking(standing: Status) -> str:
    if standing.links:
        return "Possible pour qui a la clé, les transcriptions ou les décisions (voir l’état)."
    return "Les pseudonymes sont les mêmes dans tous les documents partagés."
