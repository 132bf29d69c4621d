"""What a bad conversion left in the text: repaired where it is certain, else said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from piacen_qual.errors import Level, Problem
from piacen_qual.transcripts.formats.decode import CP1252
from piacen_qual.transcripts.source import Line, Source

_CONTINUATIONS = re.escape("".join(CP1252[byte] for byte in range(0x80, 0xC0)))


@dataclass(frozen=True, slots=True)
class _Damage:
    """A trace of a conversion, and what to say of it."""

    pattern: re.Pattern[str]
    level: Level
    words: str


_C1 = _Damage(
    re.compile("[\x80-\x9f]"),
    Level.NOTE,
    "{count} caractère(s) abîmé(s) par une conversion (apostrophes, points de suspension, œ…)"
    " rétabli(s), le premier à cette ligne.",
)
_TWICE_ENCODED = _Damage(
    # UTF-8 read as cp1252 (Ã©, â€™), as mac_roman (√©) or as cp850 (├®), then saved.
    re.compile(f"Ã[{_CONTINUATIONS}]|â€|√[©®™†]|├[®á¿½┤]"),
    Level.WARNING,
    "{count} suite(s) de caractères comme « Ã© » : le texte a été converti deux fois. Il est laissé"
    " tel quel; repartez du fichier d’origine, ou corrigez-le.",
)
_LOST = _Damage(
    re.compile("\ufffd"),
    Level.WARNING,
    "{count} caractère(s) perdu(s) (« \ufffd ») dans une conversion, le premier à cette ligne."
    " Repartez du fichier d’origine si vous l’avez.",
)


def mend(source: Source, name: str) -> Source:
    r"""The same source without C1 characters, and with what was seen added to its problems.

    A C1 character (U+0080 to U+009F) is never typed: it is what becomes of `’`, `…` or `œ` when
    Windows text is converted as Latin-1. It is put back, one character for one.
    Text encoded twice (`Ã©`) and characters already lost (`\ufffd`) are reported and left.
    """
    lines = tuple(map(_without_c1, source.lines))
    problems = (
        *_report(source.lines, _C1, name),
        *_report(lines, _TWICE_ENCODED, name),
        *_report(lines, _LOST, name),
    )
    return replace(source, lines=lines, problems=source.problems + problems)


def _without_c1(line: Line) -> Line:
    if not _C1.pattern.search(line.text + (line.label or "")):
        return line
    label = line.label and line.label.translate(CP1252)
    return replace(line, text=line.text.translate(CP1252), label=label)


def _report(lines: tuple[Line, ...], damage: _Damage, name: str) -> Iterator[Problem]:
    found = [line.number for line in lines for _ in damage.pattern.findall(line.text)]
    if found:
        yield Problem(name, found[0], damage.level, damage.words.format(count=len(found)))
