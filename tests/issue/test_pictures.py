"""Drawings that no page or PDF can show are refused by name, before anything is typeset."""

import pytest

from werket_lib.errors import InputError
from werket_lib.issue.pictures import clean_picture


def drawing(inside: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}<rect/></svg>'.encode()


USES = "".join(f'<g id="a{at}">' + 10 * f'<use href="#a{at - 1}"/>' + "</g>" for at in range(1, 9))


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<g>" * 20_000 + "</g>" * 20_000, "elements in elements 20002 deep|20001 deep"),
        (f'<defs><g id="a0"><rect/></g>{USES}</defs><use href="#a8"/>', "over 50000 elements"),
        ("".join(f'<g id="b{at}"><use href="#b{at + 1}"/></g>' for at in range(20_000)), "over 50000 elements"),
        ("<text>Raket <tspan>\U0001f680</tspan></text>", "letters that no font of the issue has: \U0001f680"),
    ],
    ids=["nested", "used again and again", "a chain of uses", "letters"],
)
def test_drawing_that_cannot_be_shown_is_named(inside, message):
    with pytest.raises(InputError, match=rf"^bild\.svg (has|uses) .*({message})"):
        clean_picture(drawing(inside), ".svg", "bild.svg")


def test_drawing_that_uses_itself_and_has_foreign_letters_in_its_title_is_kept():
    inside = '<title>\U0001f680</title><g id="a"><use href="#a"/></g><text>Łódź</text>'
    assert "Łódź".encode() in clean_picture(drawing(inside), ".svg", "bild.svg")
