"""What a session holds after each key is what the log tells to whoever opens it next."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from piacen_qual.review.coding.about import About
from piacen_qual.review.coding.session import Session
from tests.review.making import corrected, make_matter, reviewing

Deed = tuple[str, object, object]

CODES = ("manque", "prix", "entraide", "outil")
MOVES = ("accept", "reject", "undo", "redo", "forward", "down", "up")
DEEDS: st.SearchStrategy[Deed] = st.one_of(
    st.tuples(st.sampled_from(MOVES), st.none(), st.none()),
    st.tuples(st.sampled_from(["add", "recode"]), st.sampled_from(CODES), st.none()),
    st.tuples(st.just("words"), st.integers(0, 6), st.integers(7, 10)),
    st.tuples(st.just("memo"), st.sampled_from(list(About)), st.sampled_from(["", "vu", "flou"])),
)


def do(session: Session, deed: Deed) -> None:
    match deed:
        case "add" | "recode" as name, str(code), _:
            getattr(session, name)(code)
        case "words", int(start), int(end):
            session.change_words(start, end)
        case "memo", About() as about, str(note):
            if about is not About.CODE or session.route.line is not None:
                session.write_memo(about, note)
        case name, _, _:
            getattr(session, name)()


def told(session: Session) -> object:
    """All that a session shows, wherever it is."""
    session.route.go(session.route.queue[0])
    sheets = [session.sheets.sheet(place) for place in session.route.queue]
    return sheets, session.memos(About.TRANSCRIPT), session.memos(About.CODE), session.route.left


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(DEEDS, max_size=8), min_size=1, max_size=3), st.booleans())
def test_a_session_shows_what_the_next_one_reads(sessions: list[list[Deed]], blind: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        for deeds in sessions:
            with reviewing(Path(name), blind=blind) as session:
                for deed in deeds:
                    do(session, deed)
                shown = told(session)
            with reviewing(Path(name), blind=blind) as session:
                assert told(session) == shown


def test_a_memo_on_a_corrected_segment_is_changed_and_not_doubled(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.write_memo(About.SEGMENT, "premier")
        session.write_memo(About.SEGMENT, "deuxième")
    matter = corrected(2, "Un vieux", "Bon, un vieux")
    with reviewing(tmp_path, matter) as session:
        session.write_memo(About.SEGMENT, "troisième")
        assert [memo.note for memo in session.memos(About.SEGMENT)] == ["troisième"]
        session.undo()
        assert [memo.note for memo in session.memos(About.SEGMENT)] == ["deuxième"]
        session.write_memo(About.SEGMENT, "")
        assert session.memos(About.SEGMENT) == ()
    with reviewing(tmp_path, matter) as session:
        assert session.memos(About.SEGMENT) == ()


def test_decisions_on_a_transcript_that_cannot_be_read_are_left_alone(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
    whole = make_matter()
    south = make_matter(suggestions=())
    only = type(whole)(
        south.transcripts[1:],
        tuple(segment for segment in south.segments if segment.file == "sud_g2.txt"),
        (),
        south.codebook,
    )
    with reviewing(tmp_path, only) as session:
        assert session.route.left == 2
    with reviewing(tmp_path, whole) as session:
        assert session.route.sheet.lines[0].verdict is not None
