from piacen_qual.errors import Level
from piacen_qual.transcripts.formats.mending import mend
from piacen_qual.transcripts.source import Line, Source


def source(*texts: str) -> Source:
    lines = (Line(number, text) for number, text in enumerate(texts, start=1))
    return Source("txt", "utf-8", tuple(lines))


def test_c1_characters_become_what_was_typed() -> None:
    mended = mend(source("rien", "l\x92\xe9t\xe9\x85 le c\x9cur"), "g1.txt")
    assert mended.lines[1].text == "l’été… le cœur"
    (problem,) = mended.problems
    assert (problem.line, problem.level) == (2, Level.NOTE)
    assert problem.message.startswith("3 caractère(s)")


def test_labels_are_repaired_too() -> None:
    line = Line(1, "Oui", label="Patrick d\x92Arvor")
    assert mend(Source("vtt", "utf-8", (line,)), "g1.vtt").lines[0].label == "Patrick d’Arvor"


def test_text_encoded_twice_is_said_and_left() -> None:
    twice = "l’été à côté".encode().decode("cp1252")
    mended = mend(source(twice), "g1.txt")
    assert mended.lines[0].text == twice
    assert [problem.level for problem in mended.problems] == [Level.WARNING]
    assert "deux fois" in mended.problems[0].message


def test_lost_characters_are_said() -> None:
    (problem,) = mend(source("l\ufffd\ufffdt\ufffd"), "g1.txt").problems
    assert "perdu" in problem.message


def test_good_french_raises_nothing() -> None:
    good = source("« L’été, à Pâques… », où ça? Œuvre naïve — aïe! lâ… lâché", "• 2 €")
    assert mend(good, "g1.txt") == good
