"""The whole screen: every key, every box that opens, on every size."""

import re
from pathlib import Path

import pytest

from piacen_qual.decisions.log import Log
from piacen_qual.decisions.replay import Verdict
from piacen_qual.errors import Level, Problem, UnwritableFileError
from piacen_qual.review.coding.about import About
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.coding.session import Session
from tests.review.making import (
    CODEBOOK,
    NORTH,
    make_code,
    make_matter,
    make_transcript,
    reviewing,
    suggested,
    with_codes,
)
from tests.review.pictures import shown

SECOND = ("nord_g1.txt", 3, 1)


def codes(session: Session) -> dict[str, Verdict | None]:
    return {line.code: line.verdict for line in session.route.sheet.lines}


def test_the_screen_shows_the_segment_its_context_and_its_codes(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        screen = shown(session)
    assert re.search(r"1/6 · NORD g1 · Les outils +4 à décider, 2 à lire · Julie", screen)
    assert re.search(r"1 +Animatrice\xa0: Quels outils", screen)
    assert re.search(r"2▌ P1\xa0: Un vieux râteau \[rires\]", screen)
    assert re.search(r"▸ · Il en manque \(manque\) +0,91", screen)
    assert "« il me manque du temps » — « il me manque du temps », du concept @manque" in re.sub(
        r"\s+", " ", screen.replace("\xa0", " ")
    )
    assert re.search(r"  · Outils nommés \(outil\) +0,72", screen)
    assert "a accepter  r rejeter" in screen
    assert {len(line) for line in screen.rstrip("\n").split("\n")} == {80}


def test_a_accepts_and_r_rejects(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        screen = shown(session, "a")
        assert "✓ Il en manque" in screen
        assert "✓ Il en manque\xa0: accepté." in screen
        assert "▸ · Outils nommés" in screen
        screen = shown(session, "r")
        assert "✗ Outils nommés\xa0: rejeté." in screen
        assert codes(session) == {"manque": Verdict.ACCEPTED, "outil": Verdict.REJECTED}
        assert "C’est déjà ainsi." in shown(session, "r")


def test_c_adds_a_code_found_by_some_letters(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        screen = shown(session, "c", "e", "n", "t")
        assert "▸ Entraide (entraide)" in screen
        assert "Définition de Entraide." in screen
        assert (
            "Il en manque (manque)" not in screen.partition("Ajouter un code")[2].partition("╰")[0]
        )
        shown(session, "c", "text:EÉLÉVE", "escape")
        assert "entraide" not in codes(session)
        screen = shown(session, "c", "text:entr", "enter")
        assert "  ✓ Entraide" in screen
        assert "▸ · Il en manque" in screen
        assert codes(session)["entraide"] is Verdict.ACCEPTED


def test_the_arrows_choose_among_codes(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        screen = shown(session, "c")
        assert re.search(r"Il en manque \(manque\) · à décider", screen)
        shown(session, "c", "down", "down", "down", "up", "enter")
        assert codes(session)["entraide"] is Verdict.ACCEPTED
        screen = shown(session, "c", "text:zzzz", "enter", "down")
        assert "Aucun code." in screen


def test_the_codes_to_choose_from_say_what_they_are_here(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        screen = shown(session, "r", "c")
        assert re.search(r"Il en manque \(manque\) · rejeté", screen)
        assert re.search(r"Outils nommés \(outil\) · à décider", screen)
        box = shown(session, "k", "s").partition("Substituer")[2].partition("╰")[0]
        assert "▸ Coût élevé" in box
        assert "Il en manque (manque)" not in box  # it cannot stand in its own place


def test_s_puts_another_code_in_the_place_of_the_current_one(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        screen = shown(session, "s", "text:cout", "enter")
        assert "✓ Coût élevé\xa0: mis à la place de «\xa0Il en manque\xa0»." in screen
        assert codes(session)["manque"] is Verdict.REJECTED
        assert codes(session)["prix"] is Verdict.ACCEPTED


def test_e_chooses_words_with_the_arrows(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        screen = shown(session, "e")
        assert "Quels mots?" in screen
        assert "Tab le début" in screen
        shown(session, "e", "right", "right", "tab", "left", "left", "enter")
        line = session.route.sheet.lines[0]
        assert (
            session.turn.text[line.start : line.end] == "[rires], pis il me manque du temps pour le"
        )
        assert line.verdict is Verdict.ACCEPTED


def test_e_goes_to_the_ends_and_from_line_to_line_and_can_be_given_up(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        shown(session, "e", "tab", "home", "tab", "end", "escape")
        assert codes(session)["manque"] is None
        shown(session, "e", "tab", "home", "tab", "end", "enter")
        line = session.route.sheet.lines[0]
        assert (line.start, line.end) == (0, len(session.turn.text))
        shown(session, "k", "e", "up", "up", "up", "enter")
        line = session.route.sheet.lines[0]
        assert (line.start, line.end) == (0, 2)  # « Un »
        shown(session, "k", "e", "down", "enter")
        assert session.route.sheet.lines[0].end > len(session.turn.text) - 10


def test_m_writes_memos_on_the_segment_the_code_and_the_transcript(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        screen = shown(session, "m", "text:à revoir", "ctrl+s")
        assert "Mémo enregistré, sur ce segment." in screen
        assert "Mémo de Julie\xa0: à revoir" in screen
        screen = shown(session, "m", "tab", "text:flou", "ctrl+s")
        assert "sur le code «\xa0Il en manque\xa0», dans toute l’étude." in screen
        shown(session, "m", "tab", "tab", "text:bon groupe", "ctrl+s")
        notes = [memo.note for about in About for memo in session.memos(about)]
        assert notes == ["à revoir", "flou", "bon groupe"]
        screen = shown(session, "m")
        assert "à revoir" in screen.partition("ce segment")[2]


def test_tab_makes_what_was_typed_a_memo_on_something_else(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.write_memo(About.SEGMENT, "déjà là")
        session.write_memo(About.TRANSCRIPT, "ancien")
        screen = shown(session, "m", "text: et flou", "tab")
        assert "déjà là et flou" in screen
        screen = shown(session, "m", "text: et flou", "tab", "tab")
        assert "Julie\xa0: ancien" in screen
        shown(session, "m", "text: et flou", "tab", "ctrl+s")
        memos = [session.memo(about) for about in About]
        assert [memo and memo.note for memo in memos] == ["déjà là", "déjà là et flou", "ancien"]
        assert "ancien" in shown(session, "m", "tab", "tab")  # nothing typed: each shows its own


def test_a_memo_is_not_given_up_by_mistake(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        screen = shown(session, "m", "text:important", "escape")
        assert "Échap encore abandonne" in screen
        assert "important" in screen
        shown(session, "m", "text:important", "escape", "escape")
        assert session.memo(About.SEGMENT) is None
        shown(session, "m", "escape", "a")
        assert session.done == 1


def test_u_undoes_and_shift_u_does_again(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        screen = shown(session, "a", "a", "enter", "u")
        assert "Annulé\xa0: «\xa0Outils nommés\xa0» accepté, NORD g1, tour 2." in screen
        assert "1/6" in screen
        screen = shown(session, "U")
        assert "Refait\xa0: «\xa0Outils nommés\xa0» accepté" in screen
        screen = shown(session, "u", "u", "u")
        assert "Il n’y a rien à annuler." in screen
        assert "rien à refaire" in shown(session, "U", "U", "U")


@pytest.mark.parametrize(
    ("keys", "where"),
    [
        (["j"], "1/6"),
        (["j", "j"], "2/6"),
        (["down", "down", "up"], "1/6"),
        (["enter"], "2/6"),
        (["right", "right", "left"], "2/6"),
        (["p", "p"], "3/6"),
        (["n", "n", "n"], "4/6"),
        (["N"], "6/6"),
        (["k"], "1/6"),
    ],
)
def test_going_about(tmp_path: Path, keys: list[str], where: str) -> None:
    with reviewing(tmp_path) as session:
        assert shown(session, *keys).startswith(where)


def test_the_ends_of_the_queue_are_told(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        assert "C’est le premier segment." in shown(session, "k")
        assert "C’est le dernier segment; n va à ceux" in shown(session, "N", "enter")
    with reviewing(tmp_path, wanted=Filter(code="outil")) as session:
        assert "Aucun autre segment n’est à décider." in shown(session, "a", "n")
        assert "C’est le dernier segment, et tout est décidé" in shown(session, "enter")


def test_f_filters_and_says_how_many_segments_are_left(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        screen = shown(session, "f", "right")
        assert re.search(r"▸ Cas +◂ NORD ▸", screen)
        assert "4 segments, 4 à décider ou à lire." in screen
        screen = shown(session, "f", "right", "enter")
        assert re.search(r"1/4 · NORD g1 · Les outils +NORD · 3 à décider, 1 à lire", screen)
        screen = shown(session, "f", "x", "down", "down", "down", "down", "right", "enter")
        assert "1/4" in screen
        assert session.route.wanted == Filter(least=0.05)
        assert [turn for _, turn, _ in session.route.queue] == [2, 3, 6, 3]


def test_a_filter_that_leaves_nothing_is_refused_in_the_box(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        screen = shown(session, "f", "c", "text:entr", "enter", "enter")
        assert "Aucun segment ne répond à ce choix" in screen
        assert session.route.wanted == Filter()
        screen = shown(session, "f", "c", "text:cout", "enter", "enter")
        assert "1/3" in screen
        assert "▸ · Coût élevé" in screen


def test_the_help_names_every_key(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        for key in ("question_mark", "f1"):
            screen = shown(session, key)
            assert "Touches" in screen
        for key in ("a", "r", "c", "s", "e", "m", "u  U", "j k", "Entrée", "p", "n  N", "f", "q"):
            assert re.search(rf"│ {key} ", screen), key
        assert "Touches" not in shown(session, "question_mark", "escape")
        assert "✗ rejeté" in shown(session, "question_mark", "pagedown")


def test_q_quits(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        shown(session, "a", "q", "r")
        assert codes(session) == {"manque": Verdict.ACCEPTED, "outil": None}


@pytest.mark.parametrize(
    "keys", [["a"], ["c", "text:entr", "enter"], ["e", "right", "enter"], ["u"]]
)
def test_a_refused_write_opens_a_box_and_marks_nothing(
    tmp_path: Path, keys: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise UnwritableFileError(tmp_path / "decisions" / "julie.jsonl", OSError(28, "plein"))

    with reviewing(tmp_path) as session:
        session.add("prix")
        session.route.cursor = 0
        before = codes(session)
        monkeypatch.setattr(Log, "append", refuse)
        screen = shown(session, *keys)
        assert "Rien n’a été enregistré" in screen
        assert "plus de place sur le disque" in screen
        assert codes(session) == before
        assert "accepté." not in shown(session, *keys, "enter")


def test_a_memo_that_cannot_be_written_stays_in_its_box(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise UnwritableFileError(tmp_path / "decisions" / "julie.jsonl", OSError(28, "plein"))

    with reviewing(tmp_path) as session:
        monkeypatch.setattr(Log, "append", refuse)
        screen = shown(session, "m", "text:précieux", "ctrl+s")
        assert "plus de place" in screen
        assert "précieux" in screen


def test_what_was_mended_in_the_logs_is_told_first(tmp_path: Path) -> None:
    torn = Problem(
        "decisions/julie.jsonl", 3, Level.WARNING, "la dernière ligne était [incomplète]."
    )
    with reviewing(tmp_path) as session:
        screen = shown(session, problems=[torn])
        assert "À savoir" in screen
        assert "[incomplète]" in screen
        assert "À savoir" not in shown(session, "enter", problems=[torn])


def test_a_blind_round_shows_neither_suggestions_nor_other_coders(tmp_path: Path) -> None:
    with reviewing(tmp_path, coder="Omer") as session:
        session.accept()
        session.write_memo(About.SEGMENT, "vu par Omer")
    with reviewing(tmp_path, blind=True) as session:
        screen = shown(session)
        assert "aveugle · 6 à lire · Julie" in screen
        assert not re.search(r"manque\)|0,91|Omer", screen)
        assert "Aucun code de vous ici" in screen
        assert "Score" not in shown(session, "f")


def test_a_blind_segment_is_not_said_to_be_done_before_it_was_read(tmp_path: Path) -> None:
    with reviewing(tmp_path, blind=True) as session:
        screen = shown(session, "c", "text:entr", "enter")
        assert "✓ Entraide\xa0: ajouté." in screen
        assert "Tout est décidé" not in screen


def test_all_is_said_to_be_decided_once(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        assert "rejeté. Tout est décidé ici." in shown(session, "a", "r")
        screen = shown(session, "c", "text:entr", "enter")
        assert "✓ Entraide\xa0: ajouté." in screen
        assert "Tout est décidé" not in screen


def test_shift_a_accepts_all_that_waits_and_u_undoes_it_at_once(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        assert "✓ 2 codes acceptés (tour 2). Tout est décidé ici." in shown(session, "A")
        assert "C’est déjà ainsi." in shown(session, "A")
        assert "Annulé\xa0: 2 codes acceptés, NORD g1, tour 2." in shown(session, "u")
        assert codes(session) == {"manque": None, "outil": None}


def test_enter_says_what_it_leaves_behind_and_p_does_not(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        screen = shown(session, "a", "enter")
        assert "1 code reste à décider au tour 2\xa0: ← y revient." in screen
        assert "2/6" in screen
        assert "1 code reste à décider au tour 3" in shown(session, "j")
        assert "reste" not in shown(session, "left", "left", "p")


def test_another_transcript_is_announced(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        screen = shown(session, "p", "p", "p", "p")
        assert "5/6 · SUD g2" in screen
        assert "▶ Autre groupe\xa0: SUD g2." in screen
        assert "Autre groupe" not in shown(session, "p")


def test_a_segment_without_a_code_gives_its_room_to_the_talk(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.route.go(("nord_g1.txt", 5, 1))
        screen = shown(session)
        lines = [line.rstrip() for line in screen.split("\n")]
        assert lines[19] == "─" * 80
        assert "Aucun code suggéré\xa0: c en ajoute un, Entrée passe au suivant." in screen
        assert "a accepter" not in screen
        assert "segment lu" in shown(session, "enter", "left")
        assert "a accepter" in shown(session, "c", "text:entr", "enter")
        session.route.go(("sud_g2.txt", 2, 1))
    with reviewing(tmp_path, make_matter(suggestions=())) as session:
        session.route.go(("sud_g2.txt", 3, 1))
        assert "c’est le dernier segment" in shown(session)


def test_a_memo_on_the_segment_is_marked_in_the_head(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        assert "✎" not in shown(session)
        session.write_memo(About.SEGMENT, "à relire")
        assert shown(session).startswith("1/6 ✎ · NORD g1")


def test_why_codes_are_there_is_told_as_long_as_lines_are_left(tmp_path: Path) -> None:
    one = make_transcript("nord_g1.txt", NORTH, "NORD", 1)
    more = [make_code(f"code_{n}", f"Code {n}") for n in range(8)]
    hits = [suggested(one, 2, code.id, "râteau", 0.9 - n / 100) for n, code in enumerate(more)]
    matter = make_matter(codebook=with_codes(CODEBOOK, *more), suggestions=hits[:5])
    with reviewing(tmp_path, matter) as session:
        screen = shown(session)
        assert screen.count("du concept @") == 3  # five lines of codes, and three left
        assert "code 1 de" not in screen
    matter = make_matter(codebook=with_codes(CODEBOOK, *more), suggestions=hits)
    with reviewing(tmp_path / "8", matter) as session:
        assert "code 1 de 8" in shown(session)
        screen = shown(session, *["j"] * 7)
        assert "code 8 de 8" in screen
        assert "▸ · Code 7" in screen


def test_x_shows_the_whole_reason_and_what_the_code_means(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        screen = shown(session, "x").replace("\xa0", " ")
        assert "Raison : « il me manque du temps », du concept @manque" in screen
        assert "Règle : manque.regle, score 0,91" in screen
        assert "Définition : Définition de Il en manque." in screen


def test_under_a_code_filter_what_was_done_names_its_turn(tmp_path: Path) -> None:
    with reviewing(tmp_path, wanted=Filter(code="prix")) as session:
        screen = shown(session, "a")
        assert "2/3" in screen
        assert "✓ Coût élevé\xa0: accepté (tour 3)." in screen
        assert re.search(r"NORD g1 · .* prix · 2 à décider · Julie", screen)


def test_codes_of_one_label_are_told_apart(tmp_path: Path) -> None:
    book = with_codes(CODEBOOK, make_code("prix_max", "Coût élevé"))
    with reviewing(tmp_path, make_matter(codebook=book)) as session:
        shown(session, "c", "text:prix_max", "enter")
        assert codes(session)["prix_max"] is Verdict.ACCEPTED
        assert "Coût élevé (prix_max)\xa0: retiré" in shown(session, "j", "j", "r")


def test_several_codes_are_added_without_leaving_the_box(tmp_path: Path) -> None:
    with reviewing(tmp_path, blind=True) as session:
        screen = shown(session, "c", "text:entr", "tab", "text:cout")
        assert "Ajouter un code" in screen
        shown(session, "c", "text:outil", "tab", "escape")
        assert codes(session) == dict.fromkeys(("entraide", "outil"), Verdict.ACCEPTED)


def test_e_chooses_a_sentence(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.route.go(SECOND)
        shown(session, "e", "p", "p", "enter")
        line = session.route.sheet.lines[0]
        assert session.turn.text[line.start : line.end] == "On se les prête."
        shown(session, "e", "shift+left", "enter")
        assert session.route.sheet.lines[0].end <= line.end


def test_where_there_is_room_the_codes_stand_beside_the_segment(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.route.go(("nord_g1.txt", 6, 1))
        lines = shown(session, size=(200, 60)).split("\n")
        (row,) = (n for n, line in enumerate(lines) if "6▌" in line)
        assert "▸ · Il en manque" in lines[row]


def test_other_coders_verdicts_stand_beside_the_score(tmp_path: Path) -> None:
    with reviewing(tmp_path, coder="Omer") as session:
        session.accept()
        session.reject()
    with reviewing(tmp_path) as session:
        screen = shown(session)
        assert re.search(r"Il en manque \(manque\) +Omer ✓  0,91", screen)
        assert re.search(r"Outils nommés \(outil\) +Omer ✗  0,72", screen)


def test_one_part_of_a_split_code_is_chosen(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
    book = with_codes(
        CODEBOOK,
        make_code("manque_temps", "Manque de temps"),
        make_code("manque_eau", "Manque d’eau"),
        manque=("manque_temps", "manque_eau"),
    )
    with reviewing(tmp_path, make_matter(codebook=book, suggestions=())) as session:
        screen = shown(session, "a")
        assert "Lequel des deux?" in screen
        shown(session, "a", "down", "enter")
        assert codes(session) == {"manque_eau": Verdict.ACCEPTED}


HOSTILE = (
    "[rires] [/b] [bold]gras[/bold] :smile: \x1b[31mrouge\x07 👩‍👩‍👧‍👦 🇨🇦 שלום עולם"
    " مرحبا \u202eenvers \ud800 e\u0301tat 中文字 \u200b\xad{x} $(ls)"
)


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (40, 12)])
def test_hostile_text_is_shown_as_it_is(tmp_path: Path, size: tuple[int, int]) -> None:
    north = [(*NORTH[0][:2], HOSTILE), ("P[1]", "outils", HOSTILE + " " + "mot " * 3000)]
    one = make_transcript("nord_g1.txt", north, "NORD", 1)
    evil = make_code("manque", "[red]Il[/] en :x: manque")
    book = with_codes(CODEBOOK, evil)
    hit = suggested(one, 2, "manque", "[bold]gras[/bold]", 0.9)
    with reviewing(tmp_path, make_matter(north, codebook=book, suggestions=[hit])) as session:
        screen = shown(session, "pagedown", "end", "home", "space", size=size)
        assert "[rires] [/b]" in screen
        assert "[bold]gras[/bold]" in screen
        assert "\x1b" not in screen
        assert "\x07" not in screen
        for keys in (
            ["e", "right", "escape"],
            ["c", "escape"],
            ["m", "text:[/b]", "ctrl+s"],
            ["a"],
        ):
            shown(session, *keys, size=size)
        assert codes(session)["manque"] is Verdict.ACCEPTED


def test_a_turn_of_3000_words_is_read_to_its_end(tmp_path: Path) -> None:
    said = [NORTH[0], ("P1", "outils", " ".join(f"mot{n}" for n in range(3000)))]
    with reviewing(tmp_path, make_matter(said, suggestions=())) as session:
        assert "mot0 " in shown(session)
        assert "mot2999" in shown(session, "end")
        assert "mot0 " in shown(session, "end", "home")
        assert "mot0 " in shown(session, "end", "space")
        last = session.route.queue[-3]
        session.route.go(last)
        assert "mot2999" in shown(session)


def test_the_question_is_shown_when_it_is_further_up(tmp_path: Path) -> None:
    talk = [("P1", "outils", f"Phrase numéro {n}.") for n in range(30)]
    matter = make_matter([("Animatrice", "outils", "Et les outils?"), *talk], suggestions=())
    with reviewing(tmp_path, matter) as session:
        session.route.go(("nord_g1.txt", 30, 1))
        screen = shown(session)
        assert re.search(r"1↑ Animatrice\xa0: Et les outils\?", screen)
        assert "30▌" in screen


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (30, 8)])
def test_every_size_shows_where_one_is(tmp_path: Path, size: tuple[int, int]) -> None:
    with reviewing(tmp_path) as session:
        screen = shown(session, size=size)
        lines = screen.rstrip("\n").split("\n")
        assert len(lines) <= size[1]
        assert {len(line) for line in lines} == {size[0]}
        assert "1/6" in screen
        assert "Il en manque" in screen


def test_the_screen_follows_the_size_of_the_terminal(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        screen = shown(session, size=(80, 24), then=(140, 40))
        assert "s substituer" in screen
        assert re.search(r"P1.*▸ · Il en manque", screen)
        screen = shown(session, size=(140, 40), then=(60, 20))
        assert {len(line) for line in screen.rstrip("\n").split("\n")} == {60}
