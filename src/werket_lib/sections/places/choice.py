"""Between how many suppliers of Rusta och matcha a participant can choose: by area, and not by municipality."""

from dataclasses import dataclass

import pandas as pd

from werket_lib import changes
from werket_lib.facts import FactMaker, Facts, Measure, slugify_all, source_cells
from werket_lib.provenance import Source, SourcedTable
from werket_lib.sections.places.numbers import PREFIX

_OF_AREA = (
    Measure("suppliers", "suppliers", "suppliers"),
    Measure("hhi", "hhi", "index"),
    Measure("share_pct", "largest.share_pct", "percent", 1),
)


@dataclass(frozen=True)
class Choice:
    """How the suppliers of each delivery area divide its cohort.

    Attributes
    ----------
    period
        That the results, and so the cohort, are of.
    areas
        ``delivery_area, suppliers, hhi, largest, share_pct``, the most concentrated first. The suppliers are legal
        entities with somebody in the cohort; ``hhi`` is the sum of their squared shares in percent.
    """

    period: pd.Period
    areas: pd.DataFrame
    facts: Facts
    sources: tuple[Source, ...]


def summarise_choice(results: SourcedTable, month: pd.Period) -> Choice | None:
    """Measure the concentration of suppliers in each area, and in the country; None where nobody is in a cohort.

    Parameters
    ----------
    results
        As `werket_lib.schemas.Rom2Results`: the one table that has suppliers by delivery area.
    """
    table = results.table[results.table["period"] <= month]
    now = table[(table["period"] == table["period"].max()) & (table["participants"] > 0)]
    if now.empty:
        return None
    people = now.groupby(["delivery_area", "supplier"])["participants"].sum().astype("float64")
    by_area = people.groupby("delivery_area")
    share = changes.share_pct(people, by_area.transform("sum"))
    largest = share.groupby("delivery_area").idxmax().str[1]
    areas = pd.DataFrame(
        {
            "suppliers": by_area.size(),
            "hhi": (share**2).groupby("delivery_area").sum(),
            "largest": largest,
            "share_pct": share.groupby("delivery_area").max(),
        }
    ).reset_index()
    areas = areas.sort_values(["hhi", "delivery_area"], ascending=[False, True], ignore_index=True)
    country = people.groupby("supplier").sum()
    hhi = float((changes.share_pct(country, country.sum()) ** 2).sum())
    slugs = slugify_all(areas["delivery_area"])
    make = FactMaker(summarise_choice, now["period"].max(), source_cells(results.sources, "participants"))
    facts = [
        make.value(f"{PREFIX}.choice.areas", len(areas), "count"),
        make.value(f"{PREFIX}.choice.one_supplier", int((areas["suppliers"] == 1).sum()), "count"),
        make.value(f"{PREFIX}.choice.hhi", hhi, "index"),
        make.value(f"{PREFIX}.choice.hhi.median", float(areas["hhi"].median()), "index"),
        *make.rows(areas, (f"{PREFIX}.area.{slugs[name]}.choice." for name in areas["delivery_area"]), _OF_AREA),
    ]
    return Choice(now["period"].max(), areas, Facts(facts), results.sources)
