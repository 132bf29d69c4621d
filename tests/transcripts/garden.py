"""A short made-up discussion about a community garden, to be written in any style and read back.

`A` moderates; `1`, `2` and `3` take part.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from piacen_qual.errors import Problem
from piacen_qual.model import Corpus, Theme, Transcript
from piacen_qual.transcripts.reader import read_transcript

Talk = tuple[tuple[str, str], ...]

GARDEN: Final[Talk] = (
    ("A", "Bonjour tout le monde, merci d’être venus. On jase du jardin, ça vous va?"),
    ("1", "Oui oui, ça va bien."),
    ("2", "Moi aussi, je suis prête."),
    ("A", "Parfait. Comment vous avez embarqué là-dedans?"),
    ("1", "Ben, c’est ma voisine qui m’a traînée là un samedi matin."),
    ("3", "Moi j’ai vu l’affiche à l’épicerie, pis j’avais du temps."),
    ("2", "Ça fait trois ans que j’attends une place, fait que j’ai sauté dessus."),
    ("A", "Pis les outils, vous les prenez où?"),
    ("3", "On les partage. Il manque toujours une pelle, par exemple."),
    ("1", "Ah, la fameuse pelle!"),
    ("2", "Elle est chez nous, la pelle. Je m’excuse."),
    ("A", "Qu’est-ce qui vous ferait rester une autre année?"),
    ("3", "Des tomates qui mûrissent, me semble."),
    ("2", "Du monde le fun. C’est ça qui compte, dans le fond."),
    ("A", "Merci beaucoup, c’est déjà l’heure."),
)
SECONDS: Final = 20  # between the beginnings of two turns

CODES: Final = {"A": "Anim", "1": "P1", "2": "P2", "3": "P3"}
NAMES: Final = {"A": "Ghislaine", "1": "Marie-Pier", "2": "Omar", "3": "Léo"}
ROLES: Final = {
    "A": "ANIMATRICE",
    "1": "INTERVENANTE 1",
    "2": "INTERVENANTE 2",
    "3": "INTERVENANT 3",
}


def written(template: str, cast: Mapping[str, str], talk: Talk = GARDEN) -> str:
    """The discussion as a text, each turn put in `template`.

    A template may hold `{n}`, `{label}`, `{words}`, `{clock}` (0:20), `{long}` (00:00:20), and
    `{end}` and `{long_end}` for the end of the turn.
    """
    return "".join(
        template.format(
            n=n,
            label=cast[who],
            words=words,
            clock=_clock(n - 1),
            long=_long(n - 1),
            end=_clock(n),
            long_end=_long(n),
        )
        for n, (who, words) in enumerate(talk, 1)
    )


def _clock(n: int) -> str:
    minutes, seconds = divmod(SECONDS * n, 60)
    return f"{minutes}:{seconds:02}"


def _long(n: int) -> str:
    minutes, seconds = divmod(SECONDS * n, 60)
    return f"00:{minutes:02}:{seconds:02}"


def spoken(cast: Mapping[str, str], talk: Talk = GARDEN) -> list[tuple[str, str]]:
    """What a good reading of the discussion holds: label and words of each turn."""
    return [(cast[who], words) for who, words in talk]


def turns(transcript: Transcript) -> list[tuple[str, str]]:
    """Label and words of each turn read."""
    return [(turn.label, turn.text) for turn in transcript.turns]


def ids(transcript: Transcript) -> list[str]:
    """Who speaks, in order of appearance."""
    return [speaker.id for speaker in transcript.speakers]


def read(
    folder: Path,
    content: str | bytes,
    name: str = "jardin_g1.txt",
    corpus: Corpus | None = None,
    guide: tuple[Theme, ...] = (),
) -> tuple[Transcript, tuple[Problem, ...]]:
    """Write a file as it stands and read it."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_transcript(path, corpus or Corpus(), guide)
