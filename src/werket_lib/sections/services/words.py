"""Sentences on one service: its flows, and how its suppliers divide it."""

from collections.abc import Sequence

from werket_lib.codes import FLOWS
from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.seasonal import Config
from werket_lib.sections.doubts import UNCONFIRMED
from werket_lib.sections.services.market import Market
from werket_lib.sections.services.numbers import ServiceFlows
from werket_lib.sections.services.ranking import SUPPLIERS, Kind
from werket_lib.sections.services.rows import SupplierRow, market_rows
from werket_lib.style.names import FLOWS as FLOW_LABELS
from werket_lib.style.names import RUNNING_SERVICES
from werket_lib.style.words import (
    LONG_STREAK,
    VERBS,
    count_word,
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
    say_verb_once,
    start_sentence,
    strength,
    with_unit,
)

PARTS = {"a": "del A", "b": "del B"}
MEAN = "medel"
RANKING_HEADS = {"remaining": "Kvarstående", "change": "Förändring", "change_pct": "Förändring, procent"}
NAMED_IN_ALT = 3  # suppliers that an alt text names one by one
_WENT = {"new": "började", "left": "lämnade tjänsten"}
_WHO = {"new": "som började i", "left": "som lämnade"}
_SUBJECTS = {"remaining": "antalet deltagare", "new": "inflödet", "left": "utflödet"}
_DEVIATED = {"clear": "tydligt", "strong": "kraftigt"}
FEW = 30  # a change of fewer persons is given no percent
FEW_FOR_DECIMALS = 100  # nor one of fewer where percents have two decimals


def describe_flows(section: ServiceFlows) -> str:
    """Describe a service's participants: first the stock, then who came and who went."""
    return f"{_describe_stock(section)}\n\n{_describe_movements(section)}"


def headline_flows(section: ServiceFlows) -> str:
    """Say in one sentence what happened to a service, and then what of it is doubtful."""
    return " ".join(filter(None, (tell_change(section), say_doubts(section))))


def say_doubts(section: ServiceFlows) -> str:
    """Say which of the flows are doubtful; empty where none is."""
    them = list_words([_SUBJECTS[flow] for flow in section.doubts])
    return f"Uppgiften om {them} är {UNCONFIRMED}." if them else ""


def tell_change(section: ServiceFlows) -> str:
    """Say in one sentence what happened to a service: to its stock, or to the flow that alone is unusual."""
    odd = _find_odd(section)
    if odd and "remaining" not in odd:
        return _tell_flow(section, odd[0])
    level, change, _ = flow_facts(section, "remaining")
    name, month = RUNNING_SERVICES[section.service], month_word(section.month)
    way = direction(change)
    if way is None:
        return f"{start_sentence(name)} hade {taking_part(level)} i {month}."
    if way == "same":
        sentence = f"Antalet deltagare i {name} var oförändrat i {month}, {level.text}"
    else:
        size = magnitude(change)
        verb = moved(change, _score(section, "remaining"))
        sentence = f"Antalet deltagare i {name} {verb} i {month} med {size} till {level.text}"
    year = section.facts[f"{section.prefix}.remaining.change_12m"]
    if direction(year) is not None:
        sentence += f", {more_or_fewer(year, 'ett år tidigare')}"
    leaps = [flow for flow in ("new", "left") if _leapt(section, flow)]
    if not leaps:
        return f"{sentence}."
    flow = leaps[-1]
    _, flow_change, _ = flow_facts(section, flow)
    return f"{sentence}, samtidigt som antalet som {_WENT[flow]} {moved(flow_change, _score(section, flow))}."


def _tell_flow(section: ServiceFlows, flow: str) -> str:
    """Say what an unusual flow did, and what it usually does between the two months."""
    level, change, _ = flow_facts(section, flow)
    way, usual = direction(change), direction(section.facts[f"{section.prefix}.{flow}.expected"])
    who = f"Antalet {_WHO[flow]} {RUNNING_SERVICES[section.service]}"
    if way in (None, "same"):
        return f"{who} var oförändrat i {month_word(section.month)}, {level.text}."
    told = f"{who} {VERBS[way]} i {month_word(section.month)} med {magnitude(change)} till {level.text}"
    if usual in ("up", "down") and usual != way:
        return f"{told}, fast det brukar {'öka' if usual == 'up' else 'minska'} mellan de två månaderna."
    return f"{told}, {'mer' if way == direction(_score(section, flow)) else 'mindre'} än vanligt."


