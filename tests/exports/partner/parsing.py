"""Pages read back; their nodes are of many types, which tests do not tell apart."""

from typing import Any

from lxml import html


def parsed(page: bytes) -> Any:
    return html.fromstring(page.decode())
