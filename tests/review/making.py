"""A small made-up study to review, its suggestions given by hand, decided on in a real log."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from piacen_qual.codebook.schema import Code, Codebook, Family
from piacen_qual.coding.matching.segments import segments
from piacen_qual.decisions.log import Log
from piacen_qual.model import Group, Role, Suggestion, Theme, Transcript, Turn
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.coding.session import Session
from piacen_qual.review.dialogue import Ask, Dialogue, Say
from piacen_qual.review.keeping.matter import Matter
from piacen_qual.review.keeping.opening import open_ledger
from piacen_qual.review.keeping.pen import Pen
from piacen_qual.review.moved.session import MovedSession
from piacen_qual.study import Study

ROLES = {"Animatrice": Role.MODERATION}

Said = tuple[str, str, str]  # speaker, theme, text

NORTH: tuple[Said, ...] = (
    ("Animatrice", "outils", "Quels outils employez-vous, au jardin?"),
    ("P1", "outils", "Un vieux râteau [rires], pis il me manque du temps pour le réparer."),
    ("P2", "outils", "Ça coûte cher, les bons outils. On se les prête."),
    ("Animatrice", "saison", "Pis la saison, cette année?"),
    ("P1", "saison", "Ordinaire."),
    ("P2", "saison", "Il a manqué de pluie, mais les prix ont monté."),
)
SOUTH: tuple[Said, ...] = (
    ("Animatrice", "outils", "On parle des outils."),
    ("P1", "outils", "Nous autres, on n’a pas d’outils, on loue."),
    ("P2", "outils", "Louer, c’est trop cher."),
)


def make_code(id_: str, label: str, family: str = "raisons") -> Code:
    return Code(id_, label, family, "", f"Définition de {label}.", "", "", (), (), (), 1)


CODEBOOK = Codebook(
    title="Jardins",
    version="0.3",
    digest="abcdef0123456789",
    themes=(Theme("outils", "Les outils"), Theme("saison", "La saison")),
    families=(Family("raisons", "Raisons"), Family("objets", "Objets", objects=True)),
    concepts={},
    codes=(
        make_code("manque", "Il en manque"),
        make_code("prix", "Coût élevé"),
        make_code("entraide", "Entraide"),
        make_code("outil", "Outils nommés", "objets"),
    ),
    segment_words=40,
)


def make_transcript(file: str, said: Sequence[Said], case: str, number: int) -> Transcript:
    turns = tuple(
        Turn(n, speaker, speaker, ROLES.get(speaker, Role.PARTICIPANT), theme, None, text, n)
        for n, (speaker, theme, text) in enumerate(said, 1)
    )
    return Transcript(file, "txt", "utf-8", "0" * 64, Group(file, case, number), (), (), turns)


def suggested(
    transcript: Transcript, turn: int, code: str, evidence: str, score: float
) -> Suggestion:
    start = transcript.turns[turn - 1].text.index(evidence)
    return Suggestion(
        file=transcript.file,
        turn=turn,
        segment=1,
        code=code,
        start=start,
        end=start + len(evidence),
        evidence=evidence,
        rule=f"{code}.regle",
        score=score,
        reason=f"« {evidence} », du concept @{code}",
    )


def make_matter(
    north: Sequence[Said] = NORTH,
    south: Sequence[Said] = SOUTH,
    *,
    codebook: Codebook = CODEBOOK,
    suggestions: Sequence[Suggestion] | None = None,
) -> Matter:
    one = make_transcript("nord_g1.txt", north, "NORD", 1)
    two = make_transcript("sud_g2.txt", south, "SUD", 2)
    if suggestions is None:
        suggestions = (
            suggested(one, 2, "manque", "il me manque du temps", 0.91),
            suggested(one, 2, "outil", "râteau", 0.72),
            suggested(one, 3, "prix", "coûte cher", 0.88),
            suggested(one, 6, "manque", "manqué de pluie", 0.8),
            suggested(one, 6, "prix", "les prix", 0.6),
            suggested(two, 3, "prix", "trop cher", 0.95),
        )
    cut = (*segments(one, codebook.segment_words), *segments(two, codebook.segment_words))
    return Matter((one, two), cut, tuple(suggestions), codebook)


def make_study(folder: Path, files: Iterable[str] = ("nord_g1.txt", "sud_g2.txt")) -> Study:
    """A folder with the transcripts' files, of which only the names count here."""
    (folder / "transcripts").mkdir(parents=True, exist_ok=True)
    for name in files:
        (folder / "transcripts" / name).touch()
    return Study(folder)


@contextmanager
def reviewing(
    folder: Path,
    matter: Matter | None = None,
    *,
    coder: str = "Julie",
    blind: bool = False,
    wanted: Filter | None = None,
) -> Iterator[Session]:
    """A session of a coder, from its opening to its end."""
    matter = matter or make_matter()
    study = make_study(folder, matter.by_file)
    with Log(study, coder, matter.transcripts, codebook="0.3 (abcdef01)") as log:
        ledger = open_ledger(study, log, matter).ledger
        pen = Pen(log, ledger, shown=not blind)
        yield Session(pen, ledger, blind=blind, wanted=wanted)


@contextmanager
def looking_again(
    folder: Path, matter: Matter, *, coder: str = "Julie", wanted: Filter | None = None
) -> Iterator[MovedSession]:
    """A session over decisions on words that changed."""
    study = make_study(folder, matter.by_file)
    with Log(study, coder, matter.transcripts, codebook="0.3 (abcdef01)") as log:
        opened = open_ledger(study, log, matter)
        pen = Pen(log, opened.ledger, shown=True)
        yield MovedSession(pen, opened.ledger, opened.versions, wanted)


def corrected(turn: int, old: str, new: str) -> Matter:
    """The study after a turn of the north was corrected; suggestions gone with their words."""
    said = list(NORTH)
    speaker, theme, text = said[turn - 1]
    assert old in text
    said[turn - 1] = (speaker, theme, text.replace(old, new))
    return make_matter(said, suggestions=())


def with_codes(book: Codebook, *codes: Code, **successors: tuple[str, ...]) -> Codebook:
    return replace(book, codes=(*book.codes, *codes), successors=successors)


def hear(begin: Callable[[Ask, Say], Dialogue], *answers: str) -> str:
    """All that a dialogue says when these answers are given, then no more; blanks are plain."""
    left, said = list(answers), []

    def ask(question: str) -> str | None:
        said.append(question)
        return left.pop(0) if left else None

    begin(ask, said.append).run()
    assert not left
    return "\n".join(said).replace("\xa0", " ")
