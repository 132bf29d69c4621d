import random
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.anchoring import correct, measure, quotes
from piacen_qual.decisions.anchoring import Spot, State, find_anchors
from piacen_qual.decisions.events import Act, Anchor
from piacen_qual.decisions.versions import Version
from piacen_qual.model import Transcript
from tests.decisions.making import FILE, NORD, TALK, anchor, event, placed, transcript


def _spot(at: Anchor, *today: Transcript, known: bool = True) -> Spot:
    """Where an anchor on `NORD` is, with or without the words of that version."""
    version = Version.of(NORD)
    return find_anchors([at], today, {version.sha256: version} if known else {})[at]


def _words(spot: Spot, *today: Transcript) -> str:
    texts = {made.file: made.turns for made in today}
    return texts[spot.file][spot.turn - 1].text[spot.start : spot.end]


def _instead(turn: int, *texts: str) -> Transcript:
    """`NORD` with other turns in the place of one."""
    return transcript(*TALK[: turn - 1], *texts, *TALK[turn:])


PRIX = anchor(3, "Ça coûte cher, un râteau")


def test_words_are_intact_where_nothing_changed() -> None:
    assert _spot(PRIX, NORD) == Spot(FILE, 3, PRIX.start, PRIX.end, State.INTACT)


def test_words_are_intact_where_only_other_turns_changed() -> None:
    assert _spot(PRIX, _instead(2, "Il manque de tout.")).state is State.INTACT


@pytest.mark.parametrize(
    "today",
    [
        transcript("Bonjour.", *TALK),
        transcript(TALK[0], *TALK[2:]),
        transcript(TALK[0], TALK[2], TALK[1], *TALK[3:]),
        _instead(3, "Moi, c’est le prix.", "Ça coûte cher, un râteau, faque on partage."),
        transcript(TALK[0], f"{TALK[1]} {TALK[2]}", *TALK[3:]),
        _instead(3, "Euh, moi, c’est vraiment le prix. Ça coûte cher, un râteau."),
        transcript(" ".join(TALK)),
    ],
    ids=["renumbered", "one gone", "swapped", "split", "merged", "shifted", "one turn"],
)
def test_words_that_stand_elsewhere_are_moved(today: Transcript) -> None:
    spot = _spot(PRIX, today)

    assert spot.state is State.MOVED
    assert _words(spot, today) == PRIX.text
    assert _spot(PRIX, today, known=False) == spot  # the quote and its context are enough


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ça coûte cher un rateau, faque on partage.", "Ça coûte cher un rateau"),
        ("Ça coûte vraiment cher, un râteau, faque", "Ça coûte vraiment cher, un râteau"),
        ("Ça coûte cher, une pelle, faque on partage.", "Ça coûte cher, une pelle"),
        ("Cela coûte cher, un râteau, faque on partage.", "Cela coûte cher, un râteau"),
        ("Cher, un râteau, faque on partage.", "Cher, un râteau"),
    ],
)
def test_words_that_were_corrected_are_said_to_be(text: str, words: str) -> None:
    today = _instead(3, f"Moi, c’est le prix. {text}")
    spot = _spot(PRIX, today)

    assert (spot.state, _words(spot, today)) == (State.CHANGED, words)


@pytest.mark.parametrize(
    "text",
    [
        "Moi, c'est le prix. Ça coûte cher, un râteau, faque on partage.",
        "Moi, c’est le prix. ça coûte cher un râteau. Faque on partage!",
        "Moi, c’est le prix.  Ça  coûte cher , un râteau , faque on partage.",
    ],
)
def test_signs_blanks_and_case_make_no_correction(text: str) -> None:
    assert _spot(PRIX, _instead(3, text)).state in {State.INTACT, State.MOVED}


def test_a_word_that_begins_as_the_old_one_did_is_not_the_same() -> None:
    today = _instead(3, TALK[2].replace("prix", "prixé"))
    spot = _spot(anchor(3, "Moi, c’est le prix"), today)

    assert (spot.state, _words(spot, today)) == (State.CHANGED, "Moi, c’est le prixé")


@pytest.mark.parametrize(
    "rewritten",
    [unicodedata.normalize("NFD", TALK[2]), TALK[2].replace("ût", "û\u00adt"), f"\u200b{TALK[2]}"],
    ids=["letters apart", "soft hyphen", "zero width"],
)
def test_what_cannot_be_seen_makes_no_correction(rewritten: str) -> None:
    today = _instead(3, rewritten)

    assert _spot(PRIX, today).state in {State.INTACT, State.MOVED}
    assert _spot(PRIX, today, known=False).state in {State.INTACT, State.MOVED}


