import pytest

from piacen_qual.coding.reading.lexicon import Lexicon
from piacen_qual.coding.reading.spelling import Speller, Usage
from piacen_qual.coding.reading.tagger import french_lexicon, french_tagger

COMMON = frozenset({"connexion", "devant", "accueil", "rapport", "serveur"})
SEEN = COMMON | {"télétravail", "rappeur", "serveuse", "server", "ravoir", "rasoir"}
TABLES = Lexicon(
    words={
        "noun": frozenset({"connexion", "accueil", "rapport", "télétravail", "rasoir", "devin"})
    },
    exceptions={"verb": {"rapporte": ["rapporter"], "rappelle": ["rappeler"]}},
    rules={"noun": (("s", ""),)},
    lookup=lambda _form: [],
)
SPELLER = Speller(TABLES, Usage(SEEN.__contains__, COMMON.__contains__))


def keys(form: str) -> set[str]:
    return set(SPELLER.keys(form))


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("conexion", "connexion"),
        ("connexoin", "connexion"),
        ("connxion", "connexion"),
        ("rapporrt", "rapport"),
        ("téletravail", "télétravail"),
    ],
)
def test_a_form_that_nothing_knows_is_read_as_the_word_it_was_meant_to_be(
    form: str, word: str
) -> None:
    assert f"?{word}" in keys(form)


def test_a_usual_misspelling_stands_for_its_word() -> None:
    assert "?connexion" in keys("conection")


@pytest.mark.parametrize("form", ["connexion", "rapports", "pogner", "chu", "devant"])
def test_words_and_oral_spellings_are_not_read_otherwise(form: str) -> None:
    assert keys(form) == set()


@pytest.mark.parametrize("form", ["cnx", "devn", "wi-fi", "l'acueil", "2e"])
def test_short_forms_and_what_is_no_word_are_left_alone(form: str) -> None:
    assert keys(form) == set()


def test_a_common_word_is_read_before_a_rare_one() -> None:
    assert SPELLER.readings("serveu") == ["serveur"]


def test_when_two_words_may_be_meant_neither_is_read() -> None:
    both = Speller(
        TABLES, Usage({"partage", "portage"}.__contains__, {"partage", "portage"}.__contains__)
    )
    assert sorted(both.readings("prtage") or ()) == ["partage", "portage"]
    assert both.keys("prtage") == ()


def test_what_people_write_is_read_otherwise_only_when_it_sounds_so() -> None:
    assert keys("server") == set()
    assert keys("ravoir") == set()


def test_what_is_like_nothing_is_marked_for_the_codebook() -> None:
    assert keys("zamboni") == {"?"}


def test_no_form_is_looked_up_as_it_stands() -> None:
    assert not {key for key in keys("conexion") if key.startswith("?=")}


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("conection", "connexion"),
        ("ordinnateur", "ordinateur"),
        ("ordinatuer", "ordinateur"),
        ("formaton", "formation"),
        ("vidéoconférance", "vidéoconférence"),
        ("subvantions", "subvention"),
        ("télefone", "téléphone"),
    ],
)
def test_the_model_s_own_tables_read_what_transcribers_write(form: str, word: str) -> None:
    speller = Speller(french_lexicon(), french_tagger().usage)
    found = speller.keys(form)
    assert (f"?{word}" in found) is (form != "télefone")  # two slips are too many


@pytest.mark.parametrize(
    "form",
    ["balado", "skatepark", "webinaire", "motton", "niaisage", "podiatrie", "ressourcerie"],
)
def test_words_that_the_tables_lack_are_not_taken_for_others(form: str) -> None:
    speller = Speller(french_lexicon(), french_tagger().usage)
    assert set(speller.keys(form)) <= {"?"}


def test_the_model_tells_what_people_write_often() -> None:
    usage = french_tagger().usage
    assert usage.common("maison")
    assert usage.seen("télétravail")
    assert not usage.common("télétravail")
    assert not usage.seen("ordinnateur")