def _find_odd(section: ServiceFlows) -> list[str]:
    """Return which of the three moved clearly otherwise than they usually do."""
    return [flow for flow in FLOWS if strength(_score(section, flow)) in _DEVIATED]


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
            f"I {month} hade {with_unit(count_word(suppliers), 'leverantörer')} redovisade deltagare i {name}. "
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


def describe_largest(rows: Sequence[SupplierRow], kind: Kind = SUPPLIERS, *, following: int = 2) -> str:
    """Name the largest row, or those that share the place, and those that follow.

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
    after = rows[len(first) : len(first) + following]
    if not after:
        return f"{largest}."
    named = list_words([f"{row.name} ({with_unit(row.share.text, 'procent')})" for row in after])
    return f"{largest}. Därefter kom {named}." if each else f"{largest}, {kind.followed} av {named}."


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
    level = section.facts[f"{section.prefix}.remaining"]
    name, month = RUNNING_SERVICES[section.service], name_month(section.month)
    sentences = [f"I slutet av {month} deltog {people(level)} i {name}{_compared(section, 'remaining')}."]
    stands_out = record(level)
    sentences.append(f"Antalet var {stands_out}." if stands_out else _say_streak(section))
    return " ".join(filter(None, sentences))


def _compared(section: ServiceFlows, flow: str) -> str:
    """Compare with the month before and the year before: ``, 755 färre än i december (1,9 procent) och …``."""
    base = f"{section.prefix}.{flow}"
    befores = ((f"i {month_word(section.month - 1)}", ""), (f"i {name_month(section.month - 12)}", "_12m"))
    told = []
    for before, span in befores:
        change, pct = section.facts[f"{base}.change{span}"], section.facts[f"{base}.change{span}_pct"]
        if direction(change) is None:
            continue
        told.append(more_or_fewer(change, before) + _in_percent(change, pct))
    return f", {list_words(told)}" if told else ""


def _in_percent(change: Fact, pct: Fact) -> str:
    """Add the percent of a change, but not where it is of a handful: five persons are "fem fler"."""
    few = FEW if pct.decimals < 2 else FEW_FOR_DECIMALS
    if pct.value is None or direction(change) == "same" or abs(float(change.value or 0)) < few:
        return ""
    return f" ({percent(pct)})"


def _compare_with_usual(section: ServiceFlows) -> str:
    """Say which of the three moved otherwise than they usually do between the two months."""
    before, now = month_word(section.month - 1), month_word(section.month)
    if any(_score(section, flow).value is None for flow in FLOWS):
        if sure := [flow for flow in FLOWS if _is_sure(section, flow)]:
            return _tell_adjusted(section, sure)
        year = section.facts[f"{section.prefix}.remaining.change"].value is not None
        return f"Serien är för kort för att säga vad som är vanligt i {now}." if year else ""
    odd = _find_odd(section)
    if not odd:
        return f"Alla tre rörde sig ungefär som vanligt i {now}."
    how = [_DEVIATED[strength(_score(section, flow))] for flow in odd]
    verbs = ["avvek ", *("" for _ in odd[1:])]
    deviated = list_words([f"{_SUBJECTS[flow]} {verb}{far}" for flow, verb, far in zip(odd, verbs, how, strict=True)])
    rest = [_SUBJECTS[flow] for flow in FLOWS if flow not in odd]
    only = f", men inte {rest[0]}" if len(rest) == 1 else ""
    usually = [_usually(section.facts[f"{section.prefix}.{flow}.expected"]) for flow in odd]
    many = [f"{_SUBJECTS[flow]} {usual}" for flow, usual in zip(odd, say_verb_once(usually), strict=True)]
    what = f"det {usually[0]}" if len(odd) == 1 else list_words(many)
    return f"{start_sentence(deviated)}{only}: mellan {before} och {now} brukar {what}."


def _is_sure(section: ServiceFlows, flow: str) -> bool:
    """Tell whether a short series' season was seen, and its adjusted change is larger than what that leaves unsure."""
    ends = ("change", "change.error", "season")
    facts = [section.facts.get(f"{section.prefix}.{flow}.sa.{end}") for end in ends]
    change, error, season = (fact.value if fact else None for fact in facts)
    return (
        isinstance(change, int | float)
        and isinstance(error, int | float)
        and isinstance(season, int | float)
        and season >= Config.seen_probability
        and abs(change) > 2 * error
        and direction(facts[0]) != "same"  # type: ignore[arg-type]
    )


