import re
from pathlib import Path

from piacen_qual.decisions.anchoring import State
from piacen_qual.decisions.lines import read_events
from piacen_qual.review.keeping.matter import Matter
from piacen_qual.study import Study
from tests.review.making import NORTH, corrected, looking_again, make_matter
from tests.review.moved.making import NEW, OLD, WHOLE, put_code
from tests.review.pictures import shown

REVERSED = re.compile("\x1b\\[(?:\\d+;)*7m([^\x1b]*)")
PUT_BACK = "Remettez-y ce fichier, sous ce nom, et relancez"


def test_the_screen_shows_both_versions_and_every_key_acts(decided: Path) -> None:
    matter = corrected(2, OLD, NEW)
    with looking_again(decided, matter) as again:
        screen = shown(again)
        assert "1/1 · NORD g1 · mots corrigés depuis" in screen
        assert "✓ Il en manque (manque)  avant, au tour 2" in screen
        assert "il me manque du temps" in screen
        assert "il me manque donc du temps" in screen
        assert "a garder  e autres mots  r rejeter" in screen
        assert "✓ tour 2, Il en manque\xa0: gardé." in shown(again, "a")
        assert "Annulé\xa0: «\xa0Il en manque\xa0» accepté" in shown(again, "u")
        assert "Refait" in shown(again, "U")
        assert "✗ tour 2, Il en manque\xa0: rejeté." in shown(again, "u", "r")
        assert "Touches" in shown(again, "f1")
        screen = shown(again, "u", "down")
        assert "3▌ P2" in screen
        assert "Ses mots sont au tour 2\xa0: a les garde là." in screen
        assert "1▌ Animatrice" in shown(again, "k", "up")
        screen = shown(again, "j", "e", "enter", "enter", "p")
        assert "C’est la dernière" in screen
        assert again.left == 0
        assert "la première" in shown(again, "N").lower() or again.at == 0


def test_a_lost_decision_says_so_on_the_screen(decided: Path) -> None:
    with looking_again(decided, corrected(2, WHOLE, "Rien.")) as again:
        screen = shown(again)
        assert "mots introuvables" in screen
        assert "Ses mots ne sont plus nulle part" in screen
        assert "e choisir ses mots  r laisser tomber" in screen
        assert "a garder" not in screen
        assert "Ses mots ne sont plus nulle part" in shown(again, "a")
        said = "Il en manque\xa0: décision retirée; elle était au tour 2."
        assert said in shown(again, "r")
        assert again.left == 1


def test_short_lost_words_are_looked_for_between_their_neighbours_and_proposed(
    tmp_path: Path,
) -> None:
    put_code(tmp_path, 5, "Ordinaire")
    said = list(NORTH)
    said[1] = ("P1", "outils", f"{NORTH[1][2]} Ordinairement.")
    said[3] = ("Animatrice", "saison", "Et puis le temps qu’il a fait, ces derniers mois?")
    said[4] = ("P1", "saison", "Pas mal ordinère, celle-là, à mon idée.")
    said[5] = ("P2", "saison", "Sec, mais les prix ont monté.")
    with looking_again(tmp_path, make_matter(said, suggestions=())) as again:
        assert again.turn is not None
        assert (again.case.state, again.turn.n) == (State.LOST, 5)
        words = again.likely_words()
        assert words is not None
        assert again.turn.text[slice(*words)] == "ordinère"
        assert "Peut-être «\xa0ordinère\xa0»\xa0: e pour les choisir" in shown(again)
        shown(again, "e", "enter")
        assert again.left == 0
    anchors = [event.anchor for event in read_events(Study(tmp_path))[0] if event.anchor]
    assert anchors[-1].text == "ordinère"


def test_a_transcript_that_is_gone_is_to_be_put_back_rather_than_decisions_dropped(
    decided: Path,
) -> None:
    whole = make_matter()
    matter = Matter(whole.transcripts[1:], (*whole.of_file["sud_g2.txt"],), (), whole.codebook)
    (decided / "transcripts" / "nord_g1.txt").unlink()
    with looking_again(decided, matter) as again:
        screen = " ".join(shown(again).split())
        assert "1/2 · nord_g1.txt · transcription absente" in screen
        assert f"« nord_g1.txt » n’est plus dans transcripts/. {PUT_BACK}" in screen
        asked = " ".join(shown(again, "r").split())
        assert "Laisser tomber cette décision?" in asked
        assert "SUD" not in asked
        assert "o oui" in asked
        shown(again, "r", "escape", "r", "r", "enter", "a", "e")
        assert again.left == 2
        assert "décision retirée" in shown(again, "r", "o")
        assert again.left == 1


def test_the_head_says_where_one_is_on_a_narrow_screen(decided: Path) -> None:
    with looking_again(decided, corrected(2, OLD, NEW), coder="Julie") as again:
        assert "1/1 · NORD g1 · mots corrigés depuis" in shown(again, size=(60, 20))
        assert "1 à revoir · Julie" in shown(again, size=(60, 20))
        narrow = shown(again, size=(50, 20)).split("\n")[0]
        assert "mots corrigés… " in narrow
        assert narrow.endswith("1 à revoir · Julie")


def test_a_whole_turn_kept_shows_which_of_its_words_were_corrected(tmp_path: Path) -> None:
    put_code(tmp_path, 2, WHOLE)
    with looking_again(tmp_path, corrected(2, "râteau", "bateau")) as again:
        before, after = again.corrections()
        assert [again.old_turn()[0][slice(*each)] for each in before] == ["râteau"]
        assert again.turn is not None
        assert [again.turn.text[slice(*each)] for each in after] == ["bateau"]
        drawn = shown(again, ansi=True)
        assert {"râteau", "bateau"} <= {word.strip() for word in REVERSED.findall(drawn)}


def test_nothing_is_chosen_in_a_turn_that_does_not_have_the_words(decided: Path) -> None:
    with looking_again(decided, corrected(2, WHOLE, "Rien de tout ça, voyons.")) as again:
        assert "premier mot  Entrée commencer là" in shown(again, "e")
        shown(again, "right", "e", "right", "enter", "right", "enter")
        event = read_events(Study(decided))[0][-2]
        assert event.anchor is not None
        assert event.anchor.text == "de tout"


def test_undoing_what_an_earlier_session_did_is_asked_about_first(decided: Path) -> None:
    with looking_again(decided, corrected(2, OLD, NEW)) as again:
        assert "L’annuler quand même?" in shown(again, "u")
        shown(again, "u", "escape")
        assert again.done == 0
        assert "Annulé" in shown(again, "a", "u")
        assert again.left == 1
        assert "Annulé" in shown(again, "u", "o")
