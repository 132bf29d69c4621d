"""What spaCy's fr_core_news_md knows: parts of speech, lemma tables, vectors.

Only what is needed of the model is loaded, without spaCy's French tokenizer, whose regular
expressions alone take two seconds to compile; the words are ours.
"""

from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from piacen_qual.coding.reading.annotation import POS, Bytes
from piacen_qual.coding.reading.lexicon import PARTS, Lexicon
from piacen_qual.coding.reading.spelling import Usage
from piacen_qual.coding.reading.versions import MODEL, MissingModelError
from piacen_qual.coding.reading.words import Text

_NO_NAMES = ("parser", "morphologizer", "senter", "attribute_ruler", "lemmatizer", "tokenizer")
_UNUSED = ("parser", "ner", "senter", "attribute_ruler", "lemmatizer", "tokenizer")


class Tagger:
    """Gives each word its part of speech.

    Attributes:
        usage: what people write on the web, from which the model has its vectors.
    """

    def __init__(self) -> None:
        """Load the model.

        Raises:
            MissingModelError: when it is not installed.
        """
        import spacy  # noqa: PLC0415 — half a second
        from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415 — comes with spaCy

        set_current_ops(NumpyOps(use_blis=False))  # numpy's own product is twice as fast
        try:
            nlp = spacy.load(MODEL, exclude=_UNUSED, config={"nlp.lang": "xx"})
        except OSError:
            raise MissingModelError from None
        self._vocab = nlp.vocab
        tok2vec: Any = nlp.get_pipe("tok2vec")
        morphologizer: Any = nlp.get_pipe("morphologizer")
        self._embed = tok2vec.model.get_ref("embed")
        self._encode = tok2vec.model.get_ref("encode")
        self._choose = morphologizer.model.layers[-1]
        self._pos = _pos_numbers(morphologizer)
        self.usage = _usage(nlp.vocab.vectors)

    def tag(self, texts: Sequence[Text]) -> list[Bytes]:
        """Parts of speech, as numbers in `annotation.POS`, of the words of each text.

        The first layer of the model sees each word alone: it is asked once for each distinct word.
        """
        from spacy.tokens import Doc  # noqa: PLC0415 — as above

        numbers: dict[tuple[str, bool], int] = {}
        places = [
            [numbers.setdefault(word, len(numbers)) for word in zip(words, spaces, strict=True)]
            for words, spaces in texts
        ]
        distinct = Doc(
            self._vocab, words=[word for word, _ in numbers], spaces=[blank for _, blank in numbers]
        )
        (vectors,) = self._embed.predict([distinct])
        encoded = self._encode.predict([vectors[place] for place in places])
        return [self._pos[scores.argmax(axis=1)] for scores in self._choose.predict(encoded)]


def _usage(vectors: Any) -> Usage:
    """Half a million words have a vector; the twenty thousand that come first, the most frequent
    ones, have one of their own.
    """
    from spacy.strings import get_string_id  # noqa: PLC0415 — as above

    written: dict[int, int] = vectors.key2row
    often = frozenset(islice(written, vectors.shape[0]))
    return Usage(
        seen=lambda word: get_string_id(word) in written,
        common=lambda word: get_string_id(word) in often,
    )


def _pos_numbers(morphologizer: Any) -> Bytes:
    """Label of the morphologizer → number in `annotation.POS`."""
    from spacy.parts_of_speech import NAMES  # noqa: PLC0415 — as above

    parts = morphologizer.cfg["labels_pos"]
    names = [NAMES[parts[label]] for label in morphologizer.labels]
    return np.array([POS.index(name) for name in names], dtype=np.uint8)


class Recogniser:
    """Tells which words are names."""

    def __init__(self) -> None:
        """Load what the model needs for it.

        Raises:
            MissingModelError: when the model is not installed.
        """
        import spacy  # noqa: PLC0415 — half a second
        from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415 — comes with spaCy

        set_current_ops(NumpyOps(use_blis=False))
        try:
            self._nlp = spacy.load(MODEL, exclude=_NO_NAMES, config={"nlp.lang": "xx"})
        except OSError:
            raise MissingModelError from None

    def names(self, texts: Sequence[Text]) -> list[list[tuple[int, int, str]]]:
        """The names in each text: first word, end, and `PER`, `LOC`, `ORG` or `MISC`."""
        from spacy.tokens import Doc  # noqa: PLC0415 — as above

        docs = [Doc(self._nlp.vocab, words=words, spaces=spaces) for words, spaces in texts]
        return [
            [(name.start, name.end, name.label_) for name in doc.ents]
            for doc in self._nlp.pipe(docs)
        ]


@cache
def french_recogniser() -> Recogniser:
    """The recogniser, loaded once.

    Raises:
        MissingModelError: when the model is not installed.
    """
    return Recogniser()


@cache
def grammatical_words() -> frozenset[str]:
    """Words that serve in any sentence, in lower case, from spaCy's list for French."""
    from spacy.lang.fr.stop_words import STOP_WORDS  # noqa: PLC0415 — half a second

    return frozenset(STOP_WORDS)


@cache
def french_tagger() -> Tagger:
    """The tagger, loaded once.

    Raises:
        MissingModelError: when the model is not installed.
    """
    return Tagger()


@cache
def french_lexicon() -> Lexicon:
    """The lemma tables of the model, loaded once.

    Raises:
        MissingModelError: when it is not installed.
    """
    import srsly  # type: ignore[import-untyped]  # noqa: PLC0415 — untyped; comes with spaCy
    from spacy.strings import get_string_id  # noqa: PLC0415 — as above
    from spacy.util import get_package_path  # noqa: PLC0415 — as above

    try:
        stored = next(get_package_path(MODEL).glob("*/lemmatizer/lookups/lookups.bin"))
    except (ImportError, StopIteration):
        raise MissingModelError from None
    tables = srsly.msgpack_loads(stored.read_bytes())

    def by_pos(table: str) -> dict[str, Any]:
        found = {name: tables[table].get(get_string_id(name)) for name in PARTS}
        return {name: rows for name, rows in found.items() if rows}

    lookup = tables["lemma_lookup"]
    return Lexicon(
        words={name: frozenset(words) for name, words in by_pos("lemma_index").items()},
        exceptions=by_pos("lemma_exc"),
        rules={name: tuple(map(tuple, rows)) for name, rows in by_pos("lemma_rules").items()},
        lookup=lambda form: lookup.get(get_string_id(form), []),
    )


class WordVectors:
    """The vectors of the model: half a million words share twenty thousand of them."""

    def __init__(self) -> None:
        """Load them, and nothing else of the model.

        Raises:
            MissingModelError: when it is not installed.
        """
        from spacy.strings import get_string_id  # noqa: PLC0415 — as above
        from spacy.util import get_package_path  # noqa: PLC0415 — as above
        from spacy.vectors import Vectors  # noqa: PLC0415 — as above

        try:
            stored = next(get_package_path(MODEL).glob("*/vocab"))
        except (ImportError, StopIteration):
            raise MissingModelError from None
        vectors: Any = Vectors().from_disk(stored)
        self.table: NDArray[np.float32] = vectors.data
        self._rows: dict[int, int] = vectors.key2row
        self._number = get_string_id

    def row(self, word: str) -> int | None:
        """The place of a word in `table`, or None when the model does not know it."""
        return self._rows.get(self._number(word))


@cache
def french_vectors() -> WordVectors:
    """The vectors, loaded once.

    Raises:
        MissingModelError: when the model is not installed.
    """
    return WordVectors()
