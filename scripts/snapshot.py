"""Write the sample month's facts for review: ``python -m scripts.snapshot reports/2025-01``."""

import csv
import io
import json
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "tests/golden/sample_month/facts.csv"


def snapshot(folder: Path) -> str:
    """Return a month's facts as CSV: id, text as printed, unit."""
    facts = json.loads((folder / "facts.json").read_text(encoding="utf-8"))["facts"]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "text", "unit"])
    writer.writerows([fact["id"], fact["text"], fact["unit"]] for fact in facts)
    return out.getvalue()


if __name__ == "__main__":
    TARGET.write_text(snapshot(Path(sys.argv[1])), encoding="utf-8")
