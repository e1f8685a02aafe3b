"""One client for all agencies: asks politely, tries again where that may help, and trusts no answer's word.

Proxy and certificates are those of the usual environment variables (``HTTPS_PROXY``, ``NO_PROXY``,
``REQUESTS_CA_BUNDLE``). What a library says of a failure may hold a proxy's password: it is never passed on.
"""

import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

import requests
import urllib3
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from werket_lib import clock
from werket_lib.errors import FetchError
from werket_lib.provenance import MAX_RAW_BYTES
from werket_lib.settings import FetchSettings

CONNECT_SECONDS, SILENT_SECONDS = 15.0, 60.0  # to be connected; without a byte
MOST_REDIRECTS = 5
LONGEST_WAIT = 60.0  # between two attempts, where the agency has not said how long
TRY_AGAIN = frozenset({429, 500, 502, 503, 504})
PIECE = 1 << 16


@dataclass(frozen=True)
class Answer:
    """What a host answered: its content whole, its headers, and the address that it came from."""

    url: str
    content: bytes = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)

    @property
    def text(self) -> str:
        """The content as text; letters that are no UTF-8 are replaced."""
        return self.content.decode("utf-8-sig", errors="replace")


class _TryAgainError(FetchError):
    """A failure that may pass; `after` is how many seconds the agency asks for."""

    def __init__(self, message: str, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after


class Limiter:
    """Lets so many calls begin within so many seconds, whoever makes them."""

    def __init__(self, calls: int, window: float) -> None:
        self.calls, self.window = calls, window
        self._begun: deque[float] = deque()
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Return when the next call may begin."""
        with self._lock:
            while self._begun and len(self._begun) >= self.calls:
                rest = self._begun[0] + self.window - time.monotonic()
                if rest > 0:
                    time.sleep(rest)
                self._begun.popleft()
            self._begun.append(time.monotonic())


class Client:
    """Asks agencies, for one command; pages that several datasets need are asked for once.

    Parameters
    ----------
    addresses
        Host -> what stands in its place, such as ``http://127.0.0.1:8000``.
    """

    def __init__(self, settings: FetchSettings, addresses: Mapping[str, str] | None = None) -> None:
        self.settings, self.addresses = settings, dict(addresses or {})
        contact = f"; {settings.contact}" if settings.contact else ""
        self.agent = f"werket-manadsrapport/{version('werket-lib')} (monthly labour-market report{contact})"
        self._session = requests.Session()
        self._session.headers.update({"User-Agent": self.agent, "Accept-Language": "sv"})
        self._robots: dict[str, RobotFileParser] = {}
        self._limiters: dict[str, Limiter] = {}
        self._pages: dict[str, Answer] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def locate(self, url: str) -> str:
        """Return where an address is asked for: at the host itself, or at what stands in its place."""
        parts = urlsplit(url)
        base = self.addresses.get(parts.netloc)
        return f"{base}{urlunsplit(('', '', *parts[2:]))}" if base else url

    def is_same_host(self, url: str, other: str) -> bool:
        """Tell whether two addresses are at one host, ``www.`` or not, or at what stands in its place."""
        hosts = [urlsplit(self.locate(one)).netloc.removeprefix("www.") for one in (url, other)]
        return hosts[0] == hosts[1]

    def limit(self, url: str, calls: int, window: float) -> None:
        """Keep to the limit that a host has told of."""
        limiter = self._limiter(self.locate(url))
        limiter.calls, limiter.window = max(1, calls), window

    def get_once(self, url: str) -> Answer:
        """Get a page; asked for again, also at the same time, the first answer is given."""
        with self._lock:
            lock = self._locks.setdefault(url, threading.Lock())
        with lock:
            if url not in self._pages:
                self._pages[url] = self.get(url)
            return self._pages[url]

    def get(self, url: str) -> Answer:
        """Get an address.

        Raises
        ------
        FetchError
            If it cannot be reached, answers with an error, leads to another host, is forbidden by ``robots.txt``,
            comes short, or takes too long.
        """
        return self._ask("GET", url)

    def post(self, url: str, question: Any) -> Answer:
        """Send a question as JSON; raises as `get` does."""
        return self._ask("POST", url, question)

    def _ask(self, method: str, url: str, question: Any = None) -> Answer:
        where = self.locate(url)
        if not self._robots_of(where).can_fetch(self.agent, where):
            raise FetchError(
                f"{_plain(where)}: the host's robots.txt forbids it; fetch the file by hand, `werket add` it"
            )
        return self._try(method, where, question)

    def _try(self, method: str, where: str, question: Any = None) -> Answer:
        attempts = Retrying(
            stop=_stop_when_asked_to_wait_long(self.settings) | stop_after_attempt(self.settings.attempts),
            wait=_wait_as_asked(self.settings),
            retry=retry_if_exception_type(_TryAgainError),
            reraise=True,
        )
        answer: Answer = attempts(self._once, method, where, question)
        return answer

    def _once(self, method: str, where: str, question: Any) -> Answer:
        told = _plain(where)
        try:
            for _ in range(MOST_REDIRECTS):
                self._limiter(where).wait()
                deadline = time.monotonic() + self.settings.seconds
                with self._session.request(
                    method,
                    where,
                    json=question,
                    stream=True,
                    allow_redirects=False,
                    timeout=(CONNECT_SECONDS, min(SILENT_SECONDS, self.settings.seconds)),
                ) as response:
                    if not response.is_redirect:
                        _check_status(response, told)
                        return Answer(where, _read(response, deadline, told), dict(response.headers))
                    to = urljoin(where, response.headers["Location"])
                if urlsplit(to).netloc != urlsplit(where).netloc:
                    raise FetchError(f"{told}: leads to another host, {urlsplit(to).hostname}; it was not followed")
                where = to
        except (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError) as error:
            raise _TryAgainError(f"{told}: could not be reached ({_kind(error)})") from None
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise _TryAgainError(f"{told}: the answer broke off ({_kind(error)})") from None
        raise FetchError(f"{told}: leads on and on, more than {MOST_REDIRECTS} times")

    def _robots_of(self, where: str) -> RobotFileParser:
        parts = urlsplit(where)
        host = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            lock = self._locks.setdefault(f"robots {host}", threading.Lock())
        with lock:
            if host not in self._robots:
                self._robots[host] = self._read_robots(host)
            return self._robots[host]

    def _read_robots(self, host: str) -> RobotFileParser:
        rules = RobotFileParser()
        try:
            rules.parse(self._try("GET", f"{host}/robots.txt").text.splitlines())
        except _TryAgainError:
            raise
        except FetchError:  # there is none: all is allowed
            rules.allow_all = True  # type: ignore[attr-defined]
        return rules

    def _limiter(self, where: str) -> Limiter:
        with self._lock:
            return self._limiters.setdefault(
                urlsplit(where).netloc, Limiter(self.settings.calls, self.settings.window_seconds)
            )


def _check_status(response: requests.Response, told: str) -> None:
    if response.status_code in TRY_AGAIN:
        raise _TryAgainError(f"{told}: answered {response.status_code}", _asked_wait(response))
    if response.status_code != requests.codes.ok:
        said = response.raw.read(300, decode_content=True).decode("utf-8", errors="replace")
        shown = "" if said.lstrip().startswith("<") else f": {' '.join(said.split())}"
        raise FetchError(f"{told}: answered {response.status_code}{shown}")


def _asked_wait(response: requests.Response) -> float | None:
    """Read Retry-After, seconds or a date, which is held against the answer's own date."""
    asked = response.headers.get("Retry-After", "").strip()
    if asked.isdigit():
        return float(asked)
    try:
        until = parsedate_to_datetime(asked)
        since = parsedate_to_datetime(response.headers["Date"]) if "Date" in response.headers else clock.now()
        return max(0.0, (until - since).total_seconds())
    except (ValueError, TypeError):
        return None


def _read(response: requests.Response, deadline: float, told: str) -> bytes:
    """Read an answer whole, within its time."""
    content = bytearray()
    while piece := response.raw.read1(PIECE, decode_content=True):
        content += piece
        if len(content) > MAX_RAW_BYTES:
            raise FetchError(f"{told}: does not end within {MAX_RAW_BYTES} bytes")
        if time.monotonic() > deadline:
            raise FetchError(f"{told}: came too slowly, {len(content)} bytes in the time that a file may take")
    length = response.headers.get("Content-Length", "")
    if "Content-Encoding" not in response.headers and length.isdigit() and int(length) != len(content):
        raise _TryAgainError(f"{told}: {len(content)} of {length} bytes came")
    return bytes(content)


class _wait_as_asked(wait_exponential_jitter):  # noqa: N801 - named as tenacity names its own
    """Wait as long as the agency asks; otherwise longer each time, by chance."""

    def __init__(self, settings: FetchSettings) -> None:
        super().__init__(multiplier=settings.wait_seconds, max=LONGEST_WAIT, jitter=settings.wait_seconds)

    def __call__(self, retry_state: RetryCallState) -> float:
        """Return the seconds to wait."""
        after = _after(retry_state)
        return super().__call__(retry_state) if after is None else after


class _stop_when_asked_to_wait_long:  # noqa: N801 - named as tenacity names its own
    """Stop where the agency asks for a longer wait than one command has time for."""

    def __init__(self, settings: FetchSettings) -> None:
        self._patience = settings.patience_seconds

    def __or__(self, other: Any) -> Any:
        return lambda state: self(state) or other(state)

    def __call__(self, retry_state: RetryCallState) -> bool:
        return (_after(retry_state) or 0.0) > self._patience


def _after(retry_state: RetryCallState) -> float | None:
    error = retry_state.outcome.exception() if retry_state.outcome else None
    return error.after if isinstance(error, _TryAgainError) else None


def _plain(url: str) -> str:
    """Write an address without what may be secret in it: user, password and query."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _kind(error: Exception) -> str:
    return type(error).__name__.removesuffix("Error").removesuffix("Exception") or "error"
