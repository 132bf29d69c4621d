"""Laws of public texts, on texts made of names, ordinary words and look-alikes."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.anonymisation.masking.public import PublicText, Unresolved, publish
from piacen_qual.anonymisation.masking.registry import Registry
from piacen_qual.anonymisation.masking.secret import Secret, Secrets, tokens_of
from tests.anonymisation.making import candidate

NAMES = {
    "Roy": "personne:roy",
    "Ovila Tremblant": "personne:ovila tremblant",
    "Ovila": "personne:ovila tremblant",
    "Amélie": "personne:amélie",
    "La Pommeraie": "organisme:la pommeraie",
    "Saint-Zénobe": "lieu:saint zénobe",
}
KINDS = {"personne": Kind.PERSON, "organisme": Kind.ORGANISATION, "lieu": Kind.PLACE}
REGISTRY = Registry(
    {"personne:roy": "Mélèze", "personne:ovila tremblant": "Sarcelle", "personne:amélie": "Granit"}
)
SECRETS = Secrets(Secret(name, "essai") for name in NAMES)
HARMLESS = [
    "Royer",
    "royaume",
    "le",
    "d’",
    "avec",
    "; ",
    "(",
    ") ",
    " ",
    "\xa0",
    "é",
    "qu’",
    "fin.",
]


class Nobody:
    def replacement(self, candidate: Candidate) -> str:
        return ""


def about(text: str, *names: str, action: Action = Action.MASK) -> list[Candidate]:
    """A candidate for each place where these names stand in `text`."""
    found = []
    for name in names:
        start = text.find(name)
        while start >= 0:
            entity = NAMES[name]
            kind = KINDS[entity.partition(":")[0]]
            one = replace(candidate(name, kind=kind, action=action), entity=entity)
            found.append(replace(one, start=start, end=start + len(name)))
            start = text.find(name, start + len(name))
    return found


def made(text: str, candidates: Sequence[Candidate]) -> PublicText | Unresolved:
    return publish(text, candidates, answers=Nobody(), registry=REGISTRY, secrets=SECRETS)


def public(text: str, candidates: Sequence[Candidate] = ()) -> PublicText:
    result = made(text, candidates)
    assert isinstance(result, PublicText), result
    return result


@pytest.mark.parametrize(
    ("text", "names", "becomes"),
    [
        ("Merci Roy.", ["Roy"], "Merci Mélèze."),
        ("Royer et le royaume de Roy", ["Roy"], None),
        ("Chez Ovila Tremblant, oui", ["Ovila Tremblant"], "Chez Sarcelle, oui"),
        ("J’étais à La Pommeraie.", ["La Pommeraie"], "J’étais à [organisme]."),
        ("la voiture d’Amélie", ["Amélie"], "la voiture de Granit"),
        ("la voiture de Roy", ["Roy"], "la voiture de Mélèze"),
        ("parce qu'Ovila dit", ["Ovila"], "parce que Sarcelle dit"),
        ("lorsqu’Amélie", ["Amélie"], "lorsque Granit"),
        ("D’Amélie à Roy", ["Amélie", "Roy"], "De Granit à Mélèze"),
        ("aujourd’Amélie", ["Amélie"], "aujourd’Granit"),
    ],
)
def test_words_are_replaced_as_a_person_would(
    text: str, names: list[str], becomes: str | None
) -> None:
    if becomes is None:  # only the last one is the name
        one = replace(candidate("Roy", action=Action.MASK), entity=NAMES["Roy"])
        last = text.rindex("Roy")
        assert public(text, [replace(one, start=last, end=last + 3)]).text == text[:-3] + "Mélèze"
    else:
        assert public(text, about(text, *names)).text == becomes


def test_a_name_found_in_two_pieces_is_replaced_once() -> None:
    text = "Ovila Tremblant arrive"
    one = replace(candidate("Tremblant", action=Action.MASK), entity=NAMES["Ovila"])
    pieces = [*about(text, "Ovila"), replace(one, start=6, end=15)]
    assert public(text, pieces).text == "Sarcelle arrive"


def test_overlapping_findings_are_one() -> None:
    text = "Ovila Tremblant arrive"
    assert public(text, about(text, "Ovila", "Ovila Tremblant")).text == "Sarcelle arrive"


def test_a_piece_of_a_word_takes_the_word_with_it() -> None:
    text = "les Royer arrivent"
    one = replace(candidate("Roy", action=Action.MASK), entity=NAMES["Roy"])
    assert public(text, [replace(one, start=4, end=7)]).text == "les Mélèze arrivent"


def test_what_nobody_decided_keeps_everything_in() -> None:
    text = "Roy et Amélie"
    asked = about(text, "Amélie", action=Action.ASK)
    assert made(text, [*about(text, "Roy"), *asked]) == Unresolved(undecided=tuple(asked))


def test_somebody_without_a_pseudonym_keeps_everything_in() -> None:
    text = "Merci Roy"
    found = about(text, "Roy")
    result = publish(text, found, answers=Nobody(), registry=Registry(), secrets=SECRETS)
    assert result == Unresolved(nameless=tuple(found))


@pytest.mark.parametrize("left", ["ROY", "R\u200boy", "Rоy", "ovila  tremblant", "la pommeraie"])
def test_a_secret_that_nobody_found_keeps_everything_in(left: str) -> None:
    result = made(f"Merci à {left} aussi", [])
    assert isinstance(result, Unresolved)
    assert tokens_of(left) in map(tokens_of, result.left)


def test_a_secret_that_somebody_kept_may_stay_where_it_was_kept() -> None:
    text = "le Roy soleil"
    assert public(text, about(text, "Roy", action=Action.KEEP)).text == text
    assert isinstance(made(f"{text} et Roy", about(text, "Roy", action=Action.KEEP)), Unresolved)


def test_words_of_the_team_go_through_as_they_are() -> None:
    assert public("Manque de matériel").text == "Manque de matériel"


def test_candidates_of_another_text_are_an_error() -> None:
    with pytest.raises(ValueError, match="another text"):
        made("Autre chose", about("Merci Roy", "Roy"))


@pytest.mark.parametrize(
    ("text", "names", "becomes"),
    [
        ("la finale Ovila", ["Ovila"], "la finale [mon nom]"),
        ("moi c'est Ovila Tremblant", ["Ovila Tremblant"], "moi c’est [mon nom]"),
        ("l'ami d'Ovila, c'est Roy", ["Ovila", "Roy"], "l’ami de [mon nom], c’est Mélèze"),
    ],
)
def test_nobody_is_called_by_their_pseudonym_in_their_own_words(
    text: str, names: list[str], becomes: str
) -> None:
    own = publish(
        text,
        about(text, *names),
        answers=Nobody(),
        registry=REGISTRY,
        secrets=SECRETS,
        speaker={"personne:ovila tremblant"},
    )
    assert isinstance(own, PublicText)
    assert own.text == becomes


def test_a_public_text_is_typed_as_all_others_and_offsets_follow() -> None:
    text = "J'ai dit : « Ovila ... Tremblant , non » ,  hein ?"
    result = public(text, about(text, "Ovila"))
    assert result.text == "J’ai dit\xa0: «\xa0Sarcelle… Tremblant, non\xa0», hein?"
    assert result.text[slice(*result.span(*_of(text, "Tremblant , non")))] == "Tremblant, non"
    assert result.passage(text.index("remblant"), text.index("ei")).text.endswith("», hein")
    assert result.swaps[0].text == "Sarcelle"


def test_nobody_else_makes_one() -> None:
    with pytest.raises(TypeError):
        PublicText("Merci Roy", 0, 9)
    with pytest.raises(TypeError):
        PublicText("Merci Roy", 0, 9, (), (), object())
    with pytest.raises(TypeError):
        replace(public("Merci"), text="Merci Roy", seal=None)


def test_offsets_are_carried_over() -> None:
    text = "Bon, Ovila Tremblant a dit non à Roy hier."
    result = public(text, about(text, "Ovila Tremblant", "Roy"))
    start = text.index("a dit")
    assert result.text[slice(*result.span(start, start + 9))] == "a dit non"
    inside = text.index("Tremblant")  # in the middle of what was replaced
    assert result.text[slice(*result.span(inside, inside + 3))] == "Sarcelle"
    assert result.span(0, len(text)) == (0, len(result.text))


def test_a_passage_is_cut_neither_in_a_word_nor_in_a_swap() -> None:
    text = "Bon, Ovila Tremblant a dit non à Roy hier."
    whole = public(text, about(text, "Ovila Tremblant", "Roy"))
    passage = whole.passage(text.index("Tremblant"), text.index("Roy") + 1)
    assert passage.text == "Sarcelle a dit non à Mélèze"
    assert passage.text[slice(*passage.span(*_of(text, "dit non")))] == "dit non"
    assert (
        whole.passage(text.index("it non"), text.index("hie") + 3).text == "dit non à Mélèze hier"
    )


def test_a_passage_of_a_passage_is_the_same_passage() -> None:
    text = "Bon, Ovila Tremblant a dit non à Roy hier."
    whole = public(text, about(text, "Ovila Tremblant", "Roy"))
    start, end = _of(text, "dit non à Roy")
    assert whole.passage(4, len(text)).passage(start, end) == whole.passage(start, end)


def _of(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


@st.composite
def talk(draw: st.DrawFn) -> tuple[str, list[Candidate]]:
    """A text of names and harmless pieces, with a candidate for each name."""
    pieces = draw(st.lists(st.sampled_from([*NAMES, *HARMLESS, " ", " "]), max_size=14))
    text, found = "", []
    for piece in pieces:
        if piece in NAMES:
            text += " " if text[-1:].isalnum() else ""
            entity = NAMES[piece]
            kind = KINDS[entity.partition(":")[0]]
            one = replace(candidate(piece, kind=kind, action=Action.MASK), entity=entity)
            found.append(replace(one, start=len(text), end=len(text) + len(piece)))
            text += piece + draw(st.sampled_from([" ", ", ", ".", "\xa0", "-"]))
        else:
            text += piece
    return text, found


@given(talk())
def test_no_name_is_left_in_any_public_text(given_: tuple[str, list[Candidate]]) -> None:
    result = public(*given_)
    assert not list(SECRETS.sightings(result.text))
    assert not {"ovila", "amelie", "roy"} & set(tokens_of(result.text))


@given(talk())
def test_publishing_what_was_published_changes_nothing(
    given_: tuple[str, list[Candidate]],
) -> None:
    result = public(*given_)
    assert public(result.text).text == result.text


def test_a_bracket_that_begins_a_sentence_has_a_capital() -> None:
    text = "Saint-Zénobe, c'est loin... Saint-Zénobe. Saint-Zénobe! De Saint-Zénobe."
    result = public(text, about(text, "Saint-Zénobe"))
    assert result.text == "[Lieu], c’est loin… [lieu]. [Lieu]! De [lieu]."
    assert [swap.text for swap in result.swaps] == ["[Lieu]", "[lieu]", "[Lieu]", "[lieu]"]
    assert public(result.text, []).text == result.text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Avec monsieur Roy.", "Avec Mélèze."),
        ("Avec M. Roy pis Mme Roy.", "Avec Mélèze pis Mélèze."),
        ("La madame Amélie, doña Amélie.", "Granit, Granit."),
        ("À l’Amélie, de l'Amélie.", "À Granit, de Granit."),
        ("Madame Saint-Zénobe, madame.", "Madame [lieu], madame."),
        ("Le mal Roy.", "Le mal Mélèze."),
    ],
)
def test_neither_title_nor_elision_tells_whose_name_it_is(said: str, told: str) -> None:
    result = public(said, about(said, *NAMES))
    assert result.text == told
    assert not list(SECRETS.sightings(result.text))


@given(talk(), st.data())
def test_what_is_not_replaced_is_carried_over_letter_by_letter(
    given_: tuple[str, list[Candidate]], data: st.DataObject
) -> None:
    text, found = given_
    assume(text)
    result = public(text, found)
    at = data.draw(st.integers(0, len(text) - 1))
    start, end = result.span(at, at + 1)
    assert 0 <= start <= end <= len(result.text)
    if not any(swap.start <= at < swap.end for swap in result.swaps):
        assert not text[at].isalnum() or result.text[start:end] == text[at]


@given(talk(), st.data())
def test_spans_of_neighbours_make_the_whole(
    given_: tuple[str, list[Candidate]], data: st.DataObject
) -> None:
    text, found = given_
    result = public(text, found)
    cut = data.draw(st.integers(0, len(text)))
    inside = any(swap.start < cut < swap.end for swap in result.swaps)
    left, right = result.span(0, cut), result.span(cut, len(text))
    assert left[0] == 0
    assert right[1] == len(result.text)
    assert inside or left[1] == right[0]


@given(talk(), st.data())
def test_a_passage_is_a_piece_of_the_whole_and_holds_no_name(
    given_: tuple[str, list[Candidate]], data: st.DataObject
) -> None:
    text, found = given_
    result = public(text, found)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    passage = result.passage(start, end)
    begin, stop = result.span(passage.start, passage.end)
    assert passage.text == result.text[begin:stop]
    assert passage.start <= start <= end <= passage.end
    assert not list(SECRETS.sightings(passage.text))
