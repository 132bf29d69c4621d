"""HTML pages that need nothing but themselves, and let nothing else run."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from piacen_qual.exports.typography import typeset

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER: Final = "templates"


def page(template: str, *, style: str, script: str = "", **values: Any) -> bytes:
    """A page in UTF-8, its style and script inside.

    Every value is escaped. The page's policy allows its own style and script by their digest and
    nothing else: no network, no form, and no script that would come with a value.

    Args:
        template: name of the template.
        style: name of the style sheet.
        script: name of the script, or "" for none.
        values: what the template shows.
    """
    from markupsafe import Markup  # noqa: PLC0415 — comes with Jinja2

    css, js = _own(style), _own(script) if script else ""
    scripts = f"'{_digest(js)}'" if js else "'none'"
    policy = (
        f"default-src 'none'; script-src {scripts}; style-src '{_digest(css)}';"
        " base-uri 'none'; form-action 'none'"
    )
    ours = {"policy": policy, "style": Markup(css), "script": Markup(js)}  # noqa: S704 — our files
    return _environment().get_template(template).render(**ours, **values).encode()


@cache
def _own(name: str) -> str:
    return (files(__package__) / _FOLDER / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _environment() -> "Environment":
    from jinja2 import (  # noqa: PLC0415 — only when a page is written
        Environment,
        PackageLoader,
        StrictUndefined,
    )

    environment = Environment(
        loader=PackageLoader(__package__, _FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["typeset"] = typeset
    return environment
