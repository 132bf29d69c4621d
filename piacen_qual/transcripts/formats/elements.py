"""XML elements by their local name: the namespaces differ between editions of a format."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree


def tag(element: "etree._Element") -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def child(element: "etree._Element | None", name: str) -> "etree._Element | None":
    """The first child of that name, or None; nothing has no child."""
    children = () if element is None else element
    return next((one for one in children if tag(one) == name), None)


def attribute(element: "etree._Element", name: str) -> str | None:
    """The value of an attribute, or None."""
    found = (str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name)
    return next(found, None)
