"""Sections of the real kind, summarised from seeded tables, for every figure to draw."""

import io
import itertools
import sys
from dataclasses import replace
from types import ModuleType

import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from tests.conftest import ROOT
from tests.sections.frames import rom2_results
from werket_lib.provenance import Source, SourcedTable
from werket_lib.sections.areas.numbers import Areas, summarise_rom2_areas
from werket_lib.sections.results.numbers import AreaResults, summarise_rom2_results
from werket_lib.sections.services.market import Market, summarise_market
from werket_lib.sections.services.numbers import ServiceFlows, summarise_flows
from werket_lib.sections.suppliers.numbers import SupplierMarket, summarise_rom2_suppliers
from werket_lib.sections.temperature.numbers import Temperature, summarise_temperature
from werket_lib.style.forms import PHONE_WIDTH_MM, Drawing
from werket_lib.style.theme import SMALL, use_theme

MONTH = pd.Period("2025-01", freq="M")
NAMES = (
    "Arbetslivsresurs Ar AB", "Lernia Utbildning AB", "Enrival AB", "Manpower Matchning AB",
    "Arcus Utbildning & Jobbförmedling AB", "ETU Match AB", "AB Ability Coaching", "Eyes4work AB",
    "Curonova Consulting AB", "Guldjobbet AB", "Jobcenter in Sweden AB", "HelloLilly AB", "Iris Hadar AB",
    "Jobbklar Sverige AB", "Clustera Sverige AB", "Jobfind Sverige AB", "Arena Matchning AB",
    "Academedia Eductus AB", "AB Coachgruppen Strömbergs", "Haga Rekrytering AB", "Job By Instep AB", "Connecto AB",
    "Trim tab AB", "ArbetsCentralen Sverige AB", "Arena Workforce AB", "Power Elitgruppen AB", "Randstad Risesmart AB",
    "Jobbpunkten AB", "NearYou Jobb & Utbildning i Sverige AB", "Asuria People Services ( Sweden ) AB",
    "Östersunds Mångfaldsakademi AB", "Äventyrs & Coachinggruppen i Åre AB",
)  # fmt: skip
JANUARY = (
    2241, 2011, 1795, 1654, 1228, 1049, 986, 870, 750, 670, 665, 631, 630, 630, 612, 612, 609, 514, 512, 506, 496, 465,
    461, 454, 447, 445, 440, 433, 431, 400, 300, 200,
)  # fmt: skip
CHANGES = (
    -11, -49, 7, -27, -43, -40, 17, -33, -14, -53, -2, 14, -17, -21, -11, -33, -9, -47, 0, 0, -24, 2, -31, -3, -6, -8,
    -4, -17, -19, -14, 3, -5,
)  # fmt: skip
STA = {
    "Arcus Utbildning & Jobbförmedling AB": 2501, "Arbetslivsresurs Ar AB": 1474, "Iris Hadar AB": 732,
    "Jobfind Sverige AB": 467, "AB Ability Coaching": 223, "Accepta Vi AB": 181, "Osynliga Jobb Sverige AB": 45,
    "Wilja Arbetsrehab AB": 38, "Curonova Consulting AB": 38, "Clustera Sverige AB": 37,
    "Asuria People Services ( Sweden ) AB": 17, "AB Taktik Sweden": 12, "Inda Utveckling AB": 7,
}  # fmt: skip
HOSTILE = (
    "$x^2$ \\frac{1}{0} $", "<script>alert(1)</script>", "En\nrad\ttill", "Ett mycket långt namn " * 10,
    "\u200fעברית AB\u202e", "=HYPERLINK(\"x\")", "漢字 Åäö 🎉", "$", "x" * 200, " ",
)  # fmt: skip


def sourced(table: pd.DataFrame) -> SourcedTable:
    columns = dict.fromkeys(
        [*table.columns, *(table["indicator"].unique() if "indicator" in table else ())], "Blad, kolumn A"
    )
    source = Source("af/2025-01/fil.xlsx", "0" * 64, "AF", "Titel", "sida", "2025-02-12", sample=True, columns=columns)
    return SourcedTable(table, (source,))


def make_flows(remaining, new, left, *, service: str = "ROM2") -> SourcedTable:
    """Make the table of one service that ends in January 2025; a None leaves the month out."""
    months = pd.period_range(end=MONTH, periods=len(remaining), freq="M")
    rows = pd.DataFrame({"month": months, "service": service, "remaining": remaining, "new": new, "left": left})
    kept = rows[rows["remaining"].notna()]
    return sourced(kept.astype(dict.fromkeys(("remaining", "new", "left"), "Int64")))


