"""What the scheduled run knows from one tick to the next: ``state/status.json``, and its log."""

import json
from pathlib import Path
from typing import Any

from werket_lib.store import write_json

STATUS, LOG = "status.json", "log.jsonl"


def read_status(state_dir: Path) -> dict[str, Any]:
    """Read what the last tick left; empty where there was none. One that cannot be read is as if there were none."""
    try:
        return dict(json.loads((state_dir / STATUS).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def write_status(state_dir: Path, status: dict[str, Any]) -> None:
    """Write what the next tick will read, whole or not at all."""
    write_json(state_dir / STATUS, status)


def log(state_dir: Path, entry: dict[str, Any]) -> None:
    """Add a line of JSON to the log."""
    with (state_dir / LOG).open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry, ensure_ascii=False) + "\n")
