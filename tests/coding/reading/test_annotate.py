import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from piacen_qual.coding.reading import annotate, versions
from piacen_qual.coding.reading.annotate import Annotator
from piacen_qual.coding.reading.annotation import POS, Annotation, from_bytes
from piacen_qual.coding.reading.versions import MissingModelError, annotation_key, model_version
from piacen_qual.coding.reading.words import read_words
from piacen_qual.model import Transcript
from piacen_qual.study import Cache
from tests.coding.making import transcript, turn

TALK = transcript(
    turn(1, "Alors, êtes-vous mieux équipés?", speaker="Animatrice"),
    turn(2, "Ben… on a pas assez d’ordinateurs. (rires) Euh, chu en télétravail.", speaker="P1"),
    turn(3, "Les intervenant·e·s aident les aînés; ça m’aide.", speaker="P2"),
)


def annotated(given: Transcript, cache: Cache, *, processes: int = 1) -> Annotation:
    with Annotator(cache, processes=processes) as annotator:
        return annotator.annotate([given])[0]


def arrays(annotation: Annotation) -> list[object]:
    columns = (annotation.form, annotation.lemma, annotation.pos, annotation.negator)
    return [*(column.tolist() for column in columns), annotation.forms, annotation.lemmas]


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Annotation:
    return annotated(TALK, Cache(tmp_path_factory.mktemp("cache")))


def test_every_token_slices_out_of_its_turn(talk: Annotation) -> None:
    texts = [
        TALK.turns[which].text[start:end]
        for which, start, end in zip(talk.turn, talk.start, talk.end, strict=True)
    ]
    assert texts[:5] == ["Alors", ",", "êtes", "-vous", "mieux"]
    assert "intervenant·e·s" in texts


def test_forms_are_folded_from_inclusive_writing(talk: Annotation) -> None:
    assert "intervenants" in talk.forms


def test_lemma_and_part_of_speech_are_those_of_the_context(talk: Annotation) -> None:
    said = {
        talk.forms[form]: (talk.lemmas[lemma], POS[pos])
        for form, lemma, pos in zip(talk.form, talk.lemma, talk.pos, strict=True)
    }
    assert said["ordinateurs"] == ("ordinateur", "NOUN")
    assert said["aident"] == ("aider", "VERB")
    assert said["chu"] == ("être", "AUX")


def test_negation_is_kept_with_the_word_that_makes_it(talk: Annotation) -> None:
    form = [talk.forms[number] for number in talk.form]
    assert talk.negator[form.index("ordinateurs")] == form.index("pas")
    assert talk.negator[form.index("télétravail")] == -1


def test_marks_and_hesitations_are_no_part_of_the_sentence() -> None:
    words = read_words(TALK)
    assert words.texts[1][0][:4] == ["Bien", "…", "on", "a"]
    assert "(rires)" not in words.texts[1][0]
    assert len(words.said) == sum(len(written) for written, _ in words.texts)


def test_a_very_long_turn_reaches_the_model_in_pieces() -> None:
    words = read_words(transcript("mot " * 1000))
    assert max(len(written) for written, _ in words.texts) <= 300
    assert sum(len(written) for written, _ in words.texts) == 1000


def test_spacy_itself_gives_the_same_parts_of_speech_and_lemmas(talk: Annotation) -> None:
    nlp = spacy.load(versions.MODEL, exclude=["parser", "ner", "senter", "tokenizer"])
    words = read_words(TALK)
    docs = [nlp(Doc(nlp.vocab, words=written, spaces=spaces)) for written, spaces in words.texts]
    assert [POS[pos] for pos in talk.pos[words.said]] == [t.pos_ for doc in docs for t in doc]
    ours = [talk.lemmas[lemma] for lemma in talk.lemma[words.said]]
    pairs = [
        (mine, theirs.lemma_.lower())
        for mine, form, theirs in zip(
            ours, talk.form[words.said], (t for doc in docs for t in doc), strict=True
        )
        if theirs.text.lower() == talk.forms[form]
    ]
    assert pairs
    assert [mine for mine, _ in pairs] == [theirs for _, theirs in pairs]


def test_what_is_stored_is_read_back_as_it_was(talk: Annotation) -> None:
    again = from_bytes(talk.to_bytes())
    assert again is not None
    assert arrays(again) == arrays(talk)


def test_a_second_run_reads_the_cache_and_no_model(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = annotated(TALK, cache)
    monkeypatch.setattr(annotate, "french_tagger", lambda: pytest.fail("the model was loaded"))
    assert arrays(annotated(TALK, cache)) == arrays(first)


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 not an archive", b"\x80\x04]."])
def test_a_damaged_cache_is_made_again(cache: Cache, damage: bytes) -> None:
    first = annotated(TALK, cache)
    cache.store("annotations", annotation_key(TALK), damage)
    assert arrays(annotated(TALK, cache)) == arrays(first)
    stored = cache.load("annotations", annotation_key(TALK))
    assert stored == first.to_bytes()


def test_the_cache_holds_no_pickle(cache: Cache) -> None:
    annotated(TALK, cache)
    stored = cache.load("annotations", annotation_key(TALK))
    assert stored is not None
    assert from_bytes(stored) is not None  # a line of JSON and numbers: nothing else is read


def test_the_result_does_not_depend_on_processes_nor_on_company(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotate, "_WORTH_FORKING", 0)
    monkeypatch.setattr(annotate, "_BATCH", 2)
    other = transcript(*["On part demain, fait que prépare tes affaires."] * 7, file="b.txt")

    def run(name: str, together: Sequence[Transcript], processes: int) -> list[object]:
        with Annotator(Cache(tmp_path / name), processes=processes) as annotator:
            return arrays(annotator.annotate(together)[-1])

    alone = run("one", [TALK], 1)
    assert run("two", [TALK], 2) == alone
    assert run("three", [other, TALK], 2) == alone


def test_a_killed_process_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = annotated(TALK, Cache(tmp_path / "one"))
    monkeypatch.setattr(annotate, "_WORTH_FORKING", 0)
    monkeypatch.setattr(annotate, "_tag_in_worker", die)
    together = [TALK, transcript("Oui.", file="b.txt")]
    with Annotator(Cache(tmp_path / "two"), processes=2) as annotator:
        assert arrays(annotator.annotate(together)[0]) == arrays(alone)


def die(_batch: object) -> None:
    os._exit(9)


def test_an_empty_transcript_has_an_empty_annotation(cache: Cache) -> None:
    empty = annotated(transcript(turn(1, "")), cache)
    assert len(empty.form) == 0
    assert from_bytes(empty.to_bytes()) is not None


def test_characters_that_show_nothing_break_nothing(cache: Cache) -> None:
    odd = annotated(transcript("\u200b \ufeff \x00 \x92 a\u200bb \ud800 c\udc00"), cache)
    again = from_bytes(odd.to_bytes())
    assert again is not None
    assert again.forms == odd.forms


def test_a_missing_model_is_said_in_french_with_the_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(versions, "MODEL", "fr_core_absent")
    model_version.cache_clear()
    with pytest.raises(MissingModelError, match="python -m spacy download"):
        annotation_key(TALK)


def test_the_key_changes_with_the_text_and_not_with_the_theme() -> None:
    said = transcript(turn(1, "Oui.", theme="acces"))
    assert annotation_key(said) == annotation_key(transcript(turn(1, "Oui.", theme="formation")))
    assert annotation_key(said) != annotation_key(transcript(turn(1, "Non.")))


def test_arrays_are_small(talk: Annotation) -> None:
    assert {column.dtype for column in (talk.form, talk.start, talk.negator)} == {np.dtype("int32")}
