"""One dataset fetched from its agency, as ``sources/<name>.yml`` says where and how."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from werket_lib import sources
from werket_lib.errors import FetchError, InputError
from werket_lib.fetch.http import Client
from werket_lib.fetch.links import Link, links_of_list, links_of_page
from werket_lib.fetch.pxweb import Had, Table, get_old_table, get_table, newest_in_old_table, newest_in_table
from werket_lib.sources import DATASETS
from werket_lib.yaml_text import parse_yaml

BY_HAND, LIST, PAGE, PXWEB_1, PXWEB_2 = "by hand", "list", "page", "pxweb1", "pxweb2"
HOWS = (BY_HAND, LIST, PAGE, PXWEB_1, PXWEB_2)
WORKBOOK = b"PK\x03\x04"
FIRST = "0000-00"


@dataclass(frozen=True)
class Place:
    """Where a dataset's file is had.

    Attributes
    ----------
    file
        What its name matches, with a group ``month`` where the name tells it.
    since
        The first month that is had so.
    """

    dataset: str
    how: str
    address: str
    file: str = ""
    least_bytes: int = 1
    table: str = ""
    time: str = "Tid"
    select: Mapping[str, Sequence[str]] = field(default_factory=dict)
    remark: str = ""
    since: str = FIRST

    def describe(self, client: Client, month: str) -> str:
        """Say what would be asked for a month, and where."""
        where = client.locate(self.address)
        match self.how:
            case "by hand":
                return f"by hand: {self.remark}; {where}"
            case "page":
                return f"GET {where}, then the file named {self.file} of {month}"
            case "list":
                return f"GET {where}, then of its links the file named {self.file} of {month}"
        asked = ", ".join(f"{name}={'+'.join(codes)}" for name, codes in self.select.items())
        path = f"tables/{self.table}/data" if self.how == PXWEB_2 else self.table
        return f"POST {where}/{path} ({asked}), of which {month} is the newest"


@dataclass(frozen=True)
class Fetched:
    """A file as an agency gave it."""

    dataset: str
    name: str
    content: bytes = field(repr=False)
    month: str | None
    published: dt.date | None
    url: str


@cache
def read_places(dataset: str) -> tuple[Place, ...]:
    """Read where a dataset is had, the oldest way first.

    Raises
    ------
    InputError
        If there is no such dataset.
    """
    if dataset not in DATASETS:
        raise InputError(f"no dataset {dataset!r}; there are {', '.join(DATASETS)}")
    path = Path(sources.__file__).with_name(f"{dataset}.yml")
    entries: list[Any] = parse_yaml(path.read_text(encoding="utf-8"))
    found = [dict(entry["fetch"]) for entry in entries if "fetch" in entry]
    return tuple(Place(dataset, since=entry.pop("from", FIRST), **entry) for entry in found)


def place_for(dataset: str, month: str) -> Place:
    """Return where a dataset's month is had."""
    return [place for place in read_places(dataset) if place.since <= month][-1]


def fetch_months(dataset: str, months: Sequence[str], client: Client) -> list[Fetched]:
    """Fetch those of some months that the agency has, the oldest first; none where it has none of them yet.

    A table of PxWeb's, and a file whose name tells no month, hold what is newest: they are had once. A table is left
    where it is while its newest month is older than all that are wanted.

    Raises
    ------
    FetchError
        If the agency cannot be reached, or does not answer what was asked.
    """
    place = place_for(dataset, months[-1])
    match place.how:
        case "by hand":
            return []
        case "page" | "list":
            find = links_of_page if place.how == PAGE else links_of_list
            offered = find(client, place.address, place.file)
            return [_download(client, place, link) for link in _wanted(offered, months)]
    table = Table(place.address, place.table, place.select)
    is_second = place.how == PXWEB_2
    newest = newest_in_table(client, table) if is_second else newest_in_old_table(client, table, place.time)
    if newest < months[0]:
        return []
    table = replace(table, select=place_for(dataset, newest).select)
    return _table(place, get_table(client, table) if is_second else get_old_table(client, table, place.time))


def _wanted(offered: Sequence[Link], months: Sequence[str]) -> list[Link]:
    """Choose by month: of each the file uploaded last; of those that tell no month, the last."""
    by_month = {link.month: link for link in offered}
    return [link for month, link in by_month.items() if month in months or month is None]


def _download(client: Client, place: Place, link: Link) -> Fetched:
    content = client.get(link.url).content
    if content[:4] != WORKBOOK:
        what = "a web page" if content.lstrip()[:1] == b"<" else f"{len(content)} bytes that are no workbook"
        raise FetchError(f"{link.name}: {what}; the agency's site may be in trouble")
    if len(content) < place.least_bytes:
        raise FetchError(f"{link.name}: {len(content)} bytes, at least {place.least_bytes} are expected")
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise FetchError(f"{link.name}: a workbook cut short, {len(content)} bytes")
    return Fetched(place.dataset, link.name, content, link.month, link.uploaded, link.url)


def _table(place: Place, had: Had) -> list[Fetched]:
    name = f"{place.table.removesuffix('.px')}-{had.month}.json"
    return [Fetched(place.dataset, name, had.content, had.month, had.published, had.url)]
