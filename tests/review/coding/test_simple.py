"""The review line by line, its answers given in advance."""

import re
from functools import partial
from pathlib import Path

import pytest

from piacen_qual.codebook.load import load_codebook
from piacen_qual.decisions.log import Log
from piacen_qual.decisions.replay import Verdict
from piacen_qual.errors import UnwritableFileError
from piacen_qual.review.coding.about import About
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.coding.keys import LINE_HELP as HELP
from piacen_qual.review.coding.search import find_codes
from piacen_qual.review.coding.session import Session
from piacen_qual.review.coding.simple import Simple
from piacen_qual.review.dialogue import StoppedAnswersError
from tests.review.making import (
    CODEBOOK,
    NORTH,
    hear,
    make_code,
    make_matter,
    reviewing,
    with_codes,
)

ROOT = Path(__file__).parents[3]


def talk(session: Session, *answers: str) -> str:
    """All that is said when these answers are given, then no more."""
    return hear(partial(Simple, session), *answers)


def codes(session: Session) -> dict[str, Verdict | None]:
    return {line.code: line.verdict for line in session.route.sheet.lines}


def test_a_block_has_the_context_the_segment_and_its_numbered_codes(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        said = talk(session)
    assert "1/6 · NORD g1 · Les outils · 4 à décider, 2 à lire" in said
    assert "Animatrice, tour 1 : Quels outils employez-vous" in said
    assert "Segment, P1, tour 2 : Un vieux râteau [rires]" in said
    assert "→1 · Il en manque (manque), 0,91, à décider\n     « il me manque du temps »" in said
    assert " 2 · Outils nommés (outil), 0,72, à décider" in said


def test_letters_decide_on_the_current_code_or_on_the_one_numbered(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        said = talk(session, "r2", "A", "a 2")
        assert "✗ Outils nommés : rejeté." in said
        assert "✓ Il en manque : accepté.\nTout est décidé ici." in said
        assert codes(session) == {"manque": Verdict.ACCEPTED, "outil": Verdict.ACCEPTED}
        said = talk(session, "a7", "accepter", "a²", "r-1")
        assert "✗ Il n’y a pas de code 7 ici." in said
        for word in ("ccepter", "²", "-1"):
            assert f"✗ « {word} » n’est ni le numéro ni le nom d’un code d’ici" in said


@pytest.mark.parametrize("answer", ["a 1 2", "a1 a2", "a1,2", "a manque outil", "a MANQUE 2", "A"])
def test_several_codes_are_accepted_at_once(tmp_path: Path, answer: str) -> None:
    with reviewing(tmp_path) as session:
        said = talk(session, answer)
        assert "✓ Il en manque : accepté.\n✓ Outils nommés : accepté." in said
        assert codes(session) == dict.fromkeys(("manque", "outil"), Verdict.ACCEPTED)


def test_one_answer_accepts_and_rejects_or_does_nothing(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        talk(session, "a1 3", "r outil prix")
        assert codes(session) == {"manque": None, "outil": None}
        talk(session, "a1 r2")
        assert codes(session) == {"manque": Verdict.ACCEPTED, "outil": Verdict.REJECTED}


def test_under_a_filter_several_codes_are_those_of_one_segment(tmp_path: Path) -> None:
    with reviewing(tmp_path, wanted=Filter(code="manque")) as session:
        said = talk(session, "a 1 2")
        assert "✓ Il en manque : accepté (tour 2)." in said
        assert session.route.place == ("nord_g1.txt", 6, 1)
        session.route.back()
        assert codes(session) == dict.fromkeys(("manque", "outil"), Verdict.ACCEPTED)


def test_letters_that_take_nothing_stand_alone(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        said = talk(session, "pas sûr", "question", "un mot")
        assert said.count("n’est pas une réponse") == 3
        assert session.route.rank == 1


def test_enter_reads_on_and_p_passes(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        said = talk(session, "a", "a", "", "p", "", "k", "n", "N", "zut")
        assert [line[:3] for line in said.split("\n") if re.match(r"\d/6", line)] == [
            *("1/6", "2/6", "3/6", "4/6", "3/6", "4/6", "2/6")
        ]
        assert "« zut » n’est pas une réponse" in said


def test_a_code_is_added_by_some_letters_or_by_a_number(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        assert "✓ Entraide : ajouté." in talk(session, "c entr")
        said = talk(session, "c", "", "c qzx", "", "c qzx", "manq", "u")
        assert "Aucun code ne ressemble à « qzx »" in said
        talk(session, "c cout eleve", "u", "c prix", "u")  # named in full: nothing is asked
        said = talk(session, "s1 o", "2")
        assert re.search(r"\n 1 .*\n 2 ", said)
        assert codes(session)["manque"] is Verdict.REJECTED


def test_words_are_typed_with_or_without_their_accents(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        talk(session, "e un vieux rateau")
        line = session.route.sheet.lines[0]
        assert session.turn.text[line.start : line.end] == "Un vieux râteau"
        talk(session, "e2", "il me … réparer")
        line = session.route.sheet.lines[1]
        assert session.turn.text[line.start : line.end] == "il me manque du temps pour le réparer"
        assert "Ces mots ne sont pas dans le segment." in talk(session, "e trois petits cochons")


def test_memos_are_typed_read_and_erased(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        said = talk(session, "ms à revoir", "mc flou", "m", "t", "bon groupe", "l")
        assert "Mémo de Julie : à revoir" in said
        notes = [memo.note for about in About for memo in session.memos(about)]
        assert notes == ["à revoir", "flou", "bon groupe"]
        assert "Mémo : à revoir" in talk(session, "ms", "-")
        assert session.memo(About.SEGMENT) is None


@pytest.mark.parametrize(
    ("answers", "about", "note"),
    [
        (("m", "texte du mémo"), About.SEGMENT, "texte du mémo"),
        (("m texte du mémo",), About.SEGMENT, "texte du mémo"),
        (("m", "c", "texte"), About.CODE, "texte"),
        (("m", "Transcription", "texte"), About.TRANSCRIPT, "texte"),
        (("m", "c est flou"), About.SEGMENT, "c est flou"),
        (("mt texte",), About.TRANSCRIPT, "texte"),
        (("m code à revoir",), About.SEGMENT, "code à revoir"),
        (("mc1 texte",), About.CODE, "texte"),
        (("mc1", "texte"), About.CODE, "texte"),
        (("m", "c1", "texte"), About.CODE, "texte"),
        (("m c1x",), About.SEGMENT, "c1x"),
        (("m", "c1 est flou"), About.SEGMENT, "c1 est flou"),
    ],
)
def test_what_is_typed_for_a_memo_is_the_memo(
    tmp_path: Path, answers: tuple[str, ...], about: About, note: str
) -> None:
    with reviewing(tmp_path) as session:
        talk(session, *answers)
        told = {each: session.memo(each) for each in About}
        assert {each: memo.note for each, memo in told.items() if memo} == {about: note}


def test_a_memo_on_a_code_by_its_number_is_on_that_code(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        said = talk(session, "mc2 flou", "mc7 rien")
        assert "sur le code « Outils nommés », dans toute l’étude : flou" in said
        assert "✗ Il n’y a pas de code 7 ici." in said
        session.route.point("manque")
        assert session.memo(About.CODE) is None


def test_a_memo_is_shown_with_what_it_is_about(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        said = talk(session, "mc flou")
        assert "Mémo enregistré, sur le code « Il en manque », dans toute l’étude : flou" in said
        assert "Mémo de Julie : flou" in talk(session, "x")


def test_the_code_that_letters_are_about_is_shown_when_all_is_decided(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        said = talk(session, "a", "a", "e râteau [rires]")
        assert said.endswith(
            "✓ Outils nommés : accepté, extrait changé.\n"
            "→2 ✓ Outils nommés (outil), 0,72, accepté : « râteau [rires] »\n"
            f"{Simple.question}".replace("\xa0", " ")
        )


def test_prepared_answers_stop_at_the_first_that_is_refused(tmp_path: Path) -> None:
    for refused in ("a3", "zut", "c qzx", "e trois petits cochons", "s1 o"):
        with reviewing(tmp_path / refused) as session:
            with pytest.raises(StoppedAnswersError) as stopped:
                hear(partial(Simple, session, prepared=True), "a", refused, "r")
            assert f"réponse 2, « {refused} » (NORD g1, tour 2) : " in str(stopped.value)
            assert stopped.value.exit_code == 2
            assert codes(session) == {"manque": Verdict.ACCEPTED, "outil": None}


def test_prepared_answers_do_not_go_on_at_the_last_segment(tmp_path: Path) -> None:
    with reviewing(tmp_path, wanted=Filter(code="outil")) as session:
        begin = partial(Simple, session, prepared=True)
        assert "C’est le dernier segment" in hear(begin, "a", "", "", "q")
        with pytest.raises(StoppedAnswersError, match="C’est le dernier segment"):
            hear(begin, "", "r")


def test_an_answer_may_say_which_turn_it_is_for(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        said = talk(session, "2 a", "3 a", "2 r2", "2", "3 a1")
        assert "✗ Ici c’est le tour 2, et non le tour 3 : rien n’est fait." in said
        assert codes(session) == {"prix": Verdict.ACCEPTED}
        session.route.back()
        assert codes(session) == {"manque": Verdict.ACCEPTED, "outil": Verdict.REJECTED}


def test_enter_says_what_it_leaves_behind(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        assert "2 codes restent à décider au tour 2 : k y revient." in talk(session, "")
        assert "reste" not in talk(session, "k", "p")


def test_undoing_says_what_and_shows_it(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        said = talk(session, "a", "p", "u", "U", "u", "u", "U", "U")
        assert "Annulé : « Il en manque » accepté, NORD g1, tour 2." in said
        assert "Refait : « Il en manque » accepté" in said
        assert "Il n’y a rien à annuler." in said
        assert "Il n’y a rien à refaire." in said


def test_filters_are_typed(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        said = talk(session, "f cas=sud", "f", "theme=outils min=0,9", "f cas=est", "f tout")
        assert "1/2 · SUD g2" in said
        assert "Filtre : cas SUD." in said
        assert "✗ « est » n’est pas compris ici. Possibles : NORD, SUD." in said
        assert session.route.wanted == Filter()


def test_the_filter_that_holds_is_told(tmp_path: Path) -> None:
    with reviewing(tmp_path, wanted=Filter(files=("sud_g2.txt",))) as session:
        said = talk(session, "f code=prix", "f tout", "f fichier=")
        told = [line for line in said.split("\n") if line.startswith("Filtre")]
        assert told == [
            "Filtre : sud_g2.txt, code « Coût élevé ».",
            "Filtre : sud_g2.txt.",
            "Filtre : aucun.",
        ]


def test_a_turn_is_gone_to_by_its_number(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        said = talk(session, "t6", "t 4", "t99", "t", "", "t", "3")
        assert "Segment, P2, tour 6" in said
        assert "Le tour 4 n’est pas à coder : voici le 5." in said
        assert "✗ Il n’y a pas de tour 99 : le dernier est le 6." in said
        assert session.turn.n == 3


def test_a_decision_is_taken_back_by_its_number(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        said = talk(session, "a1 r2", "d2", "c entr", "r3", "d")
        assert "· Outils nommés : à décider de nouveau." in said
        assert "Entraide : retiré; personne d’autre ne l’avait mis." in said
        assert said.rpartition("retiré")[2].count("C’est déjà ainsi.") == 1
        assert codes(session) == {"manque": Verdict.ACCEPTED, "outil": None}


def test_a_code_is_put_on_words_that_are_typed_with_it(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        said = talk(session, "c entr = un vieux rateau", "c outil = un vieux", "c prix = zut")
        assert "✗ Ces mots ne sont pas dans le segment." in said
        lines = {
            line.code: session.turn.text[line.start : line.end]
            for line in session.route.sheet.lines
        }
        assert lines == {
            "manque": "il me manque du temps",
            "outil": "Un vieux",
            "entraide": "Un vieux râteau",
        }


def test_undoing_what_is_not_shown_is_asked_about_first(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
    with reviewing(tmp_path, wanted=Filter(case="SUD")) as session:
        assert "hors de ce qui est parcouru ici : « Il en manque » accepté" in talk(
            session, "u", ""
        )
        assert session.done == 0
        with pytest.raises(StoppedAnswersError, match="hors de ce qui est parcouru"):
            hear(partial(Simple, session, prepared=True), "u")
        assert "Annulé : « Il en manque » accepté" in talk(session, "u", "o")


def test_looking_all_around_for_what_waits_is_told(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        assert "◀ Repris depuis la fin." in talk(session, "N")
        assert "▶ Repris depuis le début." in talk(session, "n")


def test_more_of_the_talk_is_shown_when_asked_for(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.route.go(("nord_g1.txt", 6, 1))
        assert "tour 2" not in talk(session)
        assert "P1, tour 2 : Un vieux râteau" in talk(session, "v")
        assert "tour 2" not in talk(session, "v3")


def test_every_letter_is_in_the_help(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        assert HELP.replace("\xa0", " ") in talk(session, "?")
        simple = Simple(session, lambda _: None, lambda _: None)
        letters = {key.lower() for key in simple.commands()} - {"", "j", "f1", "?"}
        told = set(re.findall(r"^(\w) |\((\w) ", HELP, re.MULTILINE))
        assert letters == {letter.lower() for pair in told for letter in pair if letter}


def test_a_refusal_is_said_and_nothing_is_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise UnwritableFileError(tmp_path / "decisions" / "julie.jsonl", OSError(28, "plein"))

    with reviewing(tmp_path) as session:
        monkeypatch.setattr(Log, "append", refuse)
        said = talk(session, "a", "c entraide", "q")
        assert said.count("plus de place sur le disque") == 2
        assert codes(session) == {"manque": None, "outil": None}


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
        said = talk(session, "a", "2")
        assert "divisé depuis : Manque de temps ou Manque d’eau?" in said
        assert codes(session) == {"manque_eau": Verdict.ACCEPTED}


def test_after_a_code_is_added_what_still_waits_is_told(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        said = talk(session, "c entr")
        assert "✓ Entraide : ajouté.\nEncore à décider ici : 1, 2.\n→1 · Il en manque" in said
        assert "Tout est décidé" not in said
        said = talk(session, "a1", "r2")
        assert "✗ Outils nommés : rejeté.\nTout est décidé ici. Entrée passe" in said


def test_a_blind_segment_is_not_done_before_it_was_read(tmp_path: Path) -> None:
    with reviewing(tmp_path, blind=True) as session:
        said = talk(session, "c entr", "ms à revoir")
        assert "✓ Entraide : ajouté.\nEntrée passe au segment suivant." in said
        assert "Tout est" not in said
        assert "Tout est" not in talk(session, "", "k", "c manq")
        session.route.go(session.route.queue[-1])
        for place in session.route.queue[1:]:
            session.route.go(place)
            session.forward()
        assert "C’est le dernier segment, et tout est lu : q quitte." in talk(session, "")


def test_a_part_of_a_long_turn_is_shown_after_what_comes_before_it(tmp_path: Path) -> None:
    words = " ".join(f"mot{n}" for n in range(70))
    north = (NORTH[0], ("P1", "outils", f"Commençons {words}. Ensuite {words}."))
    with reviewing(tmp_path, make_matter(north, suggestions=())) as session:
        assert "début" not in talk(session)
        session.route.go(("nord_g1.txt", 2, 3))
        said = talk(session)
        assert "P1, tour 2, début : … " in said
        start = session.route.sheet.segment.start
        before = session.turn.text[:start].split()
        assert f"{' '.join(before[-60:])}\n\nSegment, P1, tour 2, suite : " in said
        assert before[0] not in said.partition("début")[2].partition("Segment")[0]
        assert "Animatrice, tour 1 : " in said
    with reviewing(tmp_path, make_matter(north, suggestions=())) as session:
        said = talk(session, "", "k")
        assert said.count("Animatrice, tour 1 : ") == 2  # not again before the second part
        assert said.count("début") == 1  # of the second part


def test_the_search_that_the_help_shows_finds_codes_of_the_demonstration() -> None:
    codes = load_codebook(ROOT / "codebook.yaml")[0].codes
    examples = re.findall(r"\((?:c|s2) (\w+)", HELP)
    assert len(examples) == 2
    for example in examples:
        assert find_codes(codes, example)
