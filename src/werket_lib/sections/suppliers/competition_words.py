"""Sentences on how the suppliers of Rusta och matcha compete: who came and left, and how much the largest have."""

from dataclasses import replace

import pandas as pd

from werket_lib import changes
from werket_lib.facts import Fact
from werket_lib.months import name_month
from werket_lib.numbers import round_half_up
from werket_lib.sections.breaks import describe_breaks
from werket_lib.sections.suppliers.numbers import OVER_TIME, PREFIX, SERVICE, SupplierMarket
from werket_lib.style.names import SERVICES
from werket_lib.style.words import end_sentence, list_words, month_word, number_word, start_sentence, with_unit

RUN = 3  # months in a row that are told
NAMED = 3  # more suppliers than these are counted, not named
_NAME = SERVICES[SERVICE]
_VERBS = {"entered": "tillkom", "exited": "försvann"}


def describe_entries(section: SupplierMarket) -> str:
    """Describe who came and who left in the month."""
    entered, exited = (section.facts[f"{PREFIX}.suppliers.{move}"] for move in _VERBS)
    if entered.value is None or exited.value is None:
        return f"{start_sentence(name_month(section.month))} är den första månaden i serien, så ingen kan jämföras."
    before = month_word(section.month - 1)
    some = f"redovisades {_how_many(entered)} i {_NAME} som inte fanns med i {before}{_names(section, 'entered')}"
    told = f"I {month_word(section.month)} {some if entered.value else f'redovisades ingen ny leverantör i {_NAME}'}"
    left = f"{start_sentence(_how_many(exited, noun=False))} föll bort{_names(section, 'exited')}"
    renamed = [f"{new} har ungefär lika många deltagare som {old} hade" for old, new in section.renames]
    maybe = f"{list_words(renamed)}: det kan vara ett namnbyte." if renamed else ""
    return " ".join(filter(None, (end_sentence(told), end_sentence(left), maybe)))


def describe_concentration(section: SupplierMarket) -> str:
    """Describe how much the five largest have, the index, and which way both went.

    They are compared with the first month of the lines or, where a break lies between, with a year before.
    """
    facts = [section.facts[OVER_TIME[measure]] for measure in ("top5_share_pct", "hhi")]
    top5, hhi = facts
    if hhi.value is None:
        return "Ingen leverantör har redovisade deltagare, så det finns inga andelar att mäta."
    share = f"De fem största leverantörerna hade {with_unit(top5.text, 'procent')} av deltagarna"
    index = f"Herfindahl-Hirschmans index (HHI) i landet var {hhi.text}"
    base = _base(section)
    top5_then, hhi_then = (_in_month(fact, base) for fact in facts)
    if top5_then is None or hhi_then is None:
        return " ".join(filter(None, (f"{share}. {index}.", describe_breaks(section.breaks))))
    told = (
        f"{share}, mot {with_unit(top5_then.text, 'procent')} i {name_month(base)}.",
        f"{index}, mot {hhi_then.text} då.",
        _judge([(top5, top5_then), (hhi, hhi_then)], _run(hhi)),
    )
    return " ".join(filter(None, told))


def _run(hhi: Fact) -> int:
    """Return for how many months in a row the index has gone one way, below zero where it fell; 0 where too few."""
    if hhi.history is None:
        return 0
    printed = hhi.history.map(lambda value: round_half_up(value, hhi.decimals))
    months, rose = int(changes.streak(printed).iloc[-1]), changes.change(printed).iloc[-1] > 0
    return 0 if months < RUN else months if rose else -months


def _base(section: SupplierMarket) -> pd.Period:
    """Return the month that the concentration is compared with."""
    first, since = section.over_time.index[0], max((one.since for one in section.breaks), default="")
    return first if str(first) >= since else max(section.month - 12, pd.Period(since, freq="M"))


def _in_month(fact: Fact, month: pd.Period) -> Fact | None:
    """Return a fact as it was in an earlier month, or None."""
    if fact.history is None or month not in fact.history.index[:-1]:
        return None
    return replace(fact, value=float(fact.history[month]), month=month)


def alt_entries(section: SupplierMarket) -> str:
    """Say what the bars of those who came and left show."""
    moved = section.over_time[[*_VERBS]].dropna()
    if moved.empty:
        return f"Ingen månad att jämföra med för leverantörerna i {_NAME}."
    told = f"Staplar månad för månad från {name_month(moved.index[0])}: leverantörer som tillkom i {_NAME} uppåt, "
    entered, exited = (section.facts[f"{PREFIX}.suppliers.{move}"] for move in _VERBS)
    return (
        f"{told}de som försvann nedåt. I {name_month(section.month)} tillkom {_count(entered)} och försvann "
        f"{_count(exited)}. Flest tillkom i {name_month(moved['entered'].idxmax())}."
    )


def alt_concentration(section: SupplierMarket) -> str:
    """Say where the two lines of concentration begin and end."""
    top5, top5_start = _over_time(section, "top5_share_pct")
    hhi, hhi_start = _over_time(section, "hhi")
    first, last = name_month(section.over_time.index[0]), name_month(section.month)
    return (
        f"De fem största leverantörernas andel i {_NAME} går från {with_unit(top5_start.text, 'procent')} i {first} "
        f"till {with_unit(top5.text, 'procent')} i {last}. Herfindahl-Hirschmans index går från {hhi_start.text} "
        f"till {hhi.text}."
    )


def _over_time(section: SupplierMarket, measure: str) -> tuple[Fact, Fact]:
    base = OVER_TIME[measure]
    return section.facts[base], section.facts[f"{base}.start"]


def _count(fact: Fact) -> str:
    assert isinstance(fact.value, int)
    return "ingen" if fact.value == 0 else number_word(fact.value)


def _how_many(fact: Fact, *, noun: bool = True) -> str:
    return f"{_count(fact)} {'leverantör' if fact.value in (0, 1) else 'leverantörer'}" if noun else _count(fact)


def _names(section: SupplierMarket, move: str) -> str:
    moves = section.moves
    names = moves.loc[(moves["month"] == section.month) & (moves["move"] == move), "supplier"].tolist()
    return f": {list_words(names)}" if 0 < len(names) <= NAMED else ""


def _judge(pairs: list[tuple[Fact, Fact]], run: int) -> str:
    """Say that the market is more or less concentrated, where both measures say the same, and where it is going."""
    steps = {_compare(now, then) for now, then in pairs}
    more = {1: "mer", -1: "mindre"}.get(steps.pop(), "") if len(steps) == 1 else ""
    months = f"{'stigit' if run > 0 else 'sjunkit'} {number_word(abs(run))} månader i rad"
    if not more:
        return f"Indexet har {months}." if run else ""
    told = f"Sedan dess har marknaden blivit {more} koncentrerad"
    if not run:
        return f"{told}."
    turned = (run > 0) != (more == "mer")
    return f"{told}, {'men' if turned else 'och'} indexet har {months}."


def _compare(now: Fact, then: Fact) -> int:
    if not isinstance(now.value, int | float) or not isinstance(then.value, int | float):
        return 0
    here, there = round_half_up(now.value, now.decimals), round_half_up(then.value, then.decimals)
    return (here > there) - (here < there)