def _tell_adjusted(section: ServiceFlows, sure: Sequence[str]) -> str:
    """Tell the adjusted changes of short series that are sure enough, and whose season they lean on."""
    base = section.prefix
    changed = [section.facts[f"{base}.{flow}.sa.change"] for flow in sure]
    borrowed = [section.facts[f"{base}.{flow}.sa.borrowed"].value for flow in sure]
    leans = all(isinstance(one, float) and one >= Config.seen_probability for one in borrowed)
    support = f" och med stöd av säsongen i {RUNNING_SERVICES[section.related]}" if leans and section.related else ""
    clauses = [
        f"{VERBS[direction(change) or 'same']} {_SUBJECTS[flow]} med {magnitude(change)}"
        for flow, change in zip(sure, changed, strict=True)
    ]
    told = say_verb_once(clauses)
    rest = "" if len(sure) == len(FLOWS) else " För resten är serien för kort."
    return f"Säsongsrensat, preliminärt{support}, {list_words(told)}.{rest}"


def _usually(expected: Fact) -> str:
    way = direction(expected)
    if way == "same":
        return "vara oförändrat"
    return f"{'öka' if way == 'up' else 'minska'} med {magnitude(expected)}"


def _score(section: ServiceFlows, flow: str) -> Fact:
    return section.facts[f"{section.prefix}.{flow}.score"]


def _describe_movements(section: ServiceFlows) -> str:
    new, left = section.facts[f"{section.prefix}.new"], section.facts[f"{section.prefix}.left"]
    sentences = [
        f"Under {month_word(section.month)} började {people(new)}{_compared(section, 'new')}.",
        f"Samtidigt lämnade {people(left)} tjänsten{_compared(section, 'left')}.",
        _say_exit_rate(section),
        _compare_with_usual(section),
        _tell_means(section),
        say_doubts(section),
    ]
    return " ".join(filter(None, sentences))


def _say_exit_rate(section: ServiceFlows) -> str:
    rate = section.facts[f"{section.prefix}.exit_rate"]
    if not isinstance(rate.value, int | float) or not 0 < rate.value <= 100:  # more who left than there were
        return ""
    return f"Det motsvarar {percent(rate)} av deltagarna i slutet av {month_word(section.month - 1)}."


def _tell_means(section: ServiceFlows) -> str:
    """Give the mean of each flow, with the period that it is of, where the series is too short for more."""
    means = [section.facts[f"{section.prefix}.{flow}.mean"] for flow in FLOWS]
    told = _score(section, "remaining").value is not None or any(_is_sure(section, flow) for flow in FLOWS)
    if told or any(mean.history is None for mean in means):
        return ""
    stock, new, left = (mean.text for mean in means)
    first = name_month(section.flows.index[0])
    return f"Medel sedan {first}: {with_unit(stock, 'deltagare')}, {new} nya och {left} som lämnade."


def _say_streak(section: ServiceFlows) -> str:
    """Say that the number of participants has gone the same way for three months or more, as it has in a year.

    Otherwise it may be no more than the season.
    """
    months, change, year = (
        section.facts[f"{section.prefix}.remaining.{end}"] for end in ("streak", "change", "change_12m")
    )
    way = direction(change)
    if way not in ("up", "down") or direction(year) not in (way, None):
        return ""
    if not isinstance(months.value, int | float) or months.value < LONG_STREAK:
        return ""
    return f"Det var {ordinal_word(int(months.value))} månaden i rad som antalet {VERBS[way]}."


def taking_part(level: Fact) -> str:
    """Write how many take part: ``39 413 deltagare``."""
    return "inga deltagare" if level.value == 0 else with_unit(level.text, "deltagare")


def _leapt(section: ServiceFlows, flow: str) -> bool:
    _, change, _ = flow_facts(section, flow)
    score = _score(section, flow)
    return direction(change) == direction(score) != "same" and strength(score) in _DEVIATED


def _describe_masked(masked: int) -> str:
    if not masked:
        return ""
    whose = "en leverantör" if masked == 1 else f"{number_word(masked)} leverantörer"
    return start_sentence(end_sentence(f"för {whose} är antalet så litet att det inte redovisas"))
