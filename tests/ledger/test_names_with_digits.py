"""Names from outside that hold digits are no claims: in prose, tables, labels of figures and captions."""

import shutil
from html import escape

import pandas as pd
import pytest

from werket_lib.facts import slugify
from werket_lib.issue.content import read_issue
from werket_lib.ledger.check import check_issue

pytestmark = pytest.mark.xdist_group("report")

# A number first, last and within; a year, a decimal, thousands, a letter beside; as large as counts of the month.
NAMES = (
    "360 Jobb AB",
    "Bemanning 24 AB",
    "Vision 2040",
    "A4 Jobb AB",
    "7H Kompetens 10,5 AB",
    "1 000 Steg AB",
    "Jobb 2025",
    "39 413 Vägar AB",
)


@pytest.fixture(scope="module")
def renamed(sample_report, root, tmp_path_factory):
    """The month's report and the editor's folder, the largest suppliers called by names with digits."""
    folder = tmp_path_factory.mktemp("digits")
    shutil.copytree(sample_report, folder / "reports/2025-01")
    shutil.copytree(root / "editorial", folder / "editorial")
    table = pd.read_csv(sample_report / "results/33_rom2_suppliers.top30.csv")
    called = dict(zip(table["supplier"], NAMES, strict=False))
    for path in folder.rglob("*"):
        if path.suffix in (".json", ".csv", ".svg", ".md", ".yml", ".ipynb", ".html"):
            text = path.read_text(encoding="utf-8")
            for old, new in called.items():
                text = text.replace(old, new).replace(escape(old), new).replace(slugify(old), slugify(new))
            path.write_text(text, encoding="utf-8")
    return folder


def test_names_with_digits_are_no_claims(renamed):
    ledger = check_issue(read_issue(pd.Period("2025-01", freq="M"), renamed / "reports", renamed / "editorial"))
    texts = " ".join(line.passage.text for line in ledger.lines)
    assert [name for name in NAMES if name not in texts] == []
    assert [(passage.place, passage.text, one.text) for passage, one in ledger.of("wrong", "unread")] == []
