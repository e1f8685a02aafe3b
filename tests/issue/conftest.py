"""An issue in miniature: two sections and an article, also with names that would do harm if they could."""

import datetime as dt

import pandas as pd
import pytest

from tests.model.test_quoting import FACTS
from werket_lib.model import Article, Heading, Issue, Paragraph, Part, Section, Span, TableBlock

MONTH = pd.Period("2025-01", freq="M")
HOSTILE = (
    '<img src=x onerror="alert(1)">',
    '#import "x.typ"',
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "+1",
    "-1",
    "$x$ _a_ *b*",
)


def make_table(names=HOSTILE):
    """Return a table with a supplier a row."""
    rows = [
        [
            {"text": str(rank)},
            {"text": "", "mark": "up", "label": "upp"},
            {"text": name},
            {"text": "39\u00a0413", "fact": "rom2.remaining", "value": 39413, "bar": 1.0},
            {"text": "−1,9", "fact": "rom2.remaining.change_pct", "value": -1.8796, "decimals": 1},
        ]
        for rank, name in enumerate(names, start=1)
    ]
    heads = [(label, "head") for label in ("Rang", "Flytt", "Leverantör")]
    columns = [*heads, *((label, "number") for label in ("Kvarstående", "Förändring, procent"))]
    return {
        "title": "Leverantörer i januari 2025",
        "columns": [{"label": label, "kind": kind} for label, kind in columns],
        "rows": rows,
        "total": [None, None, None, {"text": "39\u00a0413", "value": 39413}, None],
    }


def make_issue(folder):
    """Return a whole issue, without figures, of a month whose folder is `folder`."""
    (folder / "results").mkdir()
    (folder / "results/33.csv").write_text("rank\n1\n", encoding="utf-8")
    table = TableBlock("33_rom2_suppliers", "top30", "results/33.csv", "De största", make_table())
    section = Section(
        name="33_rom2_suppliers",
        title="Leverantörer i Rusta och matcha",
        question="Vem levererar?",
        headline="Rusta och matcha hade 39\u00a0413 deltagare.",
        blocks=(Heading(2, (Span("De största"),)), Paragraph((Span("Det var 39\u00a0413 deltagare."),)), table),
        method=(Paragraph((Span("Så är det räknat, med omsorg."),)),),
        citations=("Arbetsförmedlingen, Leverantörsstatistik, publicerad 2025-02-13",),
        sample=True,
        facts=tuple(FACTS),
    )
    gap = Section(
        "40_sta", "Steg till arbete", "Hur många?", "", (), (), (), False, (), gap="Underlaget har inte kommit."
    )
    article = Article(
        slug="ledare",
        kind="leader",
        kicker="Ledare",
        title=(Span("Kallt"),),
        lead=(Span("Det är kallt."),),
        author=HOSTILE[0],
        blocks=(Paragraph((Span("Kvar fanns "), Span("39\u00a0413", "fact", "rom2.remaining"), Span(" deltagare."))),),
    )
    return Issue(
        month=MONTH,
        number=2,
        label="februari 2025",
        title="Kallt",
        published=dt.date(2025, 2, 28),
        folder=folder,
        parts=(Part("Ledare", (article,)), Part("Rusta och matcha", (section, gap))),
        cover=(("Deltagare", "rom2.remaining"),),
        left_out={},
        facts=FACTS,
        section_of=dict.fromkeys(FACTS, "33_rom2_suppliers"),
        datasets=(),
        sample=True,
    )


@pytest.fixture
def issue(tmp_path):
    """A whole issue, without figures."""
    return make_issue(tmp_path)
