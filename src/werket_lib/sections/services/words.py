"""Sentences on one service: its flows, and how its suppliers divide it."""

from collections.abc import Sequence

from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.sections.services.market import Market
from werket_lib.sections.services.numbers import FLOWS, ServiceFlows
from werket_lib.sections.services.ranking import SUPPLIERS, Kind
from werket_lib.sections.services.rows import SupplierRow, market_rows
from werket_lib.style.names import FLOWS as FLOW_LABELS
from werket_lib.style.names import RUNNING_SERVICES
from werket_lib.style.words import (
    VERBS,
    a_move,
    direction,
    end_sentence,
    list_words,
    magnitude,
    month_word,
    more_or_fewer,
    moved,
    number_word,
    ordinal_word,
    people,
    percent,
    record,
    start_sentence,
    strength,
    with_unit,
)

PARTS = {"a": "del A", "b": "del B"}
MEAN = "medel"
RANKING_HEADS = {"remaining": "Kvarstående", "change": "Förändring", "change_pct": "Förändring, procent"}
NEAR_PCT = 5  # within so many percent of a mean, a number is "något" above or below it
LONG_STREAK = 3  # months in a row that are told
NAMED_IN_ALT = 3  # suppliers that an alt text names one by one
_WENT = {"new": "började", "left": "lämnade tjänsten"}


def describe_flows(section: ServiceFlows) -> str:
    """Describe a service's participants: first the stock, then who came and who went."""
    return f"{_describe_stock(section)}\n\n{_describe_movements(section)}"


def headline_flows(section: ServiceFlows) -> str:
    """Say in one sentence what happened to a service."""
    level, change, pct = flow_facts(section, "remaining")
    name, month = RUNNING_SERVICES[section.service], month_word(section.month)
    way = direction(change)
    if way is None:
        return f"{start_sentence(name)} hade {taking_part(level)} i {month}."
    if way == "same":
        sentence = f"Antalet deltagare i {name} var oförändrat i {month}, {level.text}"
    else:
        size = magnitude(change)
        sentence = f"Antalet deltagare i {name} {moved(change, pct)} i {month} med {size} till {level.text}"
    leaps = [flow for flow in ("new", "left") if _leapt(section, flow)]
    if not leaps:
        return f"{sentence}."
    flow = leaps[-1]
    _, flow_change, flow_pct = flow_facts(section, flow)
    return f"{sentence}, samtidigt som antalet som {_WENT[flow]} {moved(flow_change, flow_pct)}."


def alt_flows(section: ServiceFlows) -> str:
    """Say what the lines of a service's flows show this month."""
    parts = []
    for flow in FLOWS:
        level, change, pct = flow_facts(section, flow)
        parts.append(f"{FLOW_LABELS[flow].lower()} {level.text}{_in_brackets(change, pct)}")
    levels = section.flows["remaining"]
    now = (
        f"{start_sentence(RUNNING_SERVICES[section.service])} i {name_month(section.month)}: {list_words(parts)}. "
        f"Linjerna börjar i {name_month(section.flows.index[0])}"
    )
    if levels.max() == levels.min():
        return f"{now}."
    return (
        f"{now}; antalet kvarstående var störst i {name_month(levels.idxmax())} "
        f"och minst i {name_month(levels.idxmin())}."
    )


def describe_market(market: Market) -> str:
    """Describe how the suppliers divide a service."""
    name, month = RUNNING_SERVICES[market.service], name_month(market.month)
    rows = market_rows(market)
    if not rows:
        return f"För {name} redovisas inget antal för någon leverantör i {month}."
    if len(rows) == 1:
        only = rows[0]
        told = f"Alla redovisade deltagare i {name} i {month}, {only.remaining.text}, finns hos {only.name}"
        told = end_sentence(told)
    else:
        suppliers = market.facts[f"{market.service.lower()}.market.suppliers"]
        told = (
            f"I {month} hade {with_unit(suppliers.text, 'leverantörer')} redovisade deltagare i {name}. "
            f"{describe_largest(rows)}"
        )
    return " ".join(filter(None, (told, _describe_parts(market, rows), _describe_masked(market.masked))))


