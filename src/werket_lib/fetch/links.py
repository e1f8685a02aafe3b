"""Files that an agency links to: on a page, or in a list as JSON; chosen by name and month, never by place."""

import datetime as dt
import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from werket_lib.clock import STOCKHOLM
from werket_lib.errors import FetchError
from werket_lib.fetch.http import Client
from werket_lib.months import MONTH_PATTERN

_HOST_FIRST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?/", re.IGNORECASE)
_UPLOADED = re.compile(r"/(\d{13})/")  # milliseconds since 1970, in the address of a file
SHOWN_NAMES = 5


@dataclass(frozen=True)
class Link:
    """A file that is offered: its address, its name, the month in its name, and the day when it was uploaded."""

    url: str
    name: str
    month: str | None
    uploaded: dt.date | None


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for name, value in attrs if tag == "a" and name == "href" and value]


def links_of_page(client: Client, page: str, pattern: str) -> list[Link]:
    """Find the files on a page whose names match a pattern; the oldest month first.

    Raises
    ------
    FetchError
        If the page cannot be had, or has no file of that name; says which it has.
    """
    anchors = _Anchors()
    anchors.feed(client.get_once(page).text)
    return _choose(client, page, anchors.links, pattern)


def links_of_list(client: Client, address: str, pattern: str) -> list[Link]:
    """Find the files in a list of objects with ``properties.link``; as `links_of_page` does."""
    try:
        entries: Any = json.loads(client.get_once(address).text)
        links = [str(entry["properties"]["link"]) for entry in entries]
    except (ValueError, KeyError, TypeError):
        raise FetchError(f"{address}: no list of objects with properties.link; look at the address") from None
    return _choose(client, address, links, pattern)


def _choose(client: Client, page: str, found: list[str], pattern: str) -> list[Link]:
    wanted = re.compile(pattern, re.IGNORECASE)
    links, names = [], []
    for address in dict.fromkeys(map(str.strip, found)):
        url = _complete(page, address, client.locate(page))
        name = unquote(urlsplit(url).path).rpartition("/")[2]
        match = wanted.fullmatch(name)
        if "." in name:
            names.append(name)
        if match and client.is_same_host(url, page):
            links.append(Link(url, name, _month_in(match), _uploaded(url)))
    if not links:
        shown = f"it has {', '.join(names[:SHOWN_NAMES])}" if names else "it has no file at all"
        raise FetchError(f"{page}: no file named {pattern}; {shown}")
    return sorted(links, key=lambda link: (link.month or "", link.uploaded or dt.date.min))


def _complete(page: str, address: str, asked: str) -> str:
    """Write a link in full: some lack the scheme, some the host."""
    if address.startswith("//") or not _HOST_FIRST.match(address):
        return urljoin(page, address)
    return f"{urlsplit(asked).scheme}://{address}"


def _month_in(match: re.Match[str]) -> str | None:
    month = match.groupdict().get("month")
    return month if month and MONTH_PATTERN.fullmatch(month) else None


def _uploaded(url: str) -> dt.date | None:
    """Read the day of upload out of a file's address."""
    found = _UPLOADED.search(urlsplit(url).path)
    return dt.datetime.fromtimestamp(int(found[1]) / 1000, STOCKHOLM).date() if found else None
