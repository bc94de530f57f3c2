"""Read XML safely, and find elements by their names alone: issuers write their namespaces as they like."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from bot.portfolio.taxes.document import NotTaken

Element = Any  #: lxml is published without types


def parse(content: bytes, name: str) -> Element:
    """Return the root of an XML document. Raises NotTaken for what is none, or declares entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise NotTaken(f"{name} is no XML that can be read; export it again") from fault
    if root.getroottree().docinfo.doctype:
        raise NotTaken(f"{name} declares a document type, which no tax document does")
    return root


def local(element: Element) -> str:
    """Return an element's name without its namespace; a comment has none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def inside(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of one of these names, at any depth, the element itself too."""
    return (one for one in element.iter() if local(one) in names)


def at(element: Element, path: str) -> Element | None:
    """Return the first element at a path of names such as Encabezado/IdDoc, None without."""
    for name in path.split("/"):
        element = next((one for one in element if local(one) == name), None)
        if element is None:
            return None
    return element


def text(element: Element, path: str) -> str:
    """Return the text at a path of names, empty without."""
    found = at(element, path)
    return (found.text or "").strip() if found is not None else ""


def attribute(element: Element, name: str, path: str = "") -> str:
    """Return an attribute of the element at a path, or of itself; empty without."""
    found = at(element, path) if path else element
    return str(found.get(name, "")).strip() if found is not None else ""
