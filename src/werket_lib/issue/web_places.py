"""The pages of the web edition, as others lead to them."""

from dataclasses import dataclass

from werket_lib.model import Article, Entry, FigureBlock, Issue, plain


@dataclass(frozen=True)
class Place:
    """Where an entry stands: its address, its title, what its part is called, and what others say of it."""

    entry: Entry
    href: str
    title: str
    part: str
    teaser: str

    @property
    def figure(self) -> FigureBlock | None:
        """The first figure of the entry."""
        return next((block for block in self.entry.blocks if isinstance(block, FigureBlock)), None)


def list_places(issue: Issue) -> list[Place]:
    """List the entries' pages in the issue's order."""
    return [
        Place(entry, f"{_name(entry)}.html", _title(entry), part.title, _tease(entry))
        for part in issue.parts
        for entry in part.entries
    ]


def _name(entry: Entry) -> str:
    return entry.slug if isinstance(entry, Article) else entry.name


def _title(entry: Entry) -> str:
    return plain(entry.title) if isinstance(entry, Article) else entry.title


def _tease(entry: Entry) -> str:
    if isinstance(entry, Article):
        return plain(entry.lead)
    return entry.gap or entry.headline
