"""Sentences on the suppliers of Rusta och matcha: their number over time, and the largest of them."""

from collections.abc import Callable, Sequence
from typing import Any

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.numbers import round_half_up
from werket_lib.sections.rom2_suppliers import PREFIX, SERVICE, SupplierMarket
from werket_lib.text.labels import SERVICES
from werket_lib.text.rows import SupplierRow, supplier_rows
from werket_lib.text.service import describe_largest
from werket_lib.text.words import (
    direction,
    end_sentence,
    list_words,
    magnitude,
    month_word,
    more_or_fewer,
    number_word,
    percent,
    start_sentence,
    with_unit,
)

_NAME = SERVICES[SERVICE]


def describe_suppliers(section: SupplierMarket) -> str:
    """Describe how many suppliers there are and how many participants each has."""
    suppliers, change, start = _time_facts(section, "suppliers")
    each, each_change, each_start = _time_facts(section, "participants_per_supplier")
    first, before = name_month(section.over_time.index[0]), f"i {month_word(section.month - 1)}"
    sentences = [
        f"I {name_month(section.month)} redovisade Arbetsförmedlingen {with_unit(suppliers.text, 'leverantörer')} "
        f"i {_NAME}{_compared(change, before)}. Även leverantörer utan deltagare räknas.",
        f"I genomsnitt hade varje leverantör {with_unit(each.text, 'deltagare')}{_compared(each_change, before)}.",
    ]
    if section.over_time.index[0] < section.month:
        then = with_unit(each_start.text, "deltagare")
        sentences.append(f"I {first} var leverantörerna {start.text}, med i genomsnitt {then} vardera.")
    return " ".join(sentences)


def describe_ranking(section: SupplierMarket) -> str:
    """Describe the largest suppliers: who leads, who gained and lost, who kept their volume, who moved."""
    rows = supplier_rows(section.ranking, section.facts, PREFIX)
    if len(rows) == 1:
        return f"{rows[0].name} är den enda leverantören med redovisade deltagare: {rows[0].remaining.text}."
    paragraphs = (
        describe_largest(rows),
        " ".join(filter(None, (_describe_extremes(rows), _describe_kept(rows, section)))),
        _describe_moves(rows, section),
    )
    return "\n\n".join(filter(None, paragraphs))


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
    most = section.over_time.astype("Float64").idxmax()
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
        f"{label} bland dem: {list_words([row.name for row in most])} ({_given(most[0].change).signed})"
        for label, way in (("Störst ökning", "up"), ("Störst minskning", "down"))
        if (most := _most([row for row in rows if _goes(row, way)], lambda row: row.change))
    ]
    told = f"De största leverantörerna i {_NAME} efter antal deltagare i {name_month(section.month)}, {ends}."
    return " ".join([told, *(f"{change}." for change in changes)])


def _time_facts(section: SupplierMarket, measure: str) -> tuple[Fact, Fact, Fact]:
    """Return a measure now, its change since the month before, and as it was when the lines start."""
    base = f"{PREFIX}.{measure}"
    return section.facts[base], section.facts[f"{base}.change"], section.facts[f"{base}.start"]


def _compared(change: Fact, before: str) -> str:
    return "" if direction(change) is None else f", {more_or_fewer(change, before)}"


def _describe_extremes(rows: Sequence[SupplierRow]) -> str:
    """Name who gained and who lost most of those shown, in persons and, where it is another, in percent."""
    told = []
    whose = "bland de största leverantörerna"
    for way, verb in (("up", "ökade"), ("down", "minskade")):
        moving = [row for row in rows if _goes(row, way)]
        if not moving:
            told.append(f"{whose} {verb} ingen" if way == "up" else f"ingen {verb}")
            continue
        most = _most(moving, lambda row: row.change)
        names = list_words([row.name for row in most])
        who = f"{whose} {verb} {names} mest" if way == "up" else f"mest {verb} {names}"
        told.append(f"{who}, med {_size(most)}")
        shares = [row for row in moving if row.change_pct is not None and row.change_pct.value is not None]
        most_pct = _most(shares, lambda row: row.change_pct) if shares else most
        if not {row.name for row in most_pct} & {row.name for row in most}:
            size = percent(_given(most_pct[0].change_pct))
            told[-1] += f"; procentuellt {verb} {list_words([row.name for row in most_pct])} mest, med {size}"
    return " ".join(start_sentence(end_sentence(sentence)) for sentence in told)


def _goes(row: SupplierRow, way: str) -> bool:
    return row.change is not None and direction(row.change) == way


def _size(most: Sequence[SupplierRow]) -> str:
    size = with_unit(magnitude(_given(most[0].change)), "deltagare")
    if len(most) > 1:
        return f"{size} vardera"
    pct = most[0].change_pct
    return size + (f" eller {percent(pct)}" if pct is not None and pct.value is not None else "")


def _most(rows: Sequence[SupplierRow], of: Callable[[SupplierRow], Fact | None]) -> list[SupplierRow]:
    """Return the row, or the rows that tie, whose change is the largest as printed."""
    sizes = [_printed_size(_given(of(row))) for row in rows]
    return [row for row, size in zip(rows, sizes, strict=True) if size == max(sizes)]


def _printed_size(fact: Fact) -> Any:
    assert isinstance(fact.value, int | float)
    return abs(round_half_up(fact.value, fact.decimals))


def _given(fact: Fact | None) -> Fact:
    assert fact is not None
    return fact


def _describe_kept(rows: Sequence[SupplierRow], section: SupplierMarket) -> str:
    """Name those, and only those, whose count is the same person for person."""
    kept = [row.name for row in rows if row.change is not None and row.change.value == 0]
    if not kept:
        return ""
    how_many = start_sentence(number_word(len(kept)))
    before = month_word(section.month - 1)
    return end_sentence(f"{how_many} av dem hade exakt lika många deltagare som i {before}: {list_words(kept)}")


def _describe_moves(rows: Sequence[SupplierRow], section: SupplierMarket) -> str:
    up, down = ([row.name for row in rows if row.rank_move == move] for move in ("up", "down"))
    uncounted = [row.name for row in rows if row.change is None or row.change.value is None]
    sentences = []
    if up:
        sentences.append(f"{_how_many(up)} klättrade i rang: {list_words(up)}")
    if down:
        fell = f"{start_sentence(number_word(len(down)))} föll tillbaka"
        sentences.append(fell if up else f"{_how_many(down)} föll i rang: {list_words(down)}")
    if not up and not down:
        sentences.append("Ingen av de största bytte plats i rang")
    if uncounted:
        sentences.append(f"{list_words(uncounted)} saknade redovisat antal i {month_word(section.month - 1)}")
    return " ".join(end_sentence(sentence) for sentence in sentences)


def _how_many(names: Sequence[str]) -> str:
    return start_sentence(f"{number_word(len(names))} av de största")
