"""The whole screen: every key, every box that opens, on every size."""

import re
from pathlib import Path

import pytest

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.errors import Level, Problem, UnwritableFileError
from piacen_qual.journals.journal import Journal
from piacen_qual.review.identifiers.desk import Desk
from piacen_qual.review.identifiers.scope import Scope, Which
from tests.review.identifiers.making import deciding, found, make_talk, shown

MASK, KEEP, ASK = Action.MASK, Action.KEEP, Action.ASK


def actions(desk: Desk, question: str = "personne:rose") -> list[Action]:
    return [each.action for each in desk.questions.items[question].now]


def current(desk: Desk) -> str:
    return desk.current.question if desk.current else ""


def test_the_screen_shows_the_questions_and_the_passages_of_one(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        screen = shown(desk)
    assert re.search(r"1/2 · personnes · 3 passages +2 à décider · Julie", screen)
    assert re.search(r"Personnes · 1 question, 1 à décider", screen)
    assert re.search(r"▸ ·  Rose  pour l’essai +3 à décider", screen)
    assert re.search(r"  ·  Saint-Zénobe +.*2 à décider", screen)
    assert "« Rose » — « Rose » pour l’essai" in screen
    assert "À la place : un pseudonyme, le même partout" in screen
    assert "▸ [ ] · 1. NORD g1, tour 2, P1 · à décider" in screen
    assert "Animatrice : Qui prête ses outils, à Saint-Zénobe?" in screen
    assert "Rose prête les siens [rires], pis Rose a une rose rose." in screen
    assert "m masquer  g garder" in screen
    assert {len(line) for line in screen.rstrip("\n").split("\n")} == {80}


def test_m_masks_and_g_keeps_and_the_next_question_comes(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        screen = shown(desk, "m")
        assert "✗ « Rose » : masqué (3 passages). Aussi ailleurs : 2 (c les montre)." in screen
        assert re.search(r"✗  Rose .*3 masqués", screen)
        assert "2/2 · lieux" in screen
        screen = shown(desk, "g")
        assert "✓ « Saint-Zénobe » : gardé (2 passages)." in screen
        assert "tout est décidé" in screen
        assert (actions(desk), actions(desk, "lieu:saint-zénobe")) == ([MASK] * 3, [KEEP] * 2)


def test_space_chooses_passages_and_answers_are_about_them(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        screen = shown(desk, "space", "right", "space")
        assert screen.count("[x]") == 2
        shown(desk, "space", "right", "space", "space", "g")
        assert actions(desk) == [KEEP, ASK, ASK]
        screen = shown(desk, "m")
        assert actions(desk) == [KEEP, MASK, MASK]
        assert "✗ « Rose » : masqué (2 passages sur 3)." in screen


def test_space_stays_on_the_passage_and_how_many_are_chosen_is_told(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        screen = shown(desk, "space")
        assert "▸ [x]" in screen
        assert "1 passage choisi, réponse pour lui seulement" in screen
        assert "2 passages choisis, réponse pour eux" in shown(desk, "space", "right", "space")
        again = shown(desk, "space", "space")
        assert "[x]" not in again
        assert "choisi," not in again


def test_the_cursor_begins_where_somebody_waits(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        screen = shown(desk, "space", "g", "j", "k")
        assert "▸ [ ] · 2. NORD g1, tour 2, P1" in screen
        assert re.search(r"▸ ✓· Rose .*2 à décider, 1 gardé", screen)


@pytest.mark.parametrize("key", ["d", "p", "n", "enter"])
def test_later_goes_to_the_next_question_that_waits(tmp_path: Path, key: str) -> None:
    with deciding(tmp_path) as desk:
        shown(desk, key)
        assert (current(desk), desk.left) == ("lieu:saint-zénobe", 2)
        shown(desk, "N")
        assert current(desk) == "personne:rose"
        assert "Aucune autre question n’est à décider." in shown(desk, "m", key)


def test_the_arrows_go_from_question_to_question(tmp_path: Path) -> None:
    with deciding(tmp_path, scope=Scope(Which.ALL)) as desk:
        for keys, question in (
            (("end",), "connu:zoom"),
            (("up",), "lieu:saint-zénobe"),
            (("k", "k"), "personne:ovila"),
            (("down", "j"), "lieu:saint-zénobe"),
            (("home",), "personne:ovila"),
        ):
            shown(desk, *keys)
            assert current(desk) == question
        assert "Il n’y en a pas d’autre." in shown(desk, "k")


def test_r_puts_something_else_in_the_place(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        screen = shown(desk, "r", "text:Jacques", "enter")
        assert "ne peut pas remplacer" in screen
        shown(desk, "r", "enter", "text:une voisine", "escape")
        assert desk.left == 2
        screen = shown(desk, "r", "text:une voisine", "enter", "k")
        assert actions(desk) == [MASK] * 3
        assert "À la place : [une voisine]" in screen


def test_u_undoes_to_the_first_answer(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        screen = shown(desk, "m", "m", "u")
        assert "Annulé : « saint-zénobe » masqué." in screen
        assert current(desk) == "lieu:saint-zénobe"
        assert "Il n’y a rien à annuler." in shown(desk, "u", "u")
        assert desk.left == 2


def test_a_kind_is_answered_at_once_when_that_is_confirmed(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        screen = shown(desk, "M")
        assert "Personnes : masquer les 3 passages de 1 question?" in screen
        shown(desk, "M", "escape", "M", "n")
        assert desk.left == 2
        assert "1 question : tout est masqué." in shown(desk, "M", "o")
        shown(desk, "G", "enter")
        assert actions(desk, "lieu:saint-zénobe") == [KEEP, KEEP]
        assert "Annulé" in shown(desk, "u")


def test_c_finds_words_everywhere_and_masks_them(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        screen = shown(desk, "c", "text:ti")
        assert "Dit nulle part en mots entiers. Il y a : ti…" not in screen
        screen = shown(desk, "c", "text:ti-pau", "enter")
        assert "n’est dit nulle part" in screen
        screen = shown(desk, "c", "text:ti-paul", "down")
        assert "2 passages : 2 non vus." in screen
        assert re.search(r"▸ \? .*Ti-paul est \[/b\] de même", screen)
        assert "◂ Personnes ▸" in screen
        screen = shown(desk, "c", "text:ti-paul", "tab", "tab", "shift+tab", "enter")
        assert "✗ « ti-paul » : ajouté, masqué dans 2 passages." in screen
        assert desk.questions.items["organisme:ti paul"].kind is Kind.ORGANISATION
        assert "est déjà masqué partout" in shown(desk, "c", "text:Ti-Paul", "enter")
        shown(desk, "c", "enter", "escape", "u")
        assert "organisme:ti paul" not in desk.questions.items


def test_ordinary_words_are_not_taken_for_somebodys_name(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        assert "◂ Autres noms et mots inconnus ▸" in shown(desk, "c", "text:les loue")


def test_f_shows_what_the_machine_decided_by_itself(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        screen = shown(desk, "f", "right")
        assert "◂ masqués d’office ▸" in screen
        assert "1 question." in screen
        screen = shown(desk, "f", "right", "space", "enter")
        assert re.search(r"gardés d’office · 2 à décider", screen)
        assert "✓  Zoom" in screen
        shown(desk, "m")
        assert actions(desk, "connu:zoom") == [MASK, MASK]
        shown(desk, "f", "left", "left", "j", "right", "k", "down", "enter")
        assert desk.scope == Scope(Which.OPEN, Kind.PERSON)
        shown(desk, "f", "right", "escape")
        assert desk.scope == Scope(Which.OPEN, Kind.PERSON)
        shown(desk, "f", "x", "enter")
        assert desk.scope == Scope()


def test_a_filter_that_shows_nothing_says_so(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        screen = shown(desk, "f", "left", "left", "enter", *"mgrMGv jk", "right", "left", "d")
        assert "Rien ici" in screen
        assert "0/0" in screen


def test_slash_finds_a_question_decided_or_not(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        screen = shown(desk, "slash", "text:o", "down", "up")
        assert re.search(r"▸ ✗ +Ovila · personnes, 1 masqué", screen)
        shown(desk, "slash", "text:zoo", "enter")
        assert current(desk) == "connu:zoom"
        assert "Aucune question." in shown(desk, "slash", "text:zut", "enter")


def test_v_shows_the_passage_in_its_transcript(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        screen = shown(desk, "right", "v")
        assert "NORD g1, tour 2, P1" in screen
        assert "P2 : Ovila aussi." in screen
        keys = ("pagedown", "pageup", "end", "home", "space", "down", "up", "j", "k")
        assert "P2 : Ovila aussi." in shown(desk, "v", *keys)
        assert "1/2 · personnes" in shown(desk, "v", "escape", "v", "q", "v", "v")


def test_the_help_says_every_key(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        screen = shown(desk, "question_mark", size=(80, 30))
        assert "✗ masqué   ✓ gardé   · à décider" in screen
        assert "1/2 · personnes" in shown(desk, "f1", "escape")


def test_q_quits_and_everything_is_kept(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        shown(desk, "m", "q")
    with deciding(tmp_path) as desk:
        assert current(desk) == "lieu:saint-zénobe"


def test_what_cannot_be_written_is_told_and_nothing_is_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Journal, line: bytes) -> None:
        raise UnwritableFileError(self.path, OSError(28, "disque plein"))

    with deciding(tmp_path) as desk:
        with monkeypatch.context() as patched:
            patched.setattr(Journal, "append", full)
            screen = shown(desk, "m")
        assert "Rien n’a été enregistré" in screen
        assert actions(desk) == [ASK] * 3


def test_problems_of_the_log_are_told_first(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        problems = [Problem("julie.jsonl", 3, Level.ERROR, "réponse illisible")]
        assert "réponse illisible" in shown(desk, problems=problems)


@pytest.mark.parametrize("size", [(20, 8), (40, 12), (80, 24), (120, 40), (200, 60)])
def test_every_size_is_filled_and_no_more(tmp_path: Path, size: tuple[int, int]) -> None:
    with deciding(tmp_path) as desk:
        screen = shown(desk, "right", size=(100, 30), then=size)
    lines = screen.rstrip("\n").split("\n")
    assert (max(map(len, lines)), len(lines)) == size
    assert "Rose" in screen


def test_hostile_text_is_shown_as_it_is(tmp_path: Path) -> None:
    said = (
        ("Animatrice", "outils", "[bold]Quoi?[/bold] [/b]"),
        ("P1", "outils", "mot " * 3000 + "Rose\u202e[rires] 👩‍👩‍👧 \x1b[31m שלום " + "mot " * 3000),
    )
    talk = make_talk(said)
    (one,) = talk.transcripts
    rose = found(one, 2, "Rose", Kind.PERSON, ASK)
    odd = found(one, 2, "👩‍👩‍👧 \x1b[31m", Kind.UNKNOWN, ASK)
    with deciding(tmp_path, talk, [rose, odd]) as desk:
        for size in ((80, 24), (200, 60)):
            screen = shown(desk, size=size)
            assert "[rires]" in screen
            assert "Animatrice : [bold]Quoi?[/bold] [/b]" in screen
            assert "\x1b" not in screen
            assert "\u202e" not in screen
            shown(desk, "v", "pagedown", size=size)
            shown(desk, "c", "text:[zut] \x1b", "enter", "escape", size=size)
            shown(desk, "slash", "text:[b]", "enter", "escape", size=size)
        shown(desk, "m", "m", "u")


def test_r_shows_how_a_passage_would_read_and_changes_the_chosen_ones_only(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        screen = shown(desk, "space", "r", "text:une voisine")
        assert "« Rose » · 1 passage" in screen
        assert "[une voisine] prête les siens [rires]" in screen
        shown(desk, "space", "r", "text:une voisine", "enter", "g")
        assert [desk.replacement(each) for each in desk.questions.items["personne:rose"].now] == [
            "[une voisine]", "", "",
        ]  # fmt: skip


def test_c_takes_what_stands_in_the_place_of_the_words(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        assert "→ [un ami]" in shown(desk, "c", "text:ti-paul [un ami]")
        shown(desk, "c", "text:ti-paul [un ami]", "enter")
        (item,) = (i for i in desk.questions.items.values() if "ti paul" in i.question)
        assert {desk.replacement(each) for each in item.now} == {"[un ami]"}
        shown(desk, "u")
        assert not [i for i in desk.questions.items if "ti paul" in i]


def test_tab_goes_from_kind_to_kind(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        shown(desk, "tab")
        assert current(desk) == "lieu:saint-zénobe"
        assert "Il n’y en a pas d’autre." in shown(desk, "right_square_bracket")
        shown(desk, "shift+tab")
        assert current(desk) == "personne:rose"