@pytest.mark.parametrize("known", [True, False])
def test_words_that_are_gone_are_lost_and_their_old_place_kept(known: bool) -> None:
    for today in (_instead(3), _instead(3, "Moi, c’est le prix. Faque on partage."), transcript()):
        spot = _spot(PRIX, today, known=known)
        assert spot == Spot(FILE, 3, PRIX.start, PRIX.end, State.LOST)


def test_a_short_answer_is_not_taken_for_another_one() -> None:
    oui = anchor(4, "Oui.")

    today = transcript(TALK[0], "Tu viens au jardin? Oui. Demain matin.", *TALK[1:3], TALK[4])
    assert _spot(oui, today).state is State.LOST


def test_a_word_alone_is_followed_by_what_surrounds_it() -> None:
    spot = _spot(anchor(3, "râteau"), today := _instead(3, TALK[2].replace("râteau", "sécateur")))

    assert (spot.state, _words(spot, today)) == (State.CHANGED, "sécateur")


def test_an_elision_is_not_cut_in_two() -> None:
    today = _instead(3, TALK[2].replace("un râteau", "l’échelle"))
    spot = _spot(anchor(3, "râteau"), today)

    assert (spot.state, _words(spot, today)) == (State.CHANGED, "échelle")


def test_a_quote_cut_by_a_new_turn_goes_where_most_of_it_is() -> None:
    today = _instead(3, "Moi, c’est le prix. Ça coûte cher,", "un râteau, faque on partage.")
    spot = _spot(PRIX, today)

    assert (spot.state, _words(spot, today)) == (State.CHANGED, "Ça coûte cher,")


def test_a_transcript_delivered_under_another_name_is_recognised() -> None:
    renamed = replace(_instead(2, "Il manque de tout."), file="nord_g1_corrige.docx")
    stranger = transcript("Bonsoir.", "Rien à voir avec le reste.", file="sud.txt")

    spot = _spot(PRIX, stranger, renamed)
    assert (spot.file, spot.turn, spot.state) == (renamed.file, 3, State.MOVED)
    assert _spot(PRIX, stranger).state is State.LOST
    assert _spot(PRIX, renamed, known=False).state is State.LOST


@st.composite
def talks(draw: st.DrawFn, words: Sequence[str] | None = None) -> Transcript:
    """A transcript; without a list of words, each of its words comes once."""
    number = iter(range(10**6))
    word = st.sampled_from(words) if words else st.builds(lambda: f"mot{next(number)}")
    turn = st.lists(word, min_size=1, max_size=15).map(" ".join)
    return transcript(*draw(st.lists(turn, min_size=2, max_size=12)))


GREETING = "Bonjour à tous, merci d’être là."
SHORT = (GREETING, "Oui.", "Merci à tous, bonne journée.", "C’est ça.")


@pytest.mark.parametrize("turn", [1, 2, 3, 4])
def test_words_that_anybody_says_are_not_taken_for_those_of_a_file_that_is_gone(turn: int) -> None:
    gone, known = transcript(*SHORT), Version.of(transcript(*SHORT))
    other = transcript(GREETING, "Non.", *SHORT[1:], "Au revoir.", file="sud.txt")
    spoken = anchor(turn, gone.turns[turn - 1].text, gone)

    for versions in ({known.sha256: known}, {}):
        assert find_anchors([spoken], [other], versions)[spoken].state is State.LOST
    same = replace(gone, file="sud.txt")
    assert find_anchors([spoken], [same], {known.sha256: known})[spoken].state is State.MOVED


def test_questions_that_every_group_is_asked_make_no_talk_the_same() -> None:
    guide = " ".join(f"question{n}" for n in range(80))
    gone = transcript(guide, "Oui, mais juste un peu.", "On a des pelles trouées, trois râteaux.")
    other = transcript(guide, "Oui, mais juste un peu.", "Rien de cela.", file="sud.txt")
    known = {version.sha256: version for version in [Version.of(gone)]}
    question, said = anchor(1, guide, gone), anchor(2, "Oui, mais juste un peu.", gone)

    assert find_anchors([question, said], [other], known)[said].state is State.LOST
    assert find_anchors([question, said], [other], known)[question].state is State.LOST


