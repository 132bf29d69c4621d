"""A study as large as wanted, made by recombining the turns of the demonstration study."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from piacen_qual.codebook.load import load_codebook
from piacen_qual.french.tokens import TokenKind, kind, tokenize
from piacen_qual.model import Group, Role, Transcript, Turn
from piacen_qual.study import Study
from piacen_qual.transcripts.library import read_library

ROOT = Path(__file__).parent.parent
GROUPS = 7
WORDS = 20_000  # per transcript
CODES = 62
TERMS = 25  # per code
PARTICIPANTS = 6
LETTERS = 5  # at least, in the words that codes look for
UNSAID = 2 / 3  # of the terms
RARE = 3  # at most, their occurrences in the demonstration study


def demo_turns() -> list[Turn]:
    """The turns of the demonstration study, all roles."""
    study = Study(ROOT)
    library = read_library(study, load_codebook(study.codebook)[0].themes)
    return [turn for transcript in library.transcripts for turn in transcript.turns]


def transcripts(count: int, *, words: int = WORDS) -> Iterator[Transcript]:
    """Transcripts of about `words` words, each different, always the same."""
    pool = demo_turns()
    for number in range(1, count + 1):
        chance = random.Random(number)  # noqa: S311 — nothing secret
        turns: list[Turn] = []
        said = 0
        while said < words:
            turn = chance.choice(pool)
            said += len(turn.text.split())
            takes_part = turn.role is Role.PARTICIPANT
            speaker = f"P{chance.randint(1, PARTICIPANTS)}" if takes_part else "Animatrice"
            n = len(turns) + 1
            turns.append(Turn(n, speaker, speaker, turn.role, turn.theme, None, turn.text, n))
        name = f"demo_g{number}.txt"
        yield Transcript(name, "txt", "utf-8", "0" * 64, Group(name), (), (), tuple(turns))


def terms() -> list[list[str]]:
    """The terms of each code: words and expressions, of which people say one in three.

    A codebook foresees many more ways to say things than one study holds.
    """
    chance = random.Random(0)  # noqa: S311 — as above
    turns = [
        [token.text for token in tokenize(turn.text) if kind(token.text) is TokenKind.WORD]
        for turn in demo_turns()
    ]
    often = Counter(word.lower() for words in turns for word in words)
    places = [
        (words, place)
        for words in turns
        for place, word in enumerate(words[:-2])
        if len(word) >= LETTERS and often[word.lower()] <= RARE
    ]
    return [[_term(chance, *chance.choice(places)) for _ in range(TERMS)] for _ in range(CODES)]


def _term(chance: random.Random, words: list[str], place: int) -> str:
    """Six times in ten one word, else it and what follows; two times in three, never said."""
    length = chance.choices([1, 2, 3], [6, 3, 1])[0]
    taken = words[place : place + length]
    if chance.random() < UNSAID:
        taken[0] = taken[0][::-1]
    return " ".join(taken).replace("’ ", "’").replace("' ", "'")


def write_study(folder: Path, count: int = GROUPS) -> list[str]:
    """A study in a folder, as a transcriber and a researcher would have left it.

    Returns:
        The text of every turn.
    """
    texts = []
    (folder / "transcripts").mkdir(parents=True)
    for transcript in transcripts(count):
        texts += [turn.text for turn in transcript.turns]
        lines = [f"{turn.label} : {turn.text}" for turn in transcript.turns]
        (folder / "transcripts" / transcript.file).write_text("\n\n".join(lines), "utf-8")
    write_codebook(folder, terms())
    return texts


def write_codebook(folder: Path, codes: list[list[str]]) -> None:
    """A codebook of one rule of terms and one of proximity a code."""
    lines = ["titre: Banc d’essai", "familles: {essai: Essai}", "themes:"]
    lines += ["  acces: {libelle: Accès, questions: [Êtes-vous mieux équipés?]}", "codes:"]
    for number, code in enumerate(codes, 1):
        single = [term for term in code if " " not in term]
        near = json.dumps([single[:8], single[8:]], ensure_ascii=False)
        lines += [
            f"  code_{number}:",
            "    {libelle: Code, famille: essai, definition: essai,",
            f"     regles: [{{termes: {json.dumps(code, ensure_ascii=False)}}},",
            f"              {{proche: {near}, nie: interdite}}]}}",
        ]
    (folder / "codebook.yaml").write_text("\n".join(lines), "utf-8")
