"""Sentences on the suppliers of Rusta och matcha: their number over time, and the largest of them."""

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.sections.services.ranking import SUPPLIERS as KIND
from werket_lib.sections.services.ranking import (
    describe_extremes,
    describe_uncounted,
    describe_ways,
    given,
    goes,
    most_moved,
)
from werket_lib.sections.services.rows import supplier_rows
from werket_lib.sections.services.words import describe_largest
from werket_lib.sections.suppliers.numbers import PREFIX, SERVICE, SupplierMarket
from werket_lib.style.names import SERVICES
from werket_lib.style.words import direction, list_words, month_word, more_or_fewer, with_unit

OVER_TIME = {
    "suppliers": "Antal leverantörer",
    "participants_per_supplier": "Deltagare per leverantör",
    "top5_share_pct": "De fem störstas andel, procent",
    "hhi": "Herfindahl-Hirschmans index (HHI)",
}

FROM_ON = "{count} från och med {month}"
ENTRIES_HEAD = "{move} i {month}: {count}"
SUPPLIER_MOVES = {"entered": "Tillkom", "exited": "Försvann"}
_NAME = SERVICES[SERVICE]


def describe_suppliers(section: SupplierMarket) -> str:
    """Describe how many suppliers there are and how many participants each has."""
    suppliers, change, _ = _time_facts(section, "suppliers")
    each, each_change, _ = _time_facts(section, "participants_per_supplier")
    median = section.facts[f"{PREFIX}.participants_per_supplier.median"]
    before = f"i {month_word(section.month - 1)}"
    return (
        f"I {name_month(section.month)} redovisade Arbetsförmedlingen {with_unit(suppliers.text, 'leverantörer')} "
        f"i {_NAME}{_compared(change, before)}. "
        f"I genomsnitt hade varje leverantör {with_unit(each.text, 'deltagare')}{_compared(each_change, before)}, men "
        f"hälften hade {with_unit(median.text, 'deltagare')} eller färre."
    )


def describe_ranking(section: SupplierMarket) -> str:
    """Describe the largest suppliers: who leads, who gained and lost, who kept their volume, who moved."""
    rows = supplier_rows(section.ranking, section.facts, PREFIX)
    if len(rows) == 1:
        return f"{rows[0].name} är den enda leverantören med redovisade deltagare: {rows[0].remaining.text}."
    ways = describe_ways(rows, section.facts, f"{PREFIX}.suppliers.largest")
    moved = (ways, describe_uncounted(rows, section.month), describe_extremes(rows, KIND))
    return f"{' '.join(filter(None, moved))}\n\n{describe_largest(rows)}"


def headline_suppliers(section: SupplierMarket) -> str:
    """Say in one sentence how many supply the service and how large they are."""
    suppliers, change, _ = _time_facts(section, "suppliers")
    each, _, _ = _time_facts(section, "participants_per_supplier")
    return (
        f"{_NAME} hade {with_unit(suppliers.text, 'leverantörer')} i {month_word(section.month)}"
        f"{_compared(change, f'i {month_word(section.month - 1)}')}, med i genomsnitt "
        f"{with_unit(each.text, 'deltagare')} vardera."
    )


def alt_suppliers_over_time(section: SupplierMarket) -> str:
    """Say what the two lines show."""
    suppliers, _, start = _time_facts(section, "suppliers")
    each, _, each_start = _time_facts(section, "participants_per_supplier")
    first, last = name_month(section.over_time.index[0]), name_month(section.month)
    most = section.over_time[["suppliers", "participants_per_supplier"]].astype("Float64").idxmax()
    return (
        f"Antalet leverantörer i {_NAME} går från {start.text} i {first} till {suppliers.text} i {last}, flest i "
        f"{name_month(most['suppliers'])}. Antalet deltagare per leverantör går från {each_start.text} till "
        f"{each.text}, flest i {name_month(most['participants_per_supplier'])}."
    )


def alt_ranking(section: SupplierMarket) -> str:
    """Say what the ranking shows: both ends, and who gained and lost most."""
    rows = supplier_rows(section.ranking, section.facts, PREFIX)
    first, last = rows[0], rows[-1]
    ends = f"{first.name} med {first.remaining.text}"
    if len(rows) > 1:
        ends = f"från {ends} till {last.name} med {last.remaining.text}"
    changes = [
        f"{label} bland dem: {list_words([row.name for row in most])} ({given(most[0].change).signed})"
        for label, way in (("Störst ökning", "up"), ("Störst minskning", "down"))
        if (most := most_moved([row for row in rows if goes(row, way)], lambda row: row.change))
    ]
    told = f"De största leverantörerna i {_NAME} efter antal deltagare i {name_month(section.month)}, {ends}."
    return " ".join([told, *(f"{change}." for change in changes)])


def _time_facts(section: SupplierMarket, measure: str) -> tuple[Fact, Fact, Fact]:
    """Return a measure now, its change since the month before, and as it was when the lines start."""
    base = f"{PREFIX}.{measure}"
    return section.facts[base], section.facts[f"{base}.change"], section.facts[f"{base}.start"]


def _compared(change: Fact, before: str) -> str:
    return "" if direction(change) is None else f", {more_or_fewer(change, before)}"
