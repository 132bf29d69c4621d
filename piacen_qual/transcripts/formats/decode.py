"""From bytes to text: which encoding a file is in, and how sure we are.

A byte order mark decides, then strict UTF-8. What is neither is an old single-byte encoding:
every byte means something in each of them, so the one whose text looks most like French is taken,
and the guess is said.
"""

import re
from dataclasses import dataclass

from piacen_qual.errors import Level, Problem, UnreadableFileError

SINGLE_BYTE = {  # in the order of what teams send
    "cp1252": "Windows",
    "mac_roman": "ancien Mac",
    "cp850": "ancien DOS",
}
SAMPLE = 200_000  # bytes looked at to choose among them
MAX_CONTROLS = 0.01  # share of control characters above which a file is no text

CP1252 = {byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(256)}
"""The character of each byte; the five bytes that cp1252 leaves undefined stay C1 characters."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")

_AFTER, _BEFORE = r"(?<=[^\W\d_])", r"(?=[^\W\d_])"  # a letter
_START, _END = r"(?<![^\W\d_])", r"(?![^\W\d_])"  # of a word

# How French text uses the characters that the encodings disagree on. Each match adds its weight.
# The contexts matter: read in the wrong encoding, « À » looks like « Ë » and « Ça » like « éa ».
_FRENCH = tuple(
    (weight, re.compile(pattern))
    for weight, pattern in (
        (3, rf"{_AFTER}é(?![A-Z])|{_START}é(?![aouA-Z])|{_START}ê(?=t[re])"),
        (2, rf"{_START}(?:[lLçÇ]|[vV]oil|[dD]el|[dD]éj)?à{_END}|(?<=[oO])ù{_END}"),
        (2, rf"{_AFTER}[èêâîôûœ]{_BEFORE}|{_START}â(?=[gmn])|{_START}œ(?=[ui])"),
        (2, r"ç(?=[aouà])|Ç(?=[aAàÀ])"),
        (2, rf"(?<![a-zà-öø-ÿœ])[ÉÈÊ]{_BEFORE}"),
        (1, rf"(?<![a-zà-öø-ÿœ])[ÔÎÂÛËÏŒ]{_BEFORE}|(?<=[A-Z])É|(?<![a-zà-öø-ÿœ])À(?![a-z])"),
        (1, rf"{_AFTER}[ëïüæ]"),
        (2, rf"{_AFTER}[’·]{_BEFORE}|{_START}«(?=[ \xa0])|(?<=[ \xa0])»{_END}"),
        (1, rf"“(?=\w)|(?<=[\w.!?])”(?!\w)|{_START}«(?=\w)|(?<=[\w.!?])»{_END}"),
        (1, r"(?<=«)\xa0|\xa0(?=[:;!?»%])"),
        (2, rf"(?<![…‚ƒ„])…{_END}|(?<![^ \n\r\xa0])[–—](?=[ \xa0])"),
    )
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file.

    Attributes:
        text: everything after the byte order mark, line ends as they are.
        encoding: `utf-8`, `utf-8-sig`, `utf-16`, `cp1252`, `mac_roman` or `cp850`.
        problems: what was guessed.
    """

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file, in the encoding that fits it.

    Args:
        data: the whole file.
        name: how messages name it.

    Raises:
        UnreadableFileError: when what comes out is no text (null or control characters).
    """
    decoded = _marked(data, name) or _utf_8(data, name) or _single_byte(data, name)
    _refuse_binary(decoded.text, name)
    return decoded


def split_lines(text: str) -> list[str]:
    r"""The lines of a text, cut at `\n`, `\r\n` and `\r` only, as editors number them.

    `str.splitlines` also cuts at U+0085, U+2028, form feeds…, which stand inside sentences.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _marked(data: bytes, name: str) -> Decoded | None:
    """The text of a file that starts with a byte order mark, or is UTF-16 without one."""
    if data.startswith(b"\xef\xbb\xbf"):
        decoded = _utf_8(data[3:], name)
        return Decoded(decoded.text, "utf-8-sig", decoded.problems) if decoded else None
    codec = _utf_16_codec(data)
    if codec is None:
        return None
    text = data.decode(codec, errors="replace")
    problems = () if codec == "utf-16" else (_guess(name, "UTF-16"),)
    return Decoded(text, "utf-16", problems)


