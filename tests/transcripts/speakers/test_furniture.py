from piacen_qual.transcripts.source import Line
from piacen_qual.transcripts.speakers.furniture import clear_furniture


def _lines(text: str) -> list[Line]:
    return [Line(n, line) for n, line in enumerate(text.split("\n"), 1)]


def _kept(text: str) -> list[str]:
    lines, _ = clear_furniture(_lines(text))
    return [line.text for line in lines if line.text]


def test_headers_that_differ_by_a_page_number_are_set_aside_with_their_lines() -> None:
    text = "P1 : un\n\nJardin – Groupe 1 – p. 2\n\ndeux\nJardin – Groupe 1 – p. 3\nP2 : trois"
    lines, asides = clear_furniture(_lines(text))
    assert [line.text for line in lines if line.text] == ["P1 : un", "deux", "P2 : trois"]
    assert [(aside.line, aside.kind) for aside in asides] == [(3, "entete"), (6, "entete")]


def test_page_numbers_alone_count_up() -> None:
    assert _kept("a\n2\nb\n- 3 -\nc") == ["a", "2", "b", "- 3 -", "c"]
    assert _kept("a\n2\nb\n3\nc\n4\nd") == ["a", "b", "c", "d"]
    assert _kept("a\nPage 1 de 3\nb\nPage 2 de 3") == ["a", "b"]


def test_numbers_that_do_not_count_pages_stay() -> None:
    talk = ["Douze", "12", "Trois", "3", "Vingt", "20"]
    assert _kept("\n".join(talk)) == talk


def test_a_header_without_number_goes_when_it_stands_by_page_numbers() -> None:
    pages = "\n".join(f"mot {n}\nNe pas diffuser\np. {n}" for n in (1, 2, 3))
    assert _kept(pages) == ["mot 1", "mot 2", "mot 3"]


def test_a_header_without_number_goes_when_it_comes_back_at_the_pace_of_pages() -> None:
    page = "\n".join(["On arrose les bacs le soir, quand il fait moins chaud."] * 20)
    text = "\n".join([page, "Verbatim du jardin – ne pas diffuser – confidentiel"] * 4)
    assert set(_kept(text)) == {"On arrose les bacs le soir, quand il fait moins chaud."}


def test_short_answers_and_labels_that_come_back_stay() -> None:
    text = "\n".join(["INTERVENANTE 1", "Oui.", "INTERVENANTE 2", "Oui.", "Oui"] * 6)
    assert _kept(text) == text.split("\n")


def test_questions_that_count_up_stay() -> None:
    text = "Question 1 : quoi?\nrien\nQuestion 2 : quoi?\nrien\nQuestion 3 : quoi?\nrien"
    assert _kept(text) == text.split("\n")


def test_a_line_is_cut_at_a_page_break() -> None:
    text = "P1 : un\fJardin, p. 2\fdeux\nP2 : trois\nJardin, p. 3"
    assert _kept(text) == ["P1 : un", "deux", "P2 : trois"]


def test_a_header_glued_to_the_talk_is_cut_out_where_it_also_stands_alone() -> None:
    header = "Le jardin collectif – p."
    text = f"a\n{header} 2\nb\n{header} 3\nc {header} 4 d"
    lines, asides = clear_furniture(_lines(text))
    assert [line.text for line in lines] == ["a", "b", "c d"]
    assert asides[-1].text == "Le jardin collectif – p. 4"


def test_numbers_of_lines_and_of_turns_go() -> None:
    assert _kept("1 Aline : un\n2 deux\n3 Luc : trois\n4 quatre") == [
        *("Aline : un", "deux", "Luc : trois", "quatre"),
    ]
    assert _kept("[1] Aline : un\nencore\n[2] Luc : oui\n[3] Aline : bon\nvoilà\n[4] Luc : ok") == [
        *("Aline : un", "encore", "Luc : oui", "Aline : bon", "voilà", "Luc : ok"),
    ]


def test_bold_is_counted_after_a_number() -> None:
    lines = [Line(n, f"{n}. Aline : oui", bold=10) for n in range(1, 6)]
    kept, _ = clear_furniture(lines)
    assert {(line.text, line.bold) for line in kept} == {("Aline : oui", 7)}


def test_cues_have_no_furniture() -> None:
    cues = [Line(n, str(n), start=float(n)) for n in range(1, 9)]
    kept, asides = clear_furniture(cues)
    assert (list(kept), asides) == (cues, ())


def test_blank_lines_around_a_header_part_nothing_in_mid_sentence() -> None:
    text = "un mot qui\n\nJardin, p. 2\n\nsuit\nFin.\n\nJardin, p. 3\n\nDébut."
    lines, _ = clear_furniture(_lines(text))
    assert [line.text for line in lines] == ["un mot qui", "suit", "Fin.", "", "", "Début."]
