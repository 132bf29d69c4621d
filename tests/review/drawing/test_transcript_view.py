"""What of the talk is before the eyes of whoever decides."""

import asyncio
from pathlib import Path

from piacen_qual.review.app import ReviewApp, review_screen
from piacen_qual.review.asking import Questions, question
from piacen_qual.review.drawing.transcript_view import TranscriptView
from tests.review.making import Said, make_matter, make_transcript, reviewing
from tests.review.pictures import picture, shown

LONG = " ".join(f"Phrase numéro {n}, dite au jardin." for n in range(1, 31))
TALK: tuple[Said, ...] = (
    ("Animatrice", "outils", "Quels outils employez-vous quand vous travaillez au jardin? Bon."),
    ("P1", "outils", "Un râteau."),
    ("Animatrice", "outils", "On t’a perdue un peu, Josée."),
    ("P2", "outils", LONG),
    ("P1", "outils", "Y a un « quitter » là-dessus."),
    ("Animatrice", "saison", "Et comment trouvez-vous que va la saison de cette année, vous?"),
    *(("P2", "saison", f"Réponse {n}.") for n in range(1, 30)),
)


def lines(folder: Path, turn: int, *keys: str, part: int = 1) -> list[str]:
    """The lines of the talk after these keys, when a part of a turn is decided on."""
    matter = make_matter(TALK, suggestions=())
    with reviewing(folder, matter) as session:
        session.route.go(("nord_g1.txt", turn, part))
        screen = shown(session, *keys, size=(80, 18)).replace("\xa0", " ")
        return [line[:79].rstrip() for line in screen.split("\n")]  # without the scroll bar


def test_the_question_is_one_rather_than_the_last_words_of_the_moderation() -> None:
    transcript = make_transcript("nord_g1.txt", TALK, "NORD", 1)
    questions = Questions(transcript)
    asked = {turn: questions.before(turn) for turn in (1, 2, 5, 8)}
    assert {turn: each and each.n for turn, each in asked.items()} == {1: None, 2: 1, 5: 1, 8: 6}
    only = Questions(make_transcript("a.txt", TALK[2:4], "NORD", 1)).before(2)
    assert only is not None
    assert only.text == "On t’a perdue un peu, Josée."
    assert question(TALK[0][2]).endswith("au jardin?")
    assert question("Racontez-moi.") == "Racontez-moi."


def test_who_goes_on_speaking_is_told_below_the_question(tmp_path: Path) -> None:
    talk = lines(tmp_path, 4, part=4)
    assert talk[1].startswith("   1↑ Animatrice : ")
    assert "Quels outils employez-vous quand vous travaillez au jardin?" in talk[1]
    assert talk[2].startswith("   4  P2 (suite) : …")
    assert talk[2].removeprefix("   4  P2 (suite) : …").split()[0] in LONG.split()


def test_the_question_is_that_of_what_is_shown(tmp_path: Path) -> None:
    assert lines(tmp_path, 4, "end")[1].startswith("   6↑ Animatrice : …trouvez-vous")
    assert lines(tmp_path, 4, "home")[1].startswith("   1  Animatrice : Quels outils")


def test_an_act_brings_the_segment_back_before_the_eyes(tmp_path: Path) -> None:
    here = lines(tmp_path, 5)
    assert any("5▌ P1 : Y a un « quitter » là-dessus." in line for line in here)
    assert not any("▌" in line for line in lines(tmp_path, 5, "end"))
    for key in "arxu":
        assert any("5▌ P1" in line for line in lines(tmp_path, 5, "end", key))


def test_pages_follow_one_another_and_no_word_is_missed(tmp_path: Path) -> None:
    drawn = " ".join(
        line for pages in range(6) for line in lines(tmp_path, 2, "home", *["pagedown"] * pages)
    )
    for n in range(1, 31):
        assert f"numéro {n}, dite" in " ".join(drawn.split())


def test_a_short_line_of_whoever_goes_on_speaking_is_shown_whole(tmp_path: Path) -> None:
    async def scrolled() -> list[str]:
        with reviewing(tmp_path, make_matter(TALK, suggestions=())) as session:
            app = ReviewApp(review_screen(session))
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                view = app.screen.query_one(TranscriptView)
                last = next(n for n in range(view.height) if "Y a un" in str(view.row(n))) - 1
                view.scroll_to(y=last - 1, animate=False, force=True)
                await pilot.pause()
                told = "".join(text for text, _ in view.row(last)).strip()
                return [told, picture(app).replace("\xa0", " ").split("\n")[2]]

    told, line = asyncio.run(scrolled())
    assert line.rstrip().startswith(f"   4  P2 (suite) : …{told[:40]}")
