"""Look into a page as a browser would, without one."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """One element: its name, its attributes, and the text in it and in those that it holds."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class _Reader(HTMLParser):
    elements: list[Element] = field(default_factory=list)
    around: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.around.append(element)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        while self.around and self.around.pop().name != tag:
            pass

    def handle_data(self, data):
        for element in self.around:
            element.text += data


def read_elements(html: str) -> list[Element]:
    """Return every element of a page, in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.elements


def select(html: str, name: str, **attributes: str) -> list[Element]:
    """Return the elements of one name that have these attributes; ``class_`` asks for one of its classes."""
    wanted_class = attributes.pop("class_", None)
    return [
        element
        for element in read_elements(html)
        if element.name == name
        and (wanted_class is None or wanted_class in element.attributes.get("class", "").split())
        and all(element.attributes.get(key) == value for key, value in attributes.items())
    ]