def make_suppliers(by_month: dict[str, dict[str, int | None]], *, service: str = "ROM2") -> SourcedTable:
    rows = [
        {"month": pd.Period(month, freq="M"), "service": service, "supplier": name, "remaining": count}
        for month, counts in by_month.items()
        for name, count in counts.items()
    ]
    table = pd.DataFrame(rows).astype({"remaining": "Int64"})
    for flow in ("new", "left"):
        table[flow] = table["remaining"]
    for flow in ("remaining", "new", "left"):
        table[f"{flow}_status"] = table[flow].isna().map({True: "suppressed", False: "value"})
    return sourced(table)


def make_indicators(months: int = 121, *, drop: tuple[int, ...] = ()) -> SourcedTable:
    """Make five lifelike indicators since 2015, with a pandemic in them."""
    index = pd.period_range(end=MONTH, periods=months, freq="M")
    random = np.random.default_rng(12)
    season = np.sin(2 * np.pi * index.month.to_numpy() / 12)
    time = np.arange(months)
    shock = np.where((index >= "2020-03") & (index <= "2021-06"), 1.0, 0.0)
    spike = np.where(index == "2020-03", 36_800.0, np.where(index == "2020-04", 22_300.0, 0.0))
    series = {
        "varsel": 3800 + 500 * season + random.normal(0, 500, months).round() + spike + 9 * time,
        "unemployment_rate": 7.3 - 0.006 * time + 1.6 * shock + 0.25 * season + random.normal(0, 0.05, months),
        "long_term_unemployed": 140_000 + 200 * time + 30_000 * shock.cumsum() / 16 + random.normal(0, 900, months),
        "vacancies": 85_000 + 15_000 * season + 500 * time - 900 * np.clip(time - 90, 0, None),
        "ki_barometer": 103 + 6 * np.sin(time / 11) - 30 * shock + random.normal(0, 1.2, months),
    }
    last = {"varsel": (4995, 5236), "unemployment_rate": (6.65, 7.1), "long_term_unemployed": (141_126, 152_200),
            "vacancies": (118_540, 87_655), "ki_barometer": (88.9, 94.9)}  # fmt: skip
    rows = []
    for name, values in series.items():
        values = values.copy()
        values[-1] = last[name][1]
        if months > 12:
            values[-13] = last[name][0]
        kept = [place for place in range(months) if place not in drop]
        rows.append(pd.DataFrame({"month": index[kept], "indicator": name, "value": values[kept]}))
    return sourced(pd.concat(rows, ignore_index=True).astype({"value": "Float64"}))


def rom2_suppliers_table(names: tuple[str, ...] = NAMES) -> SourcedTable:
    """Make the suppliers since April 2023: the thirty largest as published, and a tail that grows."""
    months = pd.period_range("2023-04", MONTH, freq="M")
    by_month: dict[str, dict[str, int | None]] = {}
    for place, month in enumerate(months):
        grown = 0.3 + 0.7 * place / (len(months) - 1)
        tail = {f"Leverantör {number} AB": int(100 * grown) for number in range(145 + 3 * place)}
        large = {name: int(count * grown) for name, count in zip(names, JANUARY, strict=False)}
        by_month[str(month)] = {**large, **tail}
    pairs = list(zip(names, JANUARY, CHANGES, strict=False))
    by_month[str(MONTH)] |= {name: count for name, count, _ in pairs}
    by_month[str(MONTH - 1)] |= {name: count - change for name, count, change in pairs}
    return make_suppliers(by_month)


def rom2_flows_table() -> SourcedTable:
    random = np.random.default_rng(3)
    new = (5600 + 900 * np.sin(np.arange(16) / 2) + random.normal(0, 300, 16)).round()
    left = (5500 + 500 * np.cos(np.arange(16) / 3) + random.normal(0, 300, 16)).round()
    remaining = 40_168 + np.cumsum(new - left) - np.cumsum(new - left)[-2]
    new[-2:], left[-2:], remaining[-1] = (5974, 5854), (5123, 6589), 39_413
    return make_flows(remaining, new, left)


