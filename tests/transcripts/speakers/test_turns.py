"""Turns from lines whose format gives hints: bold, soft breaks, cues, labels of its own."""

from piacen_qual.errors import Level
from piacen_qual.model import Group, Participant, Role, Theme
from piacen_qual.transcripts.source import Line, Source
from piacen_qual.transcripts.speakers.turns import UNKNOWN, Cut, cut_turns

EMPTY = Group("jardin.txt")


def _cut(*lines: Line, format_: str = "txt", group: Group = EMPTY) -> Cut:
    return cut_turns(Source(format_, "utf-8", lines), group, (), "jardin.txt")


def _text(text: str, group: Group = EMPTY, guide: tuple[Theme, ...] = ()) -> Cut:
    lines = tuple(Line(n, line) for n, line in enumerate(text.split("\n"), 1))
    return cut_turns(Source("txt", "utf-8", lines), group, guide, "jardin.txt")


def _said(cut: Cut) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in cut.turns]


def test_labels_in_bold_need_no_colon() -> None:
    cut = _cut(
        Line(1, "Aline On arrose?", bold=5),
        Line(2, "Moi je peux."),
        Line(3, "Luc Oui.", bold=4),
        Line(4, "Aline Bon.", bold=6),
        Line(5, "Important : la pelle.", bold=9),
        Line(6, "Luc Elle est chez nous.", bold=3),
        format_="docx",
    )
    assert _said(cut) == [
        ("Aline", "On arrose? Moi je peux."),
        ("Luc", "Oui."),
        ("Aline", "Bon. Important : la pelle."),
        ("Luc", "Elle est chez nous."),
    ]


def test_where_labels_are_bold_a_plain_word_with_a_colon_is_none() -> None:
    labels = [Line(n, f"{name} : Oui.", bold=6) for n, name in enumerate(["Aline", "Omar"] * 4, 1)]
    cut = _cut(*labels, Line(9, "Robert : c’est mon chat."), format_="docx")
    assert _said(cut)[-1] == ("Omar", "Oui. Robert : c’est mon chat.")
    assert any("Robert" in problem.message for problem in cut.problems)


def test_questions_in_bold_without_any_label_are_another_person_s() -> None:
    pairs = (("Vous jardinez?", 14), ("Oui.", 0), ("Depuis quand?", 13), ("Dix ans.", 0))
    lines = [Line(n, text, bold=bold) for n, (text, bold) in enumerate(pairs * 2, 1)]
    cut = _cut(*lines, format_="docx")
    assert [speaker.role for speaker in cut.speakers] == [Role.MODERATION, Role.PARTICIPANT]
    assert len(cut.turns) == 8


def test_a_soft_break_may_begin_a_turn() -> None:
    cut = _cut(
        Line(1, "P1 : On arrose."),
        Line(1, "P2 : Le soir,", continues=True),
        Line(1, "oui.", continues=True),
        Line(2, "P1 : Bon."),
        Line(3, "P2 : D’accord."),
        format_="docx",
    )
    assert _said(cut)[:2] == [("P1", "On arrose."), ("P2", "Le soir, oui.")]
    assert [turn.line for turn in cut.turns] == [1, 1, 2, 3]


def test_the_format_s_own_label_is_taken() -> None:
    cut = _cut(
        Line(3, "Résultat : rien. Et", start=1.0, label="Aline Roy"),
        Line(6, "voilà.", start=2.0, label="Aline Roy"),
        Line(9, "Luc : c’est mon chat.", start=3.0, label="Omar"),
        Line(12, "Ah bon.", start=4.0),
        format_="vtt",
    )
    assert _said(cut) == [
        ("Aline Roy", "Résultat : rien. Et voilà."),
        ("Omar", "Luc : c’est mon chat. Ah bon."),
    ]
    assert [turn.start for turn in cut.turns] == [1.0, 3.0]


def test_names_said_in_the_text_all_along_beat_the_name_of_the_room() -> None:
    texts = (
        "Aline: On y va.",
        "On arrose.",
        "Luc: Oui.",
        "Aline: Bon.",
        "Luc: La pelle.",
        "Aline: Ok.",
    )
    cut = _cut(*(Line(n, text, start=float(n), label="Salle 2") for n, text in enumerate(texts, 1)))
    assert _said(cut)[:3] == [("Aline", "On y va. On arrose."), ("Luc", "Oui."), ("Aline", "Bon.")]


