"""An author's file: front matter and markdown, with facts, figures and tables by name."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, get_args

from werket_lib.errors import InputError, nearest
from werket_lib.issue.editor_files import check_file, read_text
from werket_lib.issue.fields import check_fields, read_fields, read_text_field, show
from werket_lib.issue.pictures import PICTURE_TYPES, clean_picture
from werket_lib.model.blocks import Article, ArticleKind, Block, FigureBlock, Outside, Picture, TableBlock
from werket_lib.model.prose import FIGURE, TABLE, ProseReader, Shelf
from werket_lib.model.quoting import Quoter, join_lines

FENCE = "---"
KINDS = get_args(ArticleKind)
NOT_TEXT = ("picture", "outside", "facts", "numbers", "events")
EVENT_FIELDS = ("when", "what", "where")
NOT_IN_NEWS = (
    "author",
    "picture",
    "quote",
    "quoted",
    "comment",
    "facts",
    "events",
)  # a news item is a heading, a lead, text and figures


@dataclass(frozen=True)
class _Front:
    """The fields of an article's front matter."""

    title: str
    kind: str = "article"
    kicker: str = ""
    lead: str = ""
    author: str = ""
    picture: Any = None
    quote: str = ""
    quoted: str = ""
    comment: str = ""
    outside: Any = ()
    teaser: str = ""
    facts: Any = ()
    numbers: Any = ()
    events: Any = ()
    contact: str = ""
    note: str = ""


def read_article(path: Path, shelf: Shelf) -> Article:
    """Read an article.

    Parameters
    ----------
    path
        ``editorial/<month>/articles/<slug>.md``.

    Raises
    ------
    InputError
        If the front matter is no YAML, lacks a title or has an unknown field; a fact, figure or table is
        misspelt (saying the nearest); a picture is missing or has no alt text. Names file and line.
    """
    where = f"articles/{path.name}"
    text = read_text(path, path.parents[1], where)
    front, body, first_line = _split(text, where)
    quoter = Quoter(shelf.facts, where, incomplete=bool(shelf.gaps))
    reader = ProseReader(quoter, shelf)
    blocks, comment = reader.blocks(body, first_line=first_line), reader.blocks(front.comment)
    _refuse_unshown(front, blocks, comment, where)
    return Article(
        slug=path.stem,
        kind=front.kind,  # type: ignore[arg-type]
        kicker=front.kicker,
        title=quoter.line(front.title),
        lead=quoter.line(join_lines(front.lead.strip())),
        author=front.author,
        blocks=blocks,
        picture=_read_picture(front.picture, path.parent, where) if front.picture else None,
        quote=front.quote.strip(),
        quoted=front.quoted,
        comment=comment,
        outside=_read_outside(front.outside, where),
        source=where,
        teaser=front.teaser,
        facts=_read_lines(front.facts, "facts", where),
        numbers=_read_numbers(front.numbers, shelf, where),
        events=_read_events(front.events, where),
        contact=front.contact,
        note=front.note,
    )


