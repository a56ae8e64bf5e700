"""SVG elements: built as a tree, so that no word of a text can become markup."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree as Tree

Element = Tree.Element
Value = str | float

# What XML 1.0 cannot hold even when escaped.
_BARRED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINK = re.compile(r"(?:https?://|/|\?|#)\S*\Z")


def element(
    name: str,
    *inside: "Element | None",
    words: str | None = None,
    **attributes: "Value | None",
) -> Element:
    """An element; `class_` is its class, "_" in names is "-", None is left out."""
    made = Tree.Element(name)
    for key, value in attributes.items():
        if value is not None:
            made.set(key.rstrip("_").replace("_", "-"), shown(value))
    if words is not None:
        made.text = _BARRED.sub("\ufffd", words)
    made.extend(child for child in inside if child is not None)
    return made


def shown(value: Value) -> str:
    """A number with at most one decimal, or the words as they are."""
    if isinstance(value, str):
        return _BARRED.sub("\ufffd", value)
    return f"{value:.1f}".rstrip("0").rstrip(".").replace("-0", "0", value == 0)


def linked(href: str | None, *inside: Element) -> Element:
    """The elements as a link, or as a group where there is nothing to go to.

    Only addresses of the web and of this site are links; "javascript:" is not.
    """
    if href is None or not _LINK.match(href):
        return element("g", *inside)
    return element("a", *inside, href=href)


def drawing(
    title: str,
    about: str,
    size: tuple[float, float],
    inside: Iterable[Element],
    *,
    kind: str,
) -> str:
    """The whole drawing as text: `size` in px, title and description for readers.

    It is a group to screen readers, not a picture: what is in it can be followed.
    """
    width, height = size
    root = element(
        "svg",
        element("title", words=title),
        element("desc", words=about),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {shown(width)} {shown(height)}",
        class_=f"drawing {kind}",
        role="group",
        aria_label=title,
    )
    return Tree.tostring(root, encoding="unicode")


def path_of(points: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    """The `d` of a path through the points, in px."""
    steps = " ".join(f"{shown(x)} {shown(y)}" for x, y in points)
    return f"M{steps}{'Z' if closed else ''}"
