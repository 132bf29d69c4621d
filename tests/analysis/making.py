"""A small made-up study, by hand: three groups, two cases, five codes."""

from collections.abc import Sequence

from piacen_qual.analysis.material import Material
from piacen_qual.codebook.schema import Code, Codebook, Family
from piacen_qual.model import (
    Cell,
    Coding,
    Group,
    Participant,
    Role,
    Segment,
    Speaker,
    Table,
    Theme,
    Transcript,
    Turn,
)

ROLES = {"Animatrice": Role.MODERATION, "Observateur": Role.OBSERVATION}

Said = tuple[str, str, str]  # speaker, theme, text


def make_code(id_: str, family: str, label: str = "") -> Code:
    return Code(
        id=id_,
        label=label or id_.upper(),
        family=family,
        theme="outils",
        definition="",
        include="",
        exclude="",
        examples=(),
        counter_examples=(),
        rules=(),
        line=1,
    )


CODEBOOK = Codebook(
    title="Jardins",
    version="0.3",
    digest="abcdef0123456789",
    themes=(Theme("outils", "Les outils"), Theme("saison", "La saison")),
    families=(
        Family("raisons", "Raisons"),
        Family("cotes", "Côtés"),
        Family("objets", "Objets", objects=True),
    ),
    concepts={},
    codes=(
        make_code("manque", "raisons", "Il en manque"),
        make_code("prix", "raisons", "Le prix"),
        make_code("jamais_dit", "raisons", "Jamais dit"),
        make_code("pour", "cotes", "Pour"),
        make_code("contre", "cotes", "Contre"),
        make_code("outil", "objets", "Outils"),
    ),
)


def make_transcript(
    said: Sequence[Said],
    *,
    file: str = "nord_g1.txt",
    case: str = "NORD",
    number: int | None = 1,
    participants: Sequence[Participant] = (),
) -> Transcript:
    turns = tuple(
        Turn(
            n=n,
            speaker=speaker,
            label=speaker,
            role=ROLES.get(speaker, Role.PARTICIPANT),
            theme=theme,
            start=10.5 * n,
            text=text,
            line=2 * n,
        )
        for n, (speaker, theme, text) in enumerate(said, 1)
    )
    speakers = tuple(
        Speaker(name, (name,), ROLES.get(name, Role.PARTICIPANT))
        for name in dict.fromkeys(speaker for speaker, _, _ in said)
    )
    group = Group(
        file=file, case=case, number=number, date="2031-05-02", participants=tuple(participants)
    )
    return Transcript(file, "txt", "utf-8", "0" * 64, group, speakers, (), turns)


def whole_turns(*transcripts: Transcript) -> tuple[Segment, ...]:
    return tuple(
        Segment(transcript.file, turn.n, 1, 0, len(turn.text))
        for transcript in transcripts
        for turn in transcript.turns
        if turn.role is Role.PARTICIPANT
    )


def make_coding(
    transcript: Transcript, turn: int, code: str, evidence: str, *, score: float = 0.8
) -> Coding:
    start = transcript.turns[turn - 1].text.index(evidence)
    return Coding(
        transcript.file,
        turn,
        1,
        code,
        start,
        start + len(evidence),
        score,
        "suggestion",
        f"{code}.1",
    )


NORD_1 = make_transcript(
    [
        ("Animatrice", "outils", "Avez-vous les pelles qu’il vous faut?"),
        ("P1", "outils", "Il manque des pelles, on en a deux pour dix."),
        ("P2", "outils", "Moi j’en ai une, ça va (rires)."),
        ("P1", "outils", "Pis les râteaux coûtent cher, il en manque aussi."),
        ("Animatrice", "saison", "Et quand la neige arrive?"),
        ("P2", "saison", "On range tout."),
    ],
    participants=[
        Participant("P1", attributes={"fonction": "direction", "age": "35-54"}),
        Participant("P2", attributes={"fonction": "terrain"}),
        Participant("P3", attributes={"fonction": "terrain", "date": "2020"}),
    ],
)
NORD_2 = make_transcript(
    [
        ("Animatrice", "outils", "De quoi avez-vous besoin?"),
        ("P1", "outils", "Une pelle, c’est le prix qui bloque."),
        ("Observateur", "outils", "Je note."),
        ("P2", "outils", "Bof."),
    ],
    file="nord_g2.txt",
    number=2,
)
SUD = make_transcript(
    [
        ("Animatrice", "outils", "Chez vous, les outils?"),
        ("P1", "outils", "Il manque de tout, même une Pelle."),
    ],
    file="sud_g1.txt",
    case="SUD",
)

CODINGS = (
    make_coding(NORD_1, 2, "manque", "Il manque des pelles"),
    make_coding(NORD_1, 2, "outil", "pelles"),
    make_coding(NORD_1, 3, "pour", "ça va"),
    make_coding(NORD_1, 4, "manque", "il en manque"),
    make_coding(NORD_1, 4, "prix", "coûtent cher"),
    make_coding(NORD_1, 4, "outil", "râteaux"),
    make_coding(NORD_2, 2, "prix", "le prix"),
    make_coding(NORD_2, 2, "contre", "bloque"),
    make_coding(NORD_2, 2, "outil", "pelle"),
    make_coding(SUD, 2, "manque", "Il manque de tout"),
    make_coding(SUD, 2, "outil", "Pelle"),
)


def make_material(
    transcripts: Sequence[Transcript] = (NORD_1, NORD_2, SUD),
    codings: Sequence[Coding] = CODINGS,
) -> Material:
    return Material(
        transcripts=tuple(transcripts),
        segments=whole_turns(*transcripts),
        codings=tuple(codings),
        codebook=CODEBOOK,
        source="suggestions",
        date="2031-06-01",
    )


def records(table: Table) -> list[dict[str, Cell]]:
    """The rows of a table under their columns' keys."""
    keys = [column.key for column in table.columns]
    assert len(set(keys)) == len(keys)
    return [dict(zip(keys, row, strict=True)) for row in table.rows]


def only(table: Table, **where: Cell) -> dict[str, Cell]:
    """The one row that has these cells."""
    found = [row for row in records(table) if where.items() <= row.items()]
    assert len(found) == 1, found
    return found[0]
