"""Write the sample month's facts for review, a file a section: ``python -m scripts.snapshot reports/2025-01``."""

import csv
import io
import json
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "tests/golden/sample_month"


def snapshot(folder: Path) -> dict[str, str]:
    """Return a month's facts by section as CSV: id, text as printed, unit."""
    return {path.stem: _tabulate(path) for path in sorted((folder / "sections").glob("*.json"))}


def _tabulate(path: Path) -> str:
    facts = json.loads(path.read_text(encoding="utf-8"))["facts"]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "text", "unit"])
    writer.writerows([fact["id"], fact["text"], fact["unit"]] for fact in facts)
    return out.getvalue()


if __name__ == "__main__":
    for name, text in snapshot(Path(sys.argv[1])).items():
        (TARGET / f"{name}.csv").write_text(text, encoding="utf-8")
