import pytest

from piacen_qual.codebook.schema import Term
from piacen_qual.coding.matching.segments import segments
from piacen_qual.coding.widening.vocabulary import Vocabulary
from piacen_qual.model import Group, Participant, Transcript
from piacen_qual.study import Cache
from tests.coding.making import transcript, turn

GARDEN = transcript(
    turn(1, "Parlez-moi de vos brouettes.", speaker="Animatrice"),
    turn(2, "La brouette de Zoé est pleine de terre. Les carottes poussent."),
    turn(3, "Mes brouettes à moi, l’arrosoir les remplit, pis les carotes sortent.", speaker="P2"),
    turn(4, "On a planté des carottes, Zoé a tout arrosé.", speaker="P2"),
    file="jardin_g1.txt",
)


def vocabulary(*transcripts: Transcript, cache: Cache) -> Vocabulary:
    cut = [segment for each in transcripts for segment in segments(each, 120)]
    return Vocabulary(transcripts, cut, {}, cache)


@pytest.fixture
def garden(cache: Cache) -> Vocabulary:
    return vocabulary(GARDEN, cache=cache)


def test_forms_of_a_word_go_by_the_name_that_finds_them(garden: Vocabulary) -> None:
    names = {word.name: set(word.forms) for word in garden.words}
    assert names["brouette"] == {"brouette", "brouettes"}
    assert names["carotte"] == {"carottes"}
    assert not {"de", "tout", "moi", "la", "avoir"} & set(names)


def test_every_name_finds_all_the_forms_it_stands_for(garden: Vocabulary) -> None:
    for word in garden.words:
        said = garden.said([Term(word.name)])
        found = {
            GARDEN.turns[garden.index.segments[m.segment].turn - 1].text[m.start : m.end].lower()
            for m in said.matches
        }
        assert found.issuperset(word.forms)


def test_the_moderation_does_not_count(garden: Vocabulary) -> None:
    said = garden.said([Term("brouette")])
    assert [garden.index.segments[number].turn for number in said.segments] == [2, 3]
    assert said.speakers == {("jardin_g1.txt", "P1"), ("jardin_g1.txt", "P2")}


def test_names_of_people_are_no_words_of_the_study(cache: Cache) -> None:
    known = Transcript(
        *("jardin_g1.txt", "txt", "utf-8", "0" * 64),
        Group("jardin_g1.txt", participants=(Participant("P1", name="Zoé Bâ"),)),
        (),
        (),
        GARDEN.turns,
    )
    assert "zoé" in {form for word in vocabulary(GARDEN, cache=cache).words for form in word.forms}
    assert "zoé" not in {
        form for word in vocabulary(known, cache=cache).words for form in word.forms
    }


def test_a_word_written_with_a_capital_everywhere_is_a_name(garden: Vocabulary) -> None:
    assert garden.is_name("zoé")
    assert not garden.is_name("brouette")
    assert not garden.is_name("mes") or garden.frequencies["mes"] == 1


def test_what_no_dictionary_has_is_remembered_by_the_cache(
    garden: Vocabulary, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "carotes" in garden.unknown
    assert not {"carottes", "brouettes", "remplit", "poussent"} & garden.unknown

    monkeypatch.setattr("piacen_qual.coding.widening.vocabulary.french_lexicon", None)

    assert vocabulary(GARDEN, cache=cache).unknown == garden.unknown


def test_a_term_is_covered_when_most_of_it_is_within_what_is_known(garden: Vocabulary) -> None:
    brouette = garden.said([Term("brouette")])
    assert garden.covered(brouette, garden.said([Term("brouette"), Term("terre")]))
    assert not garden.covered(brouette, garden.said([Term("terre")]))
    assert garden.covered(brouette, garden.said([Term("la brouette")]))  # one of two
    assert not garden.covered(garden.said([Term("brouette de Zoé")]), garden.said([Term("zoé")]))


def test_sentences_are_those_of_the_segments_asked_for(garden: Vocabulary) -> None:
    told = [(segment, " ".join(forms)) for segment, forms in garden.sentences([0])]
    assert told == [
        (0, "la brouette de zoé est pleine de terre"),
        (0, "les carottes poussent"),
    ]


def test_nothing_said_is_no_word(cache: Cache) -> None:
    silent = vocabulary(transcript(turn(1, "Bonjour.", speaker="Animatrice")), cache=cache)
    assert silent.words == ()
    assert silent.unknown == frozenset()
    assert silent.said([Term("bonjour")]).segments == ()
    assert silent.said([]).matches == ()