def test_words_before_the_first_name_of_cues_are_kept_and_said() -> None:
    cut = _cut(
        Line(3, "c’est parti", start=0.0),
        Line(6, "Aline: Bonjour.", start=1.0),
        Line(9, "Luc: Allo.", start=2.0),
        Line(12, "Aline: Bon.", start=3.0),
        format_="srt",
    )
    assert _said(cut)[0] == (UNKNOWN, "c’est parti")
    assert cut.problems[0].level is Level.WARNING


def test_a_heading_cuts_the_turn_of_one_person() -> None:
    cut = _text("Ève : On finit.\n\nThème 2 : l’eau\n\nÈve : On commence.\n\nLuc : Oui.")
    assert _said(cut) == [("Ève", "On finit."), ("Ève", "On commence."), ("Luc", "Oui.")]
    assert [(aside.line, aside.kind) for aside in cut.asides] == [(3, "titre")]


def test_a_title_of_the_guide_is_a_heading() -> None:
    guide = (Theme("eau", "L’eau du jardin"),)
    text = "Ève : On finit.\n\nl’eau du jardin\n\nLuc : Oui.\n\nÈve : Bon."
    assert [aside.kind for aside in _text(text, guide=guide).asides] == ["titre"]


def test_a_time_alone_on_its_line_is_the_start_of_the_turn_below() -> None:
    cut = _text("[00:00:04]\nP1 : Bonjour.\n\n[00:01:00]\n\nP2 : Oui.\n[00:01:30]\nEncore.")
    assert [(turn.text, turn.start) for turn in cut.turns] == [
        ("Bonjour.", 4),
        ("Oui. Encore.", 60),
    ]


def test_a_word_cut_at_the_width_of_the_page_is_put_together() -> None:
    line = "On arrose les bacs le soir pis le matin, quand il fait beau pis chaud, c’est peut-"
    cut = _text("\n".join(f"{name} : {line}\nêtre mieux.\n" for name in ("Ève", "Luc") * 4))
    assert {turn.text for turn in cut.turns} == {f"{line}être mieux."}


def test_several_turns_in_one_paragraph_are_cut_at_established_labels() -> None:
    cut = _text(
        "Anim : On arrose?\nP1 : Oui. P2 : Moi. (rires)\nP2 : « Le chat. P1 : non. »\nP1 : Bon."
    )
    assert _said(cut) == [
        ("Anim", "On arrose?"),
        ("P1", "Oui."),
        ("P2", "Moi. (rires) « Le chat. P1 : non. »"),
        ("P1", "Bon."),
    ]


def test_a_file_of_two_megabytes_on_one_line_is_cut() -> None:
    cut = _text("Ève : On arrose les bacs? P1 : Oui, le soir. P12 : Moi le matin. " * 30_000)
    assert len(cut.turns) == 90_000
    assert [speaker.id for speaker in cut.speakers] == ["Ève", "P1", "P12"]


def test_without_any_label_all_is_one_unknown_person_and_it_is_said() -> None:
    cut = _text("On arrose les bacs.\n\nOui, le soir.")
    assert _said(cut) == [(UNKNOWN, "On arrose les bacs. Oui, le soir.")]
    assert cut.problems[0].level is Level.ERROR


def test_speakers_come_in_order_of_appearance_with_every_spelling() -> None:
    group = Group(
        "x", participants=(Participant("P7", ("Ti-Luc", "Luc"), attributes={"genre": "h"}),)
    )
    cut = _text("Ève : Un.\nLUC : Deux.\nÈve : Trois.\nti-luc : Quatre.\nLuc : Cinq.", group)
    assert [speaker.id for speaker in cut.speakers] == ["Ève", "P7"]
    assert set(cut.speakers[1].labels) == {"LUC", "ti-luc", "Luc"}
    assert cut.speakers[1].attributes == {"genre": "h"}
    assert cut.turns[-1].text == "Quatre. Cinq."
