"""Where every list of names and words comes from, and under which licence, is told."""

import ast
from collections.abc import Iterator
from pathlib import Path

import piacen_qual
from piacen_qual.anonymisation.reading import lists

PACKAGE = Path(piacen_qual.__file__).parent
TOLD = (PACKAGE.parent / "docs" / "dependencies.md").read_text("utf-8")
LONG = 100  # words in one piece: a list, and no pattern


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, line by line."""
    below = TOLD.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in below.split("\n") if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def list_files() -> Iterator[str]:
    """The files of anonymisation that hold a list, as the documentation names them."""
    for path in sorted((PACKAGE / "anonymisation").rglob("*")):
        if path.suffix == ".txt" or (path.suffix == ".py" and _holds_list(path)):
            yield path.relative_to(PACKAGE).as_posix()


def _holds_list(path: Path) -> bool:
    tree = ast.parse(path.read_text("utf-8"))
    given = (node.value for node in ast.walk(tree) if isinstance(node, ast.Assign | ast.AnnAssign))
    texts = (part for value in given if value for part in ast.walk(value))
    return any(
        isinstance(text, ast.Constant)
        and isinstance(text.value, str)
        and len(text.value.split()) >= LONG
        for text in texts
    )


def test_each_list_has_a_source_a_licence_and_a_reason() -> None:
    for name, source, licence, reason in rows("Lists"):
        assert all((name, source, licence, reason)), name


def test_the_packages_that_lists_come_from_are_told_with_their_licences() -> None:
    packages = {name.lower(): licence for name, licence, *_ in rows("At run time")}
    sources = {source.lower(): licence for _, source, licence, _ in rows("Lists")}
    for package in lists._PACKAGES:
        told = {licence for source, licence in sources.items() if package in source}
        assert told, package
        assert all(packages[package] in licence for licence in told)
    assert [licence for source, licence in sources.items() if "geonames " in source] == [
        "CC BY 4.0 (data), MIT (package)"
    ]


def test_each_list_that_is_written_here_is_told() -> None:
    sources = " ".join(source for _, source, *_ in rows("Lists"))
    assert [name for name in list_files() if f"`{name}`" not in sources] == []
