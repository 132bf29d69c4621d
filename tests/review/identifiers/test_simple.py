"""The questions line by line."""

from collections.abc import Sequence
from pathlib import Path

from piacen_qual.anonymisation.candidates import Action
from piacen_qual.review.identifiers.desk import Desk
from piacen_qual.review.identifiers.scope import Which
from piacen_qual.review.identifiers.simple import HELP, Simple
from tests.review.identifiers.making import deciding


def talked(desk: Desk, *answers: str) -> list[str]:
    """What is said while these answers are given, questions included."""
    said: list[str] = []
    left = iter(answers)

    def ask(question: str) -> str | None:
        said.append(question.replace("\xa0", " "))
        return next(left, None)

    Simple(desk, ask, lambda text: said.append(text.replace("\xa0", " "))).run()
    return said


def after(desk: Desk, *answers: str) -> str:
    return "\n".join(talked(desk, *answers))


def actions(desk: Desk, question: str) -> Sequence[Action]:
    return [each.action for each in desk.questions.items[question].now]


def test_a_question_says_all_there_is_to_know(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        said = after(desk)
    assert "── Personnes ──" in said
    assert "1/2  « Rose »" in said
    assert "« Rose » pour l’essai" in said
    assert "À la place : un pseudonyme, le même partout" in said
    assert (
        "1. NORD g1, tour 2, P1 (à décider) : ▸Rose◂ prête les siens [rires], pis Rose a une rose"
        " rose." in said
    )
    assert "m g d r u v c ? q : " in said


def test_m_and_g_answer_for_all_or_for_some(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        said = after(desk, "m 1 3", "g", "m")
        assert "✗ « Rose » : masqué (2 passages sur 3)." in said
        assert "✗ « Saint-Zénobe » : masqué (2 passages)." in said
        assert "Tout est décidé." in said
        assert [each.value for each in actions(desk, "personne:rose")] == [
            "masquer",
            "garder",
            "masquer",
        ]


def test_numbers_that_are_none_are_refused(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        said = after(desk, "m 9", "g deux")
        assert said.count("donnez les numéros des passages") == 2
        assert desk.left == 2


def test_later_goes_around_and_says_when_there_is_no_other(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        said = after(desk, "d", "m", "", "n", "p")
        assert said.count("Aucune autre question n’est à décider.") == 3


def test_j_and_k_go_from_question_to_question(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        said = after(desk, "j", "j", "k", "k")
        assert said.count("2/2  « Saint-Zénobe »") == 1
        assert said.count("1/2  « Rose »") == 2
        assert said.count("Il n’y en a pas d’autre.") == 2


def test_v_shows_more_of_one_passage_and_what_was_asked(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        assert "Animatrice : Avec Zoom?" in after(desk, "v 3")
        assert after(desk, "v").count("3. NORD g1, tour 5") == 2


def test_r_masks_with_something_else_and_u_undoes(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        said = after(desk, "r Jacques", "r", "", "r", "[une voisine]", "k", "u", "u")
        assert "✗ « Jacques » ne peut pas remplacer" in said
        assert "✗ « Rose » : masqué et remplacé (3 passages)." in said
        assert "À la place : [une voisine], choisi par quelqu’un" in said
        assert "Annulé : « rose » masqué." in said
        assert "Il n’y a rien à annuler." in said


def test_a_kind_is_answered_at_once_when_that_is_confirmed(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        after(desk, "M", "")
        assert desk.left == 2
        said = after(desk, "M", "o")
        assert "Personnes : masquer les 3 passages de 1 question?" in said
        assert "1 question : tout est masqué." in said
        after(desk, "G", "oui")
        assert desk.left == 0


def test_c_masks_what_the_machine_missed(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        said = after(desk, "c ti-paul", "pers")
        assert "? NORD g1, tour 3, P2 : Ovila aussi. ▸Ti-Paul◂, lui" in said
        assert "2 passages : 2 non vus." in said
        assert "✗ « ti-paul » : ajouté, masqué dans 2 passages." in said
        assert "▸Ti-paul◂ est [/b] de même." in said
        said = after(desk, "c", "zoom", "zut", "c zoom", "", "c ze", "c", "")
        assert "2 passages : 2 gardés." in said
        assert "« zut » n’est pas un type : rien n’est ajouté." in said
        assert "✗ « ze » n’est dit nulle part, en mots entiers." in said
        assert "organisme:zoom" not in desk.questions.items


def test_a_question_is_found_by_its_words(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        assert "« Zoom »" in after(desk, "/ zoo")
        said = after(desk, "/", "o", "3", "/ zut")
        assert " 1 « Ovila », 1 masqué" in said
        assert "Aucune question n’a « zut »" in said


def test_f_shows_what_the_machine_did_by_itself(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        said = after(desk, "f gardés", "m")
        assert "Questions : gardés d’office." in said
        assert "✗ « Zoom » : masqué (2 passages)." in said
        assert "n’est pas un filtre" in after(desk, "f zut")
        after(desk, "f", "a")
        assert desk.scope.which is Which.OPEN


def test_where_there_is_nothing_that_is_said(tmp_path: Path) -> None:
    with deciding(tmp_path, candidates=()) as desk:
        said = after(desk, "m", "g", "r [x]", "v", "M", "d", "/ a", "?", "zut")
        assert "Tout est décidé." in said
        assert HELP in talked(desk, "?")
        assert "« zut » n’est pas une réponse" in said


def test_q_quits(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        after(desk, "q", "m")
        assert desk.left == 2


def test_r_may_be_about_some_passages_and_shows_how_one_reads(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        said = after(desk, "r 1 3 [une voisine]", "r 9 [une voisine]")
        assert "→ [une voisine] prête les siens [rires]" in said
        assert "masqué et remplacé (2 passages sur 3)" in said
        assert "« 9 » : donnez les numéros des passages" in said
        assert "À la place : [une voisine] (1, 3); ailleurs, un pseudonyme" in said


def test_c_may_say_what_stands_there(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        said = after(desk, "c ti-paul [un ami]", "pers")
        assert "À la place : [un ami], choisi par quelqu’un" in said


def test_brackets_go_from_kind_to_kind(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        said = after(desk, "]", "]", "[")
        assert "── Lieux ──" in said
        assert said.count("Il n’y en a pas d’autre.") == 1
