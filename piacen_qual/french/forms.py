"""A token's form: what is compared with the codebook's words, and what the tagger reads."""

import re

from piacen_qual.french.folding import composed, lower
from piacen_qual.french.inclusive import plain_form
from piacen_qual.french.oral import respelled

_LETTER_DOTS = re.compile(r"(?:[^\W\d_]\.){2,}")
_ENCLITIC = re.compile(r"-(?:t['-])?(?=[^\W\d_])")
_NUMBER = re.compile(r"\d")


def comparable(token_text: str) -> str:
    """The form under which a token is compared, in lower case and with its accents.

    Inclusive writing becomes the plain form, `-t-il` becomes `il`, `y’` becomes `y`, `C.A.` becomes
    `ca`, `22 h 40` becomes `22h40`; `l’` keeps its apostrophe.
    """
    form = lower(plain_form(token_text) or token_text)
    if form == "y'":
        return "y"
    if form.startswith("-"):
        return _ENCLITIC.sub("", form, count=1)
    if _NUMBER.match(form):
        return form.replace(" ", "")
    if _LETTER_DOTS.fullmatch(form):
        return form.replace(".", "")
    if form.startswith("fa") and " " in form:
        return "fait-que"
    return form


def readable(token_text: str) -> str:
    """What the tagger reads for a token: standard spelling, straight apostrophes, same case."""
    form = comparable(token_text)
    standard = respelled(form)
    if standard == form:
        return composed(plain_form(token_text) or token_text) or "?"  # nothing that shows
    return standard.capitalize() if token_text[:1].isupper() else standard


_ELIDED = {
    "l'": ("le", "la"),
    "d'": ("de",),
    "j'": ("je",),
    "n'": ("ne",),
    "s'": ("se", "si"),
    "c'": ("ce",),
    "ç'": ("ça",),
    "m'": ("me",),
    "t'": ("te", "tu"),
    "qu'": ("que",),
    "jusqu'": ("jusque",),
    "lorsqu'": ("lorsque",),
    "puisqu'": ("puisque",),
    "quoiqu'": ("quoique",),
    "quelqu'": ("quelque",),
    "presqu'": ("presque",),
}


def full_forms(form: str) -> tuple[str, ...]:
    """What an elided form stands for (`l’` → `le`, `la`); nothing for any other form."""
    return _ELIDED.get(form, ())
