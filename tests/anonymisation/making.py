"""Turns as values, a made-up roster, and what detection says of a sentence."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.anonymisation.detection.detect import detect
from piacen_qual.anonymisation.detection.overlaps import settled
from piacen_qual.anonymisation.detection.structured.patterns import patterns
from piacen_qual.anonymisation.reading.spoken import Spoken
from piacen_qual.model import Corpus, Group, Participant, Role, Transcript, Turn
from piacen_qual.study import Cache

FILE = "verger_g1.txt"

PEOPLE = (
    Participant("P1", labels=("P1",), name="Marie-Ève Sansoucy", aliases=("Mève",)),
    Participant(
        "P2", labels=("P2",), name="Ovila Tremblant", attributes={"organisme": "Fraisière"}
    ),
    Participant("P3", labels=("P3",), name="Rose Charbonnel-Petit"),
    Participant("P4", labels=("P4",), name="Gilles Bourgoin"),
)
OTHERS = (Participant("", name="Côme Désormières"), Participant("", name="madame Quirion"))
CORPUS = Corpus(
    groups=(Group(FILE, case="VERGER", number=1, moderators=("Animatrice",), participants=PEOPLE),),
    people=OTHERS,
    organisations=("CDC des Trois-Rouets", "La Pommeraie"),
    places=("Saint-Zénobe-des-Prés", "la Plaine"),
    keep=("Zoom", "Ovide Musin"),
)
NOBODY = Corpus()


def spoken(*texts: str, file: str = FILE) -> Transcript:
    """A transcript in which everybody says one of these."""
    turns = tuple(
        Turn(n, f"P{n}", f"P{n}", Role.PARTICIPANT, "intro", None, text, n)
        for n, text in enumerate(texts, 1)
    )
    return Transcript(file, "txt", "utf-8", "", Group(file), (), (), turns)


def found(cache: Cache, *texts: str, corpus: Corpus = CORPUS) -> tuple[Candidate, ...]:
    """What may identify someone in these turns."""
    return detect([spoken(*texts)], corpus, None, cache)


def said(candidates: Iterable[Candidate]) -> list[tuple[str, str]]:
    """The words of candidates, each with what becomes of them; what is kept left out."""
    kept = Action.KEEP
    return [(each.text, each.action.value) for each in candidates if each.action is not kept]


def asked(cache: Cache, *texts: str, corpus: Corpus = NOBODY) -> list[str]:
    """What is asked about in these turns, of a study that knows nobody."""
    return [each.text for each in found(cache, *texts, corpus=corpus) if each.action is Action.ASK]


def shaped(text: str) -> list[tuple[str, str, Action]]:
    """The identifiers that their form alone gives away in a text."""
    words = Spoken(FILE, 1, text)
    return [
        (each.kind.value, words.normal.written(each.start, each.end), each.action)
        for each in settled(words, patterns(words))
    ]


def candidate(
    text: str = "Rose",
    *,
    turn: int = 1,
    kind: Kind = Kind.PERSON,
    action: Action = Action.ASK,
    question: str = "",
    context: str = "",
) -> Candidate:
    """A candidate made by hand."""
    entity = f"{kind}:{text.lower()}"
    return Candidate(
        file=FILE,
        turn=turn,
        start=0,
        end=len(text),
        text=text,
        kind=kind,
        action=action,
        entity=entity,
        question=question or entity,
        context=context or f"c{turn}",
        source="essai",
        reason="pour l’essai",
    )


def acted(candidates: Iterable[Candidate], action: Action) -> tuple[Candidate, ...]:
    """The same candidates, with another action."""
    return tuple(replace(each, action=action) for each in candidates)


def write_study(root: Path, *texts: str) -> Path:
    """A study with one transcript, on the disk."""
    folder = root / "transcripts"
    folder.mkdir(parents=True)
    (root / "codebook.yaml").write_text("titre: Verger\n", encoding="utf-8")
    lines = "".join(f"P{n} : {text}\n" for n, text in enumerate(texts, 1))
    (folder / FILE).write_text(lines, encoding="utf-8")
    return root
