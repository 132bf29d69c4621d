"""Decisions on words that changed, line by line, the answers given in advance."""

from functools import partial
from pathlib import Path

from piacen_qual.review.keeping.matter import Matter
from piacen_qual.review.moved.session import MovedSession
from piacen_qual.review.moved.simple import SimpleMoved
from tests.review.making import NORTH, corrected, hear, looking_again, make_matter, reviewing
from tests.review.moved.making import put_code


def talk(session: MovedSession, *answers: str) -> str:
    """All that is said when these answers are given, then no more."""
    return hear(partial(SimpleMoved, session), *answers)


def test_decisions_on_words_that_changed_are_looked_at_again(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
        session.reject()
    with looking_again(
        tmp_path, corrected(2, "il me manque du temps", "il me manque donc du temps")
    ) as again:
        said = talk(again, "a", "u", "?", "l", "p", "k", "zut")
        assert "1/1 · NORD g1 · mots corrigés depuis · 1 à revoir" in said
        assert "✓ Il en manque (manque)" in said
        assert "Ses mots : « il me manque du temps »" in said
        assert "Ses mots : « il me manque donc du temps »" in said
        assert "Corrigé : rien → « donc »" in said
        assert "✓ tour 2, Il en manque : gardé." in said
        assert again.left == 1


def test_lost_words_are_replaced_by_others_or_dropped(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
    matter = corrected(
        2, "Un vieux râteau [rires], pis il me manque du temps pour le réparer.", "Rien."
    )
    with looking_again(tmp_path, matter) as again:
        said = talk(again, "a", "t3", "e ça coûte cher", "u", "t99", "e chevaux", "r")
        assert "mots introuvables" in said
        assert "Ses mots ne sont plus nulle part" in said
        assert "Aujourd’hui, P2, tour 3 : Ça coûte cher" in said
        assert "Il n’y a pas de tel tour." in said
        assert "Ces mots ne sont pas dans le tour montré" in said
        assert "Il en manque : décision retirée; elle était au tour 2." in said
        assert again.left == 0


def test_another_turn_is_asked_for_and_the_one_that_is_kept_is_named(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
    with looking_again(
        tmp_path, corrected(2, "il me manque du temps", "il me manque donc du temps")
    ) as again:
        said = talk(again, "t", "", "t", "zut", "t", "3", "a")
        assert said.count("Quel tour? (vide pour renoncer) : ") == 3
        assert "Il n’y a pas de tel tour." in said
        assert "Aujourd’hui, P2, tour 3 : Ça coûte cher" in said
        assert "Ses mots sont au tour 2 : a les garde là." in said
        assert "✓ tour 2, Il en manque : gardé." in said
        assert again.left == 0


def test_words_that_may_be_the_lost_ones_are_proposed_and_taken(tmp_path: Path) -> None:
    put_code(tmp_path, 5, "Ordinaire")
    said = list(NORTH)
    said[3] = ("Animatrice", "saison", "Et puis le temps qu’il a fait, ces derniers mois?")
    said[4] = ("P1", "saison", "Pas mal ordinère, celle-là, à mon idée.")
    said[5] = ("P2", "saison", "Sec, mais les prix ont monté.")
    with looking_again(tmp_path, make_matter(said, suggestions=())) as again:
        said_then = talk(again, "e", "", "e", "=", "q")
        assert "Aujourd’hui, P1, tour 5 : Pas mal ordinère" in said_then
        assert "Peut-être « ordinère » : e, puis =" in said_then
        assert again.left == 0


def test_a_decision_whose_transcript_is_gone_is_dropped_only_if_said_twice(
    tmp_path: Path,
) -> None:
    put_code(tmp_path, 5, "Ordinaire")
    (tmp_path / "transcripts" / "nord_g1.txt").unlink()
    whole = make_matter()
    matter = Matter(whole.transcripts[1:], (*whole.of_file["sud_g2.txt"],), (), whole.codebook)
    with looking_again(tmp_path, matter) as again:
        said = talk(again, "a", "e", "t", "r", "", "r", "non")
        assert "transcription absente" in said
        assert "Remettez-y ce fichier, sous ce nom, et relancez" in said
        assert again.left == 1
        assert "décision retirée" in talk(again, "r", "o")
        assert again.left == 0