def _describe_parts(market: Market, rows: Sequence[SupplierRow]) -> str:
    """Say how many are in each part, and who alone has a part that not all have."""
    told, alone = [], []
    for place, part in enumerate(market.parts):
        level = market.facts[f"{market.service.lower()}.part.{part}.remaining"]
        share = market.facts[f"{level.id}.share_pct"]
        if level.value is None:
            continue
        told.append(f"{level.text} i {PARTS[part]} ({with_unit(share.text, 'procent')})")
        having = [row.name for row in rows if row.parts[place].value != 0]
        if len(having) == 1 < len(rows):
            alone.append(f"bara {having[0]} hade deltagare i {PARTS[part]}")
    sentences = [f"Av deltagarna fanns {list_words(told)}" if told else "", *alone]
    return " ".join(start_sentence(end_sentence(sentence)) for sentence in sentences if sentence)


def describe_largest(rows: Sequence[SupplierRow], kind: Kind = SUPPLIERS) -> str:
    """Name the largest row, or those that share the place, and the two that follow.

    Parameters
    ----------
    rows
        At least two, largest first.
    """
    first = [row for row in rows if row.rank.value == 1]
    each = " vardera" if len(first) > 1 else ""
    largest = (
        f"Störst var {list_words([row.name for row in first])}, med {with_unit(first[0].remaining.text, 'deltagare')} "
        f"och {with_unit(first[0].share.text, 'procent')} {kind.whole}{each}"
    )
    following = [
        f"{row.name} med {row.remaining.text} ({with_unit(row.share.text, 'procent')})"
        for row in rows[len(first) : len(first) + 2]
    ]
    return (
        f"{largest}, {kind.followed} av {list_words(following)}."
        if following and not each
        else (f"{largest}. Därefter kom {list_words(following)}." if following else f"{largest}.")
    )


def alt_market(market: Market) -> str:
    """Say what the bars of a market show."""
    name, month = RUNNING_SERVICES[market.service], name_month(market.month)
    rows = market_rows(market)
    if not rows:
        return f"{start_sentence(name)} i {month}: inget antal redovisas för någon leverantör."
    named = [_name_with_count(row, market.parts) for row in rows[:NAMED_IN_ALT]]
    rest = len(rows) - len(named)
    if rest:
        named.append(f"{number_word(rest)} {'mindre leverantör' if rest == 1 else 'mindre leverantörer'}")
    return f"Deltagare per leverantör i {name}, {month}, störst först: {list_words(named)}."


def _name_with_count(row: SupplierRow, parts: Sequence[str]) -> str:
    split = [f"{PARTS[part]} {fact.text}" for part, fact in zip(parts, row.parts, strict=True)]
    within = [with_unit(row.share.text, "procent"), *split]
    return f"{row.name} {row.remaining.text} ({', '.join(within)})"


def flow_facts(section: ServiceFlows, flow: str) -> tuple[Fact, Fact, Fact]:
    """Return a flow's level, change and change in percent."""
    base = f"{section.prefix}.{flow}"
    return section.facts[base], section.facts[f"{base}.change"], section.facts[f"{base}.change_pct"]


def _in_brackets(change: Fact, pct: Fact) -> str:
    if direction(change) is None:
        return ""
    if direction(change) == "same":
        return " (oförändrat)"
    return f" ({change.signed})" if pct.value is None else f" ({change.signed}, {with_unit(pct.signed, 'procent')})"


