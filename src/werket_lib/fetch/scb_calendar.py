"""SCB's own calendar: when a product's next month comes, as the agency has announced it."""

import datetime as dt
import re
from collections.abc import Sequence
from html.parser import HTMLParser

from werket_lib.clock import STOCKHOLM
from werket_lib.errors import FetchError
from werket_lib.fetch.http import Client
from werket_lib.months import MONTH_NAMES

ADDRESS = "https://www.scb.se/hitta-statistik/publiceringskalendern/UpdateKalenderResults"
USUAL_HOUR = dt.time(8)
MOST_PAGES = 60
_PRODUCT = re.compile(r"/([A-Za-z]{2}\d{4}[A-Za-z]?)/?$")
_MONTH = re.compile(rf"({'|'.join(MONTH_NAMES)}) (\d{{4}})", re.IGNORECASE)
_ROWS = re.compile(r"(\d+)\s*-\s*(\d+)")

Announced = dict[str, dict[str, dt.datetime]]


class _Rows(HTMLParser):
    """The cells of the calendar's rows, as text, and the link in each."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.links: list[str] = []
        self.pages = ""
        self._body = self._cell = self._paging = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._body = self._body or tag == "tbody"
        self._paging = self._paging or given.get("id") == "pagination"
        if self._body and tag == "tr":
            self.rows.append([])
            self.links.append("")
        elif self.rows and tag == "td":
            self.rows[-1].append("")
            self._cell = True
        elif self.rows and tag == "a" and self._cell:
            self.links[-1] = self.links[-1] or given.get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        self._cell = self._cell and tag != "td"
        self._body = self._body and tag != "tbody"

    def handle_data(self, data: str) -> None:
        if self._cell:
            self.rows[-1][-1] += data
        elif self._paging:
            self.pages += data + " "


def fetch_announced(client: Client, products: Sequence[str], first: dt.date, last: dt.date) -> Announced:
    """Fetch when products' months come: product code -> month -> when, of those within two days.

    Raises
    ------
    FetchError
        If the calendar cannot be had, is empty, or answers for other days than those asked for (which it does where
        it has not understood).
    """
    announced: Announced = {}
    read, whole = 0, 1
    for page in range(MOST_PAGES):
        url = f"{ADDRESS}?period=Custom&dateFrom={first}&dateTo={last}&paging={page}&sortField=2&sortOrder=0"
        found = _Rows()
        found.feed(client.get(url).text)
        if not found.rows:
            break
        for cells, link in zip(found.rows, found.links, strict=True):
            _note(announced, cells, link, products, first, last)
        read += len(found.rows)
        whole = max((int(rows[1]) for rows in _ROWS.finditer(found.pages)), default=read)
        if read >= whole:
            return announced
    raise FetchError(
        f"{ADDRESS}: {read} rows between {first} and {last}, of {whole}; it is empty where it is asked for too much"
    )


def _note(
    announced: Announced, cells: Sequence[str], link: str, products: Sequence[str], first: dt.date, last: dt.date
) -> None:
    texts = [" ".join(cell.split()) for cell in cells]
    if len(texts) < 5:
        raise FetchError(f"{ADDRESS}: a row of {len(texts)} cells, not of product, period, forms, day and hour")
    product = _PRODUCT.search(link)
    period, day, hour = texts[1], texts[3], texts[4]
    try:
        date = dt.date.fromisoformat(day)
    except ValueError:
        raise FetchError(f"{ADDRESS}: {day!r} is no day; the calendar's columns have moved") from None
    if not first <= date <= last:
        raise FetchError(f"{ADDRESS}: asked for {first} to {last}, and it answers for {date}")
    month = _MONTH.fullmatch(period)
    if product is None or product[1].upper() not in products or month is None:
        return
    name = f"{month[2]}-{MONTH_NAMES.index(month[1].lower()) + 1:02d}"
    try:
        at = dt.time.fromisoformat(hour.replace(".", ":"))
    except ValueError:
        at = USUAL_HOUR
    announced.setdefault(product[1].upper(), {})[name] = dt.datetime.combine(date, at, STOCKHOLM)