@given(
    talks(["oui", "non", "bon", "bonjour", "merci", "tous"]),
    talks(["oui", "non", "bon", "bonjour", "merci", "tous"]),
    st.booleans(),
)
def test_no_short_quote_goes_to_a_short_file_of_another_talk(
    gone: Transcript, other: Transcript, known: bool
) -> None:
    other = replace(other, file="sud.txt", turns=other.turns[:3])
    version = Version.of(gone)
    anchors = [anchor(turn.n, turn.text, gone) for turn in gone.turns]
    spots = find_anchors(anchors, [other], {version.sha256: version} if known else {})

    if Version.of(other) != version:
        assert {spot.state for spot in spots.values()} == {State.LOST}


def test_a_memo_on_a_transcript_follows_it_and_one_on_a_code_has_no_place() -> None:
    whole = Version.of(NORD).anchor(FILE, 0, 0, 0)
    memos = event(Act.MEMO, whole, note="bon groupe"), event(Act.MEMO, None, "prix", note="large")

    on_all, on_code = placed(*memos, now=_instead(2, "Non.")).memos
    assert on_all.spot == Spot(FILE, 0, 0, 0, State.INTACT)
    assert on_code.spot is None


def test_nothing_that_was_decided_is_dropped() -> None:
    events = [event(Act.ACCEPT, anchor(turn, TALK[turn - 1]), "a") for turn in range(1, 6)]
    events += [event(Act.SEEN, PRIX), event(Act.MEMO, PRIX, note="n")]

    placement = placed(*events, now=transcript("Tout autre chose."))

    assert len(placement.codings) == 5
    assert len(placement.seen) == len(placement.memos) == 1


@pytest.mark.parametrize(
    "odd", [{"turn": 99}, {"turn": -1}, {"start": -4}, {"start": 50, "end": 3}, {"end": 10**9}]
)
def test_an_anchor_that_makes_no_sense_is_found_by_its_quote(odd: dict[str, int]) -> None:
    bad = replace(PRIX, **odd)  # type: ignore[arg-type]

    assert _spot(bad, NORD).state in {State.MOVED, State.LOST, State.INTACT}
    assert _spot(replace(bad, text=""), NORD).state is State.LOST


def _corrected(
    made: Transcript, chance: random.Random, share: float
) -> tuple[dict[Anchor, set[tuple[int, int, int]]], Transcript, dict[Anchor, Spot]]:
    new = correct(made, share, chance, turns=True)
    drawn = dict(quotes(made, new, 12, chance))
    versions = {version.sha256: version for version in [Version.of(made)]}
    return drawn, new.transcript, dict(find_anchors(drawn, [new.transcript], versions))


@given(talks(["oui", "non", "mais", "cher", "de", "la"]), st.randoms(use_true_random=False))
def test_every_quote_has_a_spot_on_words_that_are_there(
    made: Transcript, chance: random.Random
) -> None:
    drawn, today, spots = _corrected(made, chance, 0.3)

    assert spots.keys() == drawn.keys()
    for at, spot in spots.items():
        if spot.state is State.LOST:
            assert (spot.file, spot.turn, spot.start, spot.end) == (FILE, at.turn, at.start, at.end)
        else:
            words = _words(spot, today)
            assert words == words.strip() != ""
            assert spot.state is State.CHANGED or words == at.text


@given(talks(), st.randoms(use_true_random=False))
def test_words_that_no_other_resembles_are_found_to_the_character_unless_corrected(
    made: Transcript, chance: random.Random
) -> None:
    drawn, today, spots = _corrected(made, chance, 0.1)
    texts = " ".join(turn.text for turn in today.turns)

    for at, truth in drawn.items():
        if len(at.text.split()) >= 10 and at.text in texts:
            assert (spots[at].turn, spots[at].start, spots[at].end) in truth


@given(talks(), st.randoms(use_true_random=False))
def test_what_is_said_to_be_the_same_is_the_same(made: Transcript, chance: random.Random) -> None:
    drawn, today, spots = _corrected(made, chance, 0.2)

    for at in drawn:
        if spots[at].state in {State.INTACT, State.MOVED}:
            assert _words(spots[at], today) == at.text


@pytest.mark.parametrize(("share", "exact"), [(0.01, 0.996), (0.05, 0.982), (0.10, 0.965)])
def test_the_shares_of_words_found_exactly_that_the_documentation_gives_hold(
    share: float, exact: float
) -> None:
    tally = measure(share, turns=False, count=200)

    assert tally["exact"] >= exact * tally["all"]
    assert tally["unsaid"] <= 0.001 * tally["all"]
