"""The headline of a smaller service."""

from werket_lib.sections.services.rows import market_rows
from werket_lib.sections.services.words import flow_facts, taking_part
from werket_lib.sections.small_services.numbers import SmallService
from werket_lib.style.names import RUNNING_SERVICES
from werket_lib.style.words import direction, list_words, month_word, more_or_fewer, start_sentence, with_unit


def headline_small_service(section: SmallService) -> str:
    """Say in one sentence how a smaller service did, and who has most of it."""
    flows, market = section.flows, section.market
    level, change, _ = flow_facts(flows, "remaining")
    name, month = RUNNING_SERVICES[flows.service], month_word(flows.month)
    sentence = f"{start_sentence(name)} hade {taking_part(level)} i {month}"
    if direction(change) is not None:
        sentence += f", {more_or_fewer(change, f'i {month_word(flows.month - 1)}')}"
    rows = market_rows(market)
    if not rows or rows[0].rank.value == rows[-1].rank.value:
        return f"{sentence}."
    first = [row.name for row in rows if row.rank.value == 1]
    each = " vardera" if len(first) > 1 else ""
    share = with_unit(rows[0].share.text, "procent")
    return f"{sentence}; störst var {list_words(first)} med {share} av deltagarna{each}."
