import pytest

from piacen_qual.transcripts.formats.text import read_markdown, read_text
from piacen_qual.transcripts.source import Line


def test_a_text_file_is_its_lines_empty_ones_included() -> None:
    source = read_text(b"P1 : oui\r\n\r\n  # pas un titre \r\n", "g1.txt")
    assert source.format == "txt"
    assert source.lines == (Line(1, "P1 : oui"), Line(2, ""), Line(3, "  # pas un titre "))


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("# Thème 1", Line(1, "Thème 1", heading=True)),
        ("### **Thème 1** ##", Line(1, "Thème 1", heading=True)),
        ("#motclic", Line(1, "#motclic")),
        ("**P1 :** oui **fort**", Line(1, "P1 : oui **fort**", bold=4)),
        ("**P1** : oui", Line(1, "P1 : oui", bold=2)),
        ("__P1 :__ oui", Line(1, "P1 : oui", bold=4)),
        ("***P1 :*** oui", Line(1, "P1 : oui", bold=4)),
        ("**ANIMATRICE**", Line(1, "ANIMATRICE", bold=10)),
        ("** oui", Line(1, "** oui")),
        ("*(rires)* oui", Line(1, "*(rires)* oui")),
        (r"P1 \[00:12\] : oui \- non \n", Line(1, r"P1 [00:12] : oui - non \n")),
    ],
)
def test_markdown_marks_of_headings_and_labels_are_read(written: str, line: Line) -> None:
    assert read_markdown(written.encode(), "g1.md").lines == (line,)
