"""The days that SCB's calendar announces, fetched once a day and kept in ``state/scb-calendar.json``."""

import datetime as dt
import json
from pathlib import Path

from werket_lib.calendar import FILE, Calendar, read_calendar
from werket_lib.errors import FetchError
from werket_lib.fetch.http import Client
from werket_lib.fetch.scb_calendar import Announced, fetch_announced
from werket_lib.paths import project_root
from werket_lib.settings import Settings
from werket_lib.store import write_json

KEPT = "scb-calendar.json"
BEFORE, AHEAD = dt.timedelta(days=62), dt.timedelta(days=180)


def known_calendar(settings: Settings) -> Calendar:
    """Return the rules with the announced days, as far as they are known, laid over them."""
    own = settings.data_dir / "registers" / FILE
    rules = own if own.is_file() else project_root() / "data" / "registers" / FILE
    return read_calendar(rules, _read(settings.state_dir)[1])


def refresh_announced(settings: Settings, client: Client, now: dt.datetime) -> str:
    """Fetch the announced days, where today's are not known; returns what went wrong, empty where nothing did.

    Days that were announced before are kept: they stand until others are announced.
    """
    fetched, known = _read(settings.state_dir)
    if fetched == now.date().isoformat():
        return ""
    products = sorted({rule.scb for rule in known_calendar(settings).rules.values() if rule.scb})
    try:
        found = fetch_announced(client, products, now.date() - BEFORE, now.date() + AHEAD)
    except FetchError as error:
        return f"SCB's calendar: {error}"
    merged = {product: {**known.get(product, {}), **found.get(product, {})} for product in {*known, *found}}
    written = {
        product: {month: at.isoformat() for month, at in sorted(months.items())} for product, months in merged.items()
    }
    settings.state_dir.mkdir(parents=True, exist_ok=True)
    write_json(settings.state_dir / KEPT, {"fetched": now.date().isoformat(), "days": written})
    return ""


def _read(state_dir: Path) -> tuple[str, Announced]:
    try:
        kept = json.loads((state_dir / KEPT).read_text(encoding="utf-8"))
        return str(kept["fetched"]), {
            product: {month: dt.datetime.fromisoformat(at) for month, at in months.items()}
            for product, months in kept["days"].items()
        }
    except (OSError, ValueError, KeyError, TypeError):
        return "", {}