def rom2_areas_table() -> SourcedTable:
    """Make the fifteen largest areas as published, with a new one and one that was suppressed."""
    names = (
        "Stockholm Mitt", "Göteborg Mitt", "Malmö", "Stockholm Syd", "Stockholm Nord", "Västerås", "Helsingborg",
        "Uppsala", "Örebro", "Eskilstuna", "Kristianstad", "Trollhättan-Uddevalla-Vänersborg", "Halmstad",
    )  # fmt: skip
    now = (4553, 3421, 3112, 2638, 2233, 1540, 1498, 1391, 1309, 1258, 1097, 1055, 1016)
    before = (4718, 3560, 3202, 2703, 2258, 1560, 1536, 1467, 1285, 1285, 1065, 1088, 1039)
    made = make_suppliers(
        {
            "2024-12": {**dict(zip(names, before, strict=True)), "Norrköping": None},
            "2025-01": {**dict(zip(names, now, strict=True)), "Norrköping": 984, "Karlstad": 916},
        }
    )
    return replace(made, table=made.table.rename(columns={"supplier": "delivery_area"}))


@pytest.fixture
def tables() -> ModuleType:
    """The functions that make tables, and the names that mean harm."""
    return sys.modules[__name__]


@pytest.fixture
def tools() -> ModuleType:
    """The functions that look at figures."""
    return sys.modules[__name__]


@pytest.fixture(scope="session")
def flows() -> ServiceFlows:
    return summarise_flows(rom2_flows_table(), service="ROM2", month=MONTH, start=pd.Period("2023-10", "M"))


@pytest.fixture(scope="session")
def suppliers() -> SupplierMarket:
    return summarise_rom2_suppliers(rom2_suppliers_table(), MONTH, start=pd.Period("2023-04", "M"))


@pytest.fixture(scope="session")
def areas() -> Areas:
    return summarise_rom2_areas(rom2_areas_table(), MONTH)


@pytest.fixture(scope="session")
def results() -> AreaResults:
    """Seventy areas of all sizes, some of whose names are long."""
    names = pd.read_csv(ROOT / "scripts/sample/delivery_areas.csv")["delivery_area"]
    random = np.random.default_rng(31)
    people = np.geomspace(9, 9000, len(names)).astype(int)
    first = random.binomial(people, random.uniform(0.18, 0.42, len(names)))
    scores = np.round(first / people * 0.8, 3)
    rows = [
        (name, int(count), int(rr1), int(0.7 * rr1), int(random.integers(1, 5)), float(score), True)
        for name, count, rr1, score in zip(names, people, first, scores, strict=True)
    ]
    return summarise_rom2_results(rom2_results({MONTH: rows}), MONTH)


@pytest.fixture(scope="session")
def market() -> Market:
    return summarise_market(make_suppliers({"2025-01": dict(STA)}, service="STA"), service="STA", month=MONTH)


@pytest.fixture(scope="session")
def temperature() -> Temperature:
    return summarise_temperature(make_indicators(), MONTH)


def visible_texts(figure: Figure) -> list[Text]:
    """Return every text that a reader of the figure sees; axes that are off draw only their own texts."""
    texts = list(figure.texts)
    for axes in figure.axes:
        texts += axes.texts
        if axes.axison:
            texts += [*axes.get_xticklabels(), *axes.get_yticklabels(), axes.xaxis.label, axes.yaxis.label]
    return [text for text in texts if text.get_visible() and text.get_text().strip()]


def check_texts(figure: Figure) -> None:
    """Fail where two texts of either form of a figure overlap, or one leaves the paper; a hair is let through."""
    if isinstance(figure, Drawing) and figure.phone is not None:
        assert figure.phone.get_figwidth() * 25.4 == pytest.approx(PHONE_WIDTH_MM)
        assert min(text.get_fontsize() for text in visible_texts(figure.phone)) >= SMALL
        check_texts(figure.phone)
    with use_theme():
        figure.set_dpi(200)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        boxes = [(text.get_text(), text.get_window_extent(canvas.get_renderer())) for text in visible_texts(figure)]
    width, height = canvas.get_width_height()
    assert boxes, "a figure without a word"
    for text, box in boxes:
        inside = box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width + 0.5 and box.y1 <= height + 0.5
        assert inside, f"{text!r} leaves the paper: {box}"
    for (one, box), (other, beside) in itertools.combinations(boxes, 2):
        apart = box.x1 <= beside.x0 or beside.x1 <= box.x0 or box.y1 <= beside.y0 + 0.5 or beside.y1 <= box.y0 + 0.5
        assert apart, f"{one!r} and {other!r} overlap"


def draw_svg(figure: Figure) -> str:
    """Save a figure as pages show it."""
    buffer = io.StringIO()
    with use_theme():
        figure.savefig(buffer, format="svg", metadata={"Date": None})
    return buffer.getvalue()
