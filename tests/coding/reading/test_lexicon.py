import pytest

from piacen_qual.coding.reading.lexicon import Lexicon

TABLES = Lexicon(
    words={
        "noun": frozenset({"équipe", "accès", "marche", "marché", "écran", "porte"}),
        "verb": frozenset({"équiper", "porter", "marcher", "suivre"}),
        "adj": frozenset({"équipé"}),
    },
    exceptions={
        "verb": {"équipé": ["équiper"], "suis": ["suivre"]},
        "aux": {"suis": ["être"]},
    },
    rules={
        "noun": (("s", ""), ("aux", "al")),
        "verb": (("é", "er"), ("ées", "er"), ("ait", "er")),
    },
    lookup=lambda form: ["monsieur"] if form == "madame" else [],
)


@pytest.mark.parametrize(
    ("form", "pos", "lemma"),
    [
        ("écrans", "NOUN", "écran"),
        ("porte", "NOUN", "porte"),
        ("porté", "VERB", "porter"),
        ("suis", "AUX", "être"),
        ("zoomait", "VERB", "zoomer"),
        ("madame", "NOUN", "monsieur"),
        ("teams", "PROPN", "teams"),
        ("bof", "INTJ", "bof"),
    ],
)
def test_a_lemma_depends_on_the_form_and_its_part_of_speech(
    form: str, pos: str, lemma: str
) -> None:
    assert TABLES.lemma(form, pos) == lemma


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("porte", "porter"),
        ("porte", "porte"),
        ("suis", "suivre"),
        ("suis", "être"),
        ("chu", "suis"),
        ("chu", "suivre"),
        ("zoomait", "zoomer"),
        ("l'", "la"),
        ("cell", "cellulaire"),
        ("marche", "marcher"),
        ("équipées", "équipé"),
        ("équipées", "équiper"),
    ],
)
def test_a_form_is_found_under_all_its_lemmas_and_standard_forms(form: str, key: str) -> None:
    assert key in TABLES.keys(form)


def test_the_surface_alone_can_be_asked_for() -> None:
    keys = TABLES.keys("écrans")
    assert "=écrans" in keys
    assert "=écran" not in keys


@pytest.mark.parametrize(
    ("written", "sought"),
    [("accès", "~acces"), ("acces", "~acces"), ("accès", "acces"), ("equipe", "~equipe")],
)
def test_accents_do_not_count_where_nothing_else_is_meant(written: str, sought: str) -> None:
    assert sought in TABLES.keys(written)


@pytest.mark.parametrize("written", ["équipe", "équipé", "marche", "marché"])
def test_accents_count_between_words_that_differ_by_them(written: str) -> None:
    assert not {"~equipe", "~marche"}.intersection(TABLES.keys(written))
