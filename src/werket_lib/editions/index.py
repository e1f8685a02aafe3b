"""The page that leads to the editions: what has happened where, a map, and a list to search."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from werket_lib.codes import COUNTIES, is_county, name_region
from werket_lib.editions.page import PAGE, check_edition, make_issue, news_section
from werket_lib.editions.slices import Slices
from werket_lib.months import name_month
from werket_lib.numbers import print_number
from werket_lib.outputs import describe_source, draw_forms
from werket_lib.pages.shell import render_page
from werket_lib.sections.regions.news import News
from werket_lib.sections.regions.words import RATE_HEAD, RATE_UNIT
from werket_lib.store import write_whole
from werket_lib.style.maps import MunicipalityMap, level_bins, plot_municipalities
from werket_lib.style.page_forms import show_forms
from werket_lib.style.theme import use_theme

SWEDISH = str.maketrans("åäö", "{|}")  # in the order of the alphabet, after z


def write_index(folder: Path, slices: Slices, news: Sequence[News]) -> dict[str, Any]:
    """Write ``index.html`` over the editions that there are; returns how many claims it makes, and what is wrong."""
    rates = slices.printed_rates.loc[slices.month]
    by_code = {one.code: one for one in news}
    facts = {fact.id: fact for one in news for fact in one.facts}
    sources = slices.labour.sources
    record = {"datasets": [describe_source(one) for one in sources], "sample": any(one.sample for one in sources)}
    section = news_section([one.sentence for one in news], list(facts.values()))
    issue = make_issue("Utgåvorna", [section], facts, record, folder, slices.month)
    claims, doubts = check_edition(issue)
    html = render_page(
        "editions/templates/index.html.j2",
        scripts=("editions/templates/index.js",),
        styles=("pages/templates/page.css", "issue/templates/issue.css", "editions/templates/editions.css"),
        issue=issue,
        month_label=name_month(slices.month),
        sample=issue.sample,
        news=[(one, _link(folder, one.code)) for one in news],
        figure=_draw_map(slices, sample=issue.sample),
        counties=[_county(code, slices, rates, by_code, folder) for code in COUNTIES],
    )
    write_whole(folder / PAGE, html.encode())
    return {"claims": claims, "doubts": doubts}


def _county(
    county: str, slices: Slices, rates: Mapping[str, float], news: Mapping[str, News], folder: Path
) -> list[dict[str, Any]]:
    names = slices.names.str.casefold().str.translate(SWEDISH).sort_values()
    codes = [county, *(str(code) for code in names.index if code[:2] == county)]
    return [
        {
            "name": name_region(code),
            "href": _link(folder, code),
            "rate": "–" if rates[code] != rates[code] else print_number(rates[code], 1),
            "news": code in news,
            "county": is_county(code),
        }
        for code in codes
    ]


def _link(folder: Path, code: str) -> str | None:
    return f"{code}/{PAGE}" if (folder / code / PAGE).is_file() else None


def _draw_map(slices: Slices, *, sample: bool) -> Markup:
    rates = slices.printed_rates.loc[slices.month, list(slices.names.index)]
    shown = MunicipalityMap(f"{RATE_HEAD}, {RATE_UNIT}", rates, level_bins(rates))
    alt = f"Karta över arbetslösheten i landets kommuner i {name_month(slices.month)}; talen står i listan nedanför."
    figure = plot_municipalities([shown], width=120.0)
    with use_theme():
        forms = draw_forms(figure, alt=alt, prefix="map", sample=sample)
    return Markup(show_forms(*forms))  # noqa: S704 - ours
