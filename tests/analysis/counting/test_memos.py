"""What coders noted, beside the codings that it is about."""

from piacen_qual.analysis.counting.memos import with_memos
from piacen_qual.decisions.anchoring import Placement
from piacen_qual.decisions.events import Act, Event
from piacen_qual.decisions.standing import standing
from piacen_qual.decisions.versions import Version
from tests.decisions.making import (
    FILE,
    NORD,
    TALK,
    anchor,
    event,
    placed,
    suggestion,
    transcript,
    whole_turns,
)

LACK = suggestion(2, "Il manque des pelles", "manque")
PRICE = suggestion(3, "Ça coûte cher", "prix")


def memos(*events: Event) -> dict[str, str]:
    """By code, the memo of its coding."""
    return memos_of(placed(*events))


def memos_of(placement: Placement) -> dict[str, str]:
    segments = whole_turns()
    codings = standing(placement, segments, [LACK, PRICE])
    return {coding.code: coding.memo for coding in with_memos(codings, placement, segments)}


def test_without_a_memo_codings_are_as_they_were() -> None:
    assert memos() == {"manque": "", "prix": ""}


def test_a_memo_on_words_of_the_segment_goes_to_its_codings() -> None:
    memo = event(Act.MEMO, anchor(2, "la brouette"), note="bel exemple\nà citer")
    assert memos(memo) == {"manque": "Julie\xa0: bel exemple à citer", "prix": ""}


def test_a_memo_on_one_code_stays_with_it() -> None:
    other = event(Act.ADD, anchor(2, "la brouette"), "contre")
    memo = event(Act.MEMO, anchor(2, "la brouette"), "contre", note="vraiment?")
    assert memos(other, memo) == {"manque": "", "contre": "Julie\xa0: vraiment?", "prix": ""}


def test_remarks_on_decisions_and_memos_of_several_people_each_have_a_line() -> None:
    kept = event(Act.ACCEPT, anchor(2, "Il manque"), "manque", note="clair")
    memo = event(Act.MEMO, anchor(2, TALK[1]), note="ironique?", coder="Zoé")
    assert memos(kept, memo)["manque"] == "Julie\xa0: clair\nZoé\xa0: ironique?"


def test_memos_on_a_transcript_or_a_code_are_on_no_coding() -> None:
    whole = event(Act.MEMO, Version.of(NORD).anchor(FILE, 0, 0, 0), note="groupe animé")
    code = event(Act.MEMO, code="manque", note="définition à revoir")
    assert memos(whole, code) == {"manque": "", "prix": ""}


def test_a_memo_on_words_that_are_lost_is_on_no_coding() -> None:
    rewritten = transcript(TALK[0], "Rien à voir avec le reste, on parle du dîner.", *TALK[2:])
    memo = event(Act.MEMO, anchor(2, "la brouette"), note="bel exemple")
    assert set(memos_of(placed(memo, now=rewritten)).values()) == {""}