def _utf_16_codec(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:SAMPLE]
    for codec, high, low in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        # Half of the bytes of French text in UTF-16 are null, all on the same side.
        if head[high::2].count(0) > len(head) * 0.4 and not head[low::2].count(0):
            return codec
    return None


def _utf_8(data: bytes, name: str) -> Decoded | None:
    """The text if it is UTF-8, but for a few bytes pasted in from elsewhere; else None."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as cause:
        first = data.count(b"\n", 0, cause.start) + 1
    text = data.decode("utf-8", errors="surrogateescape")
    strays = re.findall("[\udc80-\udcff]", text)
    genuine = sum(map(len, re.findall("[^\x00-\x7f\udc80-\udcff]+", text)))
    if len(strays) >= genuine:
        return None
    mended = re.sub("[\udc80-\udcff]", lambda found: CP1252[ord(found[0]) - 0xDC00], text)
    problem = Problem(
        name,
        first,
        Level.WARNING,
        f"le fichier est en UTF-8, sauf {len(strays)} octet(s), le premier à cette ligne, lu(s)"
        " comme du Windows (cp1252). Vérifiez les accents à cet endroit.",
    )
    return Decoded(mended, "utf-8", (problem,))


def _single_byte(data: bytes, name: str) -> Decoded:
    encoding = _most_french(data)
    return Decoded(
        decode_single(data, encoding),
        encoding,
        (_guess(name, f"{SINGLE_BYTE[encoding]} ({encoding})"),),
    )


def _most_french(data: bytes) -> str:
    """The single-byte encoding in which `data` reads most like French.

    charset-normalizer decides between equals. It does not decide alone: on a short text in
    mac_roman or cp850 it often answers cp1252.
    """
    start = next(re.finditer(rb"[\x80-\xff]", data)).start()
    sample = data[max(0, start - 100) : start + SAMPLE]
    scores = {encoding: _frenchness(decode_single(sample, encoding)) for encoding in SINGLE_BYTE}
    best = [encoding for encoding, score in scores.items() if score == max(scores.values())]
    return best[0] if len(best) == 1 else _arbitrate(sample, best)


def _arbitrate(sample: bytes, equals: list[str]) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 — needed for few files

    choice = from_bytes(sample, cp_isolation=equals).best()
    return choice.encoding if choice and choice.encoding in equals else equals[0]


def _frenchness(text: str) -> int:
    return sum(weight * len(pattern.findall(text)) for weight, pattern in _FRENCH)


def decode_single(data: bytes, encoding: str) -> str:
    """The text of bytes in a single-byte encoding; no byte is refused."""
    if encoding == "cp1252":
        return data.decode("latin-1").translate(CP1252)
    return data.decode(encoding, errors="replace")


def _guess(name: str, encoding: str) -> Problem:
    return Problem(
        name,
        None,
        Level.WARNING,
        f"encodage deviné : {encoding}. Vérifiez les accents; au besoin, réenregistrez le fichier"
        " en UTF-8.",
    )


def _refuse_binary(text: str, name: str) -> None:
    found = re.search("\0", text) or _CONTROL.search(text)
    if found is None:
        return
    if found[0] != "\0" and len(_CONTROL.findall(text)) <= len(text) * MAX_CONTROLS:
        return
    raise UnreadableFileError(
        name,
        "le fichier contient des caractères qui ne sont pas du texte. Ouvrez-le dans le logiciel"
        " qui l’a produit et enregistrez-le en .docx ou en .txt (UTF-8).",
        len(split_lines(text[: found.end()])),
    )