def _split(text: str, where: str) -> tuple[_Front, str, int]:
    """Part front matter from body; also gives the body's first line number."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != FENCE or FENCE not in [line.strip() for line in lines[1:]]:
        raise InputError(f"{where}: begins with front matter between two lines of {FENCE}; found {lines[:1]}")
    end = next(number for number, line in enumerate(lines[1:], start=1) if line.strip() == FENCE)
    content = read_fields("\n".join(lines[1:end]), where)
    check_fields(content, [field.name for field in fields(_Front)], ["title"], where)
    front = _Front(**content)
    for field in fields(_Front):
        value = getattr(front, field.name)
        if field.name not in NOT_TEXT:
            read_text_field(value, field.name, where)
    if front.kind not in KINDS:
        raise InputError(f"{where}: kind is {front.kind!r}; expected one of {', '.join(KINDS)}")
    return front, "\n".join(lines[end + 1 :]), end + 2


def _refuse_unshown(front: _Front, blocks: Sequence[Block], comment: Sequence[Block], where: str) -> None:
    """Refuse what would be left out in silence, since there is no place for it."""
    shown = [f"{FIGURE}{one.section}/{one.name}" for one in comment if isinstance(one, FigureBlock)]
    shown += [f"{TABLE}{one.section}/{one.name}" for one in comment if isinstance(one, TableBlock)]
    if shown:
        raise InputError(f"{where}: comment shows {', '.join(shown)}; it holds text only, so move it into the article")
    if front.kind != "news":
        return
    unshown = [name for name in NOT_IN_NEWS if getattr(front, name)]
    unshown += [f"{TABLE}{one.section}/{one.name}" for one in blocks if isinstance(one, TableBlock)]
    if unshown:
        raise InputError(f"{where}: a news item has no place for {', '.join(unshown)}; make it an article")


def _read_picture(content: Any, folder: Path, where: str) -> Picture:
    if not isinstance(content, dict):
        raise InputError(f"{where}: picture has the fields file, alt and credit; found {show(content)}")
    at = f"{where}, picture"
    check_fields(content, ["file", "alt", "credit"], ["file", "alt"], at)
    name, alt, credit = (read_text_field(content.get(field, ""), field, at) for field in ("file", "alt", "credit"))
    file = folder / name
    if not file.resolve().is_relative_to(folder.parent.resolve()) or file.suffix.lower() not in PICTURE_TYPES:
        raise InputError(f"{at} {name!r} is not a {', '.join(PICTURE_TYPES)} in the editorial folder")
    check_file(file, folder.parent, f"{at} {name!r}")
    return Picture(
        file.suffix.lower(), clean_picture(file.read_bytes(), file.suffix.lower(), f"{at} {name!r}"), alt, credit
    )


def _read_outside(content: Any, where: str) -> tuple[Outside, ...]:
    declared = []
    for number, entry in enumerate(content or (), start=1):
        at = f"{where}, outside, entry {number}"
        if not isinstance(entry, dict):
            raise InputError(f"{at}: has the fields says and reason; found {show(entry)}")
        check_fields(entry, ["says", "reason"], ["says", "reason"], at)
        declared.append(Outside(str(entry["says"]), str(entry["reason"])))
    return tuple(declared)


def _read_lines(content: Any, name: str, where: str) -> tuple[tuple[str, str], ...]:
    """Read a field of lines such as a fact box: one `label: what it says` a line."""
    lines = []
    for number, entry in enumerate(content or (), start=1):
        at = f"{where}, {name}, line {number}"
        if not isinstance(entry, dict) or len(entry) != 1:
            raise InputError(f"{at}: holds one `label: text`; found {show(entry)}")
        label, said = next(iter(entry.items()))
        lines.append((read_text_field(label, "label", at), read_text_field(said, str(label), at)))
    return tuple(lines)


def _read_numbers(content: Any, shelf: Shelf, where: str) -> tuple[tuple[str, str], ...]:
    """Read the numbers that stand over a notice: one `label: fact` a line."""
    numbers = _read_lines(content, "numbers", where)
    for _, fact in numbers:
        if fact not in shelf.facts and not shelf.gaps:
            raise InputError(f"{where}: no fact {fact!r} for numbers; {nearest(fact, shelf.facts)}")
    return numbers


def _read_events(content: Any, where: str) -> tuple[tuple[str, str, str], ...]:
    events = []
    for number, entry in enumerate(content or (), start=1):
        at = f"{where}, events, entry {number}"
        if not isinstance(entry, dict):
            raise InputError(f"{at}: has the fields {', '.join(EVENT_FIELDS)}; found {show(entry)}")
        check_fields(entry, EVENT_FIELDS, ["when", "what"], at)
        when, what, place = (read_text_field(entry.get(field, ""), field, at) for field in EVENT_FIELDS)
        events.append((when, what, place))
    return tuple(events)