def _describe_stock(section: ServiceFlows) -> str:
    level, change, pct = flow_facts(section, "remaining")
    year = section.facts[f"{section.prefix}.remaining.change_12m"]
    name, month = RUNNING_SERVICES[section.service], name_month(section.month)
    compared = []
    if direction(change) is not None:
        compared.append(more_or_fewer(change, f"i {month_word(section.month - 1)}") + _as_noun(change, pct))
    if direction(year) is not None:
        compared.append(more_or_fewer(year, f"i {name_month(section.month - 12)}"))
    sentences = [f"I slutet av {month} deltog {people(level)} i {name}."]
    if compared:
        joint = ", och " if any("," in part for part in compared) else " och "
        sentences.append(f"Det var {joint.join(compared)}.")
    if stands_out := record(level):
        sentences.append(f"Antalet var {stands_out}.")
    return " ".join(filter(None, (*sentences, _say_streak(section))))


def _as_noun(change: Fact, pct: Fact) -> str:
    if direction(change) == "same" or pct.value is None:
        return ""
    return f", {a_move(change, pct)} med {percent(pct)}"


def _describe_movements(section: ServiceFlows) -> str:
    new, left = section.facts[f"{section.prefix}.new"], section.facts[f"{section.prefix}.left"]
    before = f" från {month_word(section.month - 1)}"
    sentences = [
        f"Under {month_word(section.month)} började {people(new)}{_as_clause(section, 'new', before)}.",
        f"Samtidigt lämnade {people(left)} tjänsten{_as_clause(section, 'left')}.",
        _compare_with_means(section),
    ]
    return " ".join(filter(None, sentences))


def _as_clause(section: ServiceFlows, flow: str, before: str = "") -> str:
    """Put a flow's change after its number: ``, en kraftig ökning med 1 466 personer eller 28,6 procent``."""
    _, change, pct = flow_facts(section, flow)
    way = direction(change)
    if way is None:
        return ""
    if way == "same":
        return ", lika många som månaden före"
    size = with_unit(magnitude(change), "personer")
    return f", {a_move(change, pct)}{before} med {size}" + (f" eller {percent(pct)}" if pct.value is not None else "")


def _compare_with_means(section: ServiceFlows) -> str:
    """Say on which side of its own mean each flow is, with the mean."""
    told = []
    for flow, name in (("remaining", "antalet deltagare"), ("new", "inflödet"), ("left", "utflödet")):
        level, mean = section.facts[f"{section.prefix}.{flow}"], section.facts[f"{section.prefix}.{flow}.mean"]
        if mean.history is None:
            return ""
        told.append(f"{name} {_side_of(level, mean)} ({mean.text})")
    return f"Jämfört med genomsnittet sedan {name_month(section.flows.index[0])} var {list_words(told)}."


def _side_of(level: Fact, mean: Fact) -> str:
    assert isinstance(level.value, int | float)
    assert isinstance(mean.value, int | float)
    if level.text == mean.text:
        return "lika stort"
    near = "något " if abs(level.value - mean.value) <= NEAR_PCT / 100 * mean.value else ""
    return near + ("högre" if level.value > mean.value else "lägre")


def _say_streak(section: ServiceFlows) -> str:
    """Say that the number of participants has gone the same way for three months or more."""
    months, change = (section.facts[f"{section.prefix}.remaining.{end}"] for end in ("streak", "change"))
    way = direction(change)
    if way not in ("up", "down") or not isinstance(months.value, int | float) or months.value < LONG_STREAK:
        return ""
    return f"Det var {ordinal_word(int(months.value))} månaden i rad som antalet {VERBS[way]}."


def taking_part(level: Fact) -> str:
    """Write how many take part: ``39 413 deltagare``."""
    return "inga deltagare" if level.value == 0 else with_unit(level.text, "deltagare")


def _leapt(section: ServiceFlows, flow: str) -> bool:
    _, change, pct = flow_facts(section, flow)
    return direction(change) in ("up", "down") and strength(pct) == "strong"


def _describe_masked(masked: int) -> str:
    if not masked:
        return ""
    whose = "en leverantör" if masked == 1 else f"{number_word(masked)} leverantörer"
    return start_sentence(end_sentence(f"för {whose} är antalet så litet att det inte redovisas"))
