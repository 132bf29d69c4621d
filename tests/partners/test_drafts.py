import pytest

from piacen_qual.anonymisation.candidates import Action
from piacen_qual.anonymisation.masking.public import PublicText
from piacen_qual.partners.drafts import drafts
from tests.partners.making import (
    HOSTILE,
    make_candidate,
    make_publisher,
    make_quote,
    make_transcript,
)

THEMES = {"outils": "Outils"}
SAID = make_transcript("Ben oui. Gaston a deux pelles pour six.", "Chez nous, ça va bien.")


def test_a_quote_becomes_public_with_its_labels_and_place() -> None:
    candidate = make_candidate("Gaston", SAID, 1)
    publisher = make_publisher(
        SAID, candidates=[candidate], secrets=["Gaston"], pseudonyms={candidate.entity: "Trèfle"}
    )
    quote = make_quote("Gaston a deux pelles pour six.", start=9)
    (draft,), obstacles = drafts([quote], publisher, themes=THEMES)
    assert draft.words == "Trèfle a deux pelles pour six."
    assert (draft.theme.text, draft.codes[0].text) == ("Outils", "Il en manque")
    where = draft.reference
    assert SAID.turns[where.turn - 1].text[where.start : where.end] == quote.text
    assert not obstacles


@pytest.mark.parametrize("action", [Action.ASK, Action.KEEP])
def test_an_undecided_word_or_a_secret_left_is_an_obstacle(action: Action) -> None:
    secrets = ["six"] if action is Action.KEEP else []
    publisher = make_publisher(
        SAID, candidates=[make_candidate("Gaston", SAID, 1, action)], secrets=secrets
    )
    found, obstacles = drafts([make_quote("Gaston a deux", start=9)], publisher, themes=THEMES)
    assert not found
    assert [each.what for each in obstacles] == ["tour 1 de nord_g1.txt"]


@pytest.mark.parametrize("text", ["Gaston.", "– Gaston? (rires)", "[inaudible] Gaston"])
def test_a_quote_of_which_nothing_is_left_is_left_out(text: str) -> None:
    said = make_transcript(text)
    masked = make_candidate("Gaston", said, 1)
    publisher = make_publisher(
        said, candidates=[masked], secrets=["Gaston"], pseudonyms={masked.entity: "Trèfle"}
    )
    found, obstacles = drafts([make_quote(text)], publisher, themes=THEMES)
    assert not found
    assert [(each.what, each.why) for each in obstacles] == [("tour 1 de nord_g1.txt", None)]


def test_a_person_without_pseudonym_is_an_obstacle() -> None:
    publisher = make_publisher(SAID, candidates=[make_candidate("Gaston", SAID, 1)])
    assert drafts([make_quote("Gaston a deux", start=9)], publisher, themes=THEMES)[1]


@pytest.mark.parametrize(
    ("label", "theme"), [("Le char de Gaston", "Outils"), ("Il en manque", "Chez Gaston")]
)
def test_a_label_that_holds_a_secret_is_an_obstacle(label: str, theme: str) -> None:
    publisher = make_publisher(SAID, secrets=["Gaston"])
    quote = make_quote("Chez nous, ça va bien.", turn=2, label=label)
    found, obstacles = drafts([quote], publisher, themes={"outils": theme})
    assert not found
    assert "Gaston" in obstacles[0].what


def test_a_value_told_of_the_speaker_is_looked_at_too() -> None:
    publisher = make_publisher(SAID, secrets=["Gaston"])
    quote = make_quote("Chez nous, ça va bien.", turn=2)
    values = {("nord_g1.txt", "P1"): "aide de Gaston"}
    assert drafts([quote], publisher, themes=THEMES, values=values)[1]
    values = {("nord_g1.txt", "P1"): "direction"}
    (draft,), _ = drafts([quote], publisher, themes=THEMES, values=values)
    assert draft.value
    assert draft.value.text == "direction"


def test_one_passage_under_two_codes_is_one_draft_with_both() -> None:
    publisher = make_publisher(SAID)
    quotes = [make_quote("Chez nous", turn=2, label=label) for label in ("Un", "Deux", "Un")]
    (draft,), _ = drafts(quotes, publisher, themes=THEMES)
    assert [code.text for code in draft.codes] == ["Un", "Deux"]


def test_two_people_who_say_the_same_make_one_draft_of_the_first() -> None:
    said = make_transcript("Ben oui.", "Ben oui.")
    quotes = [make_quote("Ben oui.", label="Un"), make_quote("Ben oui.", turn=2, label="Deux")]
    (draft,), _ = drafts(quotes, make_publisher(said), themes=THEMES)
    assert draft.reference.turn == 1
    assert [code.text for code in draft.codes] == ["Un"]


def test_a_passage_that_shares_words_with_one_taken_is_left_out() -> None:
    publisher = make_publisher(SAID)
    quotes = [make_quote("Chez nous, ça", turn=2), make_quote("ça va", turn=2, start=11)]
    found, _ = drafts(quotes, publisher, themes=THEMES)
    assert [draft.words for draft in found] == ["Chez nous, ça"]


def test_two_transcribers_read_alike() -> None:
    typed = (
        "C'est l'outil -- pas ‘neuf’ -- ... qu'il dit : \"ben  là !\" Hein ?",
        "C’est l’outil — pas “neuf” —… qu’il dit\xa0: «\u202fben là!\u202f» Hein\xa0?",
    )
    words = []
    for text in typed:
        said = make_transcript(text)
        (draft,), _ = drafts([make_quote(text)], make_publisher(said), themes=THEMES)
        words.append(draft.words)
    assert (
        words[0]
        == words[1]
        == ("C’est l’outil – pas «\xa0neuf\xa0» –… qu’il dit\xa0: «\xa0ben là!\xa0» Hein?")
    )


def test_a_quote_that_is_all_in_guillemets_loses_them() -> None:
    text = "« « Ben là, ça marche pas » »"
    (draft,), _ = drafts([make_quote(text)], make_publisher(make_transcript(text)), themes=THEMES)
    assert draft.words == "Ben là, ça marche pas"
    text = "« Oui », dit-il, « non »"
    (draft,), _ = drafts([make_quote(text)], make_publisher(make_transcript(text)), themes=THEMES)
    assert draft.words == "«\xa0Oui\xa0», dit-il, «\xa0non\xa0»"


def test_the_pseudonym_of_whoever_speaks_is_not_in_their_quotes() -> None:
    said = make_transcript("Moi c'est Gaston.", "Moi c'est pas Gaston.")
    candidates = [make_candidate("Gaston", said, turn) for turn in (1, 2)]
    publisher = make_publisher(
        said,
        candidates=candidates,
        pseudonyms={"personne:gaston": "Trèfle"},
        own={("nord_g1.txt", "P2"): {"personne:gaston"}},
    )
    quotes = [make_quote("Moi c'est Gaston."), make_quote("Moi c'est pas Gaston.", turn=2)]
    (one, other), _ = drafts(quotes, publisher, themes=THEMES)
    assert (one.words, other.words) == ("Moi c’est [mon nom].", "Moi c’est pas Trèfle.")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_speech_is_shown_without_what_is_not_seen(text: str) -> None:
    said = make_transcript(text)
    (draft,), _ = drafts([make_quote(text)], make_publisher(said), themes=THEMES)
    draft.words.encode()
    assert not set(draft.words) & set("\0\x07\x1b\u202e\u200b")


def test_only_public_texts_go_in() -> None:
    with pytest.raises(TypeError):
        PublicText("Gaston", 0, 6)
