"""Where sentences end in writing that follows speech: punctuation and some prudence, no parser."""

import re

# Always followed by something; these never end a sentence that goes on.
_LEADS = re.compile(
    r"(?<!\w)(?:(?i:MM?|Mmes?|Mlles?|Mgr|Drs?|Dres?|Pre?|Stes?|Sts?|p|pp|ex|cf|chap|vol|boul|bl|fig)"
    r"|(?<!\.)[A-ZÀ-Þ])$"
)
# These may be the last word; a capital after them says so.
_MAY_LEAD = re.compile(
    r"(?<!\w)(?i:etc|c|art|nos?|éd|env|av|tél|ext|inc|ltée|approx|max|min|vs|janv|févr|sept|oct|nov"
    r"|déc|id|ibid|qc|jr)$|\w\.\w$"
)

_CLOSING = r"(?:[ \xa0\u202f]?[»”]|[\"')\]])*"
_ASIDE = r"(?:\s*[(\[{][^()\[\]{}\n]{1,60}[)\]}](?=\s|$)(?!\s*[a-zà-ÿ]))*"
_STOP = re.compile(rf"(?P<stop>[.?!…]+){_CLOSING}{_ASIDE}(?=\s|$)|\n\s*\n")
_NEXT = re.compile(r"\s*[-–—«“\"'(\[]*\s*(?P<first>\w)?")


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of `text` as (start, end), without the blanks around them.

    Every character that is not blank is in exactly one sentence.
    """
    found = []
    start = 0
    for stop in _STOP.finditer(text):
        if _ends(text, stop):
            found.append((start, stop.end()))
            start = stop.end()
    found.append((start, len(text)))
    return [span for span in (_trimmed(text, *span) for span in found) if span[0] < span[1]]


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Whether this punctuation ends a sentence."""
    marks = stop["stop"]
    if marks is None:  # an empty line
        return True
    following = _NEXT.match(text, stop.end())
    first = following["first"] if following else None
    goes_on = first is not None and not first.isupper()
    if marks == ".":
        before = text[max(0, stop.start() - 12) : stop.start()]
        if _LEADS.search(before):
            return first is None
        return not (goes_on and _MAY_LEAD.search(before))
    if "…" in marks or ".." in marks:
        return not goes_on
    return not (goes_on and stop.end() > stop.end("stop"))  # « Non ! » qu’il dit


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
