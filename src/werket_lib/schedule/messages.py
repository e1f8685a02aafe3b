"""Messages to people, one for each change of state, none twice: through Apprise, as plain text or HTML.

A message counts as sent only when every address has taken it; until then each tick tries again.
"""

import html
import logging
from collections.abc import Sequence
from dataclasses import dataclass

import apprise

from werket_lib.errors import FetchError, InputError, WerketError
from werket_lib.fetch.http import Client
from werket_lib.settings import MessageSettings


@dataclass(frozen=True)
class Notice:
    """Something to tell people once.

    Attributes
    ----------
    key
        What tells it from other notices: the same key is told once.
    lines
        Plain text, a paragraph each.
    link
        Where to look; empty for nowhere.
    """

    key: str
    title: str
    lines: tuple[str, ...]
    link: str = ""

    @property
    def text(self) -> str:
        """The message as plain text."""
        return "\n\n".join([*self.lines, *([self.link] if self.link else [])])

    @property
    def html(self) -> str:
        """The message as HTML."""
        paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in self.lines)
        link = html.escape(self.link)
        return paragraphs + (f'<p><a href="{link}">{link}</a></p>' if link else "")


class Messenger:
    """Sends notices to the addresses of ``werket.toml``.

    Raises
    ------
    InputError
        If an address is none of Apprise's; it is not printed, since it may hold a password.
    """

    def __init__(self, settings: MessageSettings) -> None:
        # Apprise logs addresses with their passwords where it fails.
        logging.getLogger("apprise").setLevel(logging.CRITICAL)
        self._services = apprise.Apprise()
        for number, address in enumerate(settings.addresses, start=1):
            if not self._services.add(address):
                raise InputError(f"messages: address {number} is none that Apprise knows; see its list of services")

    def __len__(self) -> int:
        return len(self._services)

    def send(self, notice: Notice) -> bool:
        """Send a notice; tells whether every address took it."""
        taken = [
            service.notify(
                title=notice.title,
                body=notice.html if service.notify_format == apprise.NotifyFormat.HTML else notice.text,
                body_format=service.notify_format,
            )
            for service in self._services
        ]
        return all(taken)


def send_test(settings: MessageSettings) -> str:
    """Send a message that says it is a test; returns what to tell the user.

    Raises
    ------
    InputError
        If there are no addresses.
    WerketError
        If an address did not take it.
    """
    messenger = Messenger(settings)
    if not len(messenger):
        raise InputError("no addresses under [messages] in werket.toml; nobody is told anything")
    text = ("Det här är ett prov från werket. Kommer det fram så fungerar meddelandena.",)
    if not messenger.send(Notice("test", "Werkets månadsrapport: prov", text)):
        raise WerketError("the message was not taken; try the address with Apprise itself, and look at its service")
    return f"sent to {len(messenger)} address(es)"


def beat(settings: MessageSettings, client: Client) -> str:
    """Ask for the heartbeat's address; returns what went wrong, empty where nothing did."""
    if not settings.heartbeat:
        return ""
    try:
        client.get(settings.heartbeat)
    except FetchError:  # its address may be secret
        return "the heartbeat's address did not answer"
    return ""


def told_of(notices: Sequence[Notice], told: Sequence[str]) -> list[Notice]:
    """Return the notices that have not been told, each key once."""
    return [notice for key, notice in {one.key: one for one in notices}.items() if key not in told]
