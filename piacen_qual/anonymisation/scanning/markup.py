"""What a text with tags says: to readers, in its attributes and comments, in its programs.

A name that tags cut in two is in one piece for whoever reads it; words that tags part are two.
Nothing here needs the tags to be right, no entity of a document is expanded, and every step takes
time in proportion to the text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from piacen_qual.anonymisation.scanning.piece import Nature
from piacen_qual.anonymisation.scanning.technical import is_technical

_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>|<![A-Za-z\[][^<>]*>")
_LOCAL: Final = re.compile(r"</?(?:[\w.-]+:)?([\w-]+)")
_ATTRIBUTE: Final = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>=]+))""")
_READ: Final = re.compile(  # attributes that hold what people wrote
    r"title|alt|aria-.*|placeholder|value|content|label|summary|name|id|for|href|src|target|data-.*"
    r"|descr(?:iption)?|(?:\w+:)?(?:author|initials|\w*(?:user|creator|modifiedby)\w*)|tooltip"
    r"|display",
    re.IGNORECASE,
)
_TELLING: Final = re.compile(r"<\w+:(?:docVar|alias|tag|listItem|bookmarkStart)\b")
_DATA: Final = re.compile(r"json|text/(?:plain|template|html|markdown|csv)", re.IGNORECASE)
_STRING: Final = re.compile(
    r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|`(?:[^`\\]|\\.)*`|//[^\n]*|/\*(?:[^*]|\*(?!/))*',
    re.DOTALL,
)
_HTML: Final = re.compile(r"<(?:!doctype )?html\b", re.IGNORECASE)
_OFFICE: Final = re.compile(r"schemas\.openxmlformats\.org|urn:schemas-microsoft-com")
_HEAD: Final = 5000  # characters in which a document says what it is

_BLOCKS_OF_HTML: Final = """
    address article aside blockquote body br button caption center col dd details dialog div dl dt
    fieldset figcaption figure footer form frame h1 h2 h3 h4 h5 h6 head header hr html iframe img
    input legend li link main meta nav ol optgroup option p pre section select summary table tbody
    td template textarea tfoot th thead title tr ul
"""
_BLOCKS_OF_OFFICE: Final = """
    p tab br cr tc tr c row si comment author f v definedname
    oddheader oddfooter evenheader evenfooter firstheader firstfooter
"""
_HTML_BLOCKS: Final = frozenset(_BLOCKS_OF_HTML.split())
_OFFICE_BLOCKS: Final = frozenset(_BLOCKS_OF_OFFICE.split())
# Word cuts what it shows into runs anywhere: half a run is no word.
_RUN: Final = re.compile(r"(<(?:\w+:)?(?:t|delText|instrText)(?:\s[^<>]*)?>)[^<]*(?=</)")
# What places words in the header of a sheet stands against them: `&CLuc`, `&"Arial,Bold"&12Luc`.
_HEADER: Final = re.compile(r"(<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>)([^<]*)")
_PLACING: Final = re.compile(r"&(?:\"[^\"]*\"|K[0-9A-Fa-f]{6}|\d{1,3}|[A-Z&])")
_HYPHEN: Final = re.compile(r"<(?:\w+:)?noBreakHyphen\s*/>")


class _Aside(NamedTuple):
    """A kind of passage that is not read as the rest is.

    Attributes:
        opens: where it begins.
        closes: where it ends.
        instead: what parts the words before it from those after; None where it is shown itself.
    """

    opens: re.Pattern[str]
    closes: re.Pattern[str]
    instead: str | None = ""


_COMMENT: Final = _Aside(re.compile("<!--"), re.compile("-->"))
_CDATA: Final = _Aside(re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>"), None)
_INSTRUCTION: Final = _Aside(re.compile(r"<\?"), re.compile(r"\?>"))
_SCRIPT: Final = _Aside(re.compile(r"(?i)<script\b[^<>]*>"), re.compile("(?i)</script"), "\n")
_STYLE: Final = _Aside(re.compile(r"(?i)<style\b[^<>]*>"), re.compile("(?i)</style"), "\n")


def has_tags(text: str) -> bool:
    """Whether there is a tag in it."""
    return _TAG.search(text) is not None


def texts(text: str) -> Iterator[tuple[str, Nature]]:
    """What a text with tags says: all of it as code, then what of it people read.

    Each is one string, in which things that are apart are on lines of their own.
    """
    office = _OFFICE.search(text, 0, _HEAD) is not None
    yield _RUN.sub(r"\1", text) if office else text, Nature.CODE
    if office:
        text = _HEADER.sub(lambda header: header[1] + _PLACING.sub(" ", header[2]), text)
    text, scripts = _parted(text, _SCRIPT)
    text, styles = _parted(text, _STYLE)
    text, comments = _parted(text, _COMMENT)
    text, instructions = _parted(text, _INSTRUCTION)
    text, _ = _parted(text, _CDATA)
    for blocks in _cuttings(text, office=office):
        yield _untagged(text, blocks), Nature.TEXT
    programs = [said for script in (*scripts, *styles) for said in _said(script)]
    yield "\n".join((*_values(text), *comments, *instructions, *programs)), Nature.TEXT


def _parted(text: str, aside: _Aside) -> tuple[str, list[str]]:
    """The text without such passages, and the passages; one that never closes goes to the end."""
    kept, passages, at = [], [], 0
    while opens := aside.opens.search(text, at):
        closes = aside.closes.search(text, opens.end())
        stop, end = closes.span() if closes else (len(text), len(text))
        shown = text[opens.end() : stop] if aside.instead is None else aside.instead
        kept += [text[at : opens.start()], shown]
        passages.append(text[opens.start() : stop])
        at = end
    return "".join((*kept, text[at:])), passages


def _cuttings(text: str, *, office: bool) -> tuple[frozenset[str] | None, ...]:
    """Where lines may end in a text with tags: see `_untagged`."""
    if office:
        return (_OFFICE_BLOCKS if _RUN.search(text) else None,)
    return (_HTML_BLOCKS,) if _HTML.search(text, 0, _HEAD) else (_HTML_BLOCKS, frozenset())


def _untagged(text: str, blocks: frozenset[str] | None) -> str:
    """What a reader sees: tags are gone, and a line ends at those of blocks; None is all tags."""
    if blocks is None:
        return _TAG.sub("\n", text)

    def instead(tag: re.Match[str]) -> str:
        name = _LOCAL.match(tag[0])
        return "\n" if name and name[1].lower() in blocks else ""

    return _TAG.sub(instead, _HYPHEN.sub("-", text))


def _values(text: str) -> Iterator[str]:
    """Values of attributes that people read, or that hold letters no format is made of."""
    for tag in _TAG.finditer(text):
        told = _TELLING.match(tag[0])
        for name, *quoted in _ATTRIBUTE.findall(tag[0]):
            value = "".join(quoted)
            if told or _READ.fullmatch(name) or not value.isascii():
                yield value


def _said(script: str) -> Sequence[str]:
    """Strings and comments of a program or a style sheet; all of it where it is mere data."""
    opening, _, content = script.partition(">")
    if _DATA.search(opening):
        return [content]
    return [said for said in _STRING.findall(content) if not is_technical(said)]
