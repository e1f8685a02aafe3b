"""Why an adjustment was judged as it was, in Swedish: one line a reason, and none is lost.

The package words its reasons for programmers. Here the tests are put in words anew, from their values and the
limits of `Config`; notes that were made on the way are recognised by how they begin, and one that is
not recognised stands in its own words.
"""

import re

from werket_lib.numbers import NO_BREAK_SPACE, print_number
from werket_lib.seasonal import Adjustment, Config, Diagnostics
from werket_lib.seasonal.diagnostics import judge
from werket_lib.style.words import number_word, start_sentence, with_unit

SMALLEST_P = 0.001

# How notes of the package begin, and what they say to a reader.
_NOTES = (
    (r"X-13's residuals are correlated", "Varken standardmodellen eller den automatiskt valda beskriver serien helt."),
    (r"STL alone: .*not found", "X-13 saknas på datorn, så rensningen är inte jämförd med en andra metod."),
    (r"STL alone", "X-13 klarade inte serien, så rensningen är inte jämförd med en andra metod."),
    (r"outliers not searched", "X-13 klarade inte att söka avvikande månader, så inga nya har lagts till."),
    (r"no seasonality found", "Ingen säsong hittades, så serien visas som den är."),
    (r"\d+ missing inside", "Det finns luckor i serien, så en strukturell modell används i stället."),
    (r"the structural model's likelihood did not settle", "Den strukturella modellens skattning blev inte stabil."),
)

_OWN_WORDS = "Programmets egna ord: {note}"
_AS_IT_IS = "Serien rensas inte, utan visas som den är."
NO_FAULT = "Ingen säsong syns kvar, och de avvikande månaderna är få."
_PROVISIONAL = "Serien är kortare än fem år, så säsongsmönstret är preliminärt."


def print_p(value: float) -> str:
    """Write a p-value: ``p = 0,012``, ``p < 0,001``."""
    smallest = print_number(SMALLEST_P, 3)
    told = f"<{NO_BREAK_SPACE}{smallest}" if value < SMALLEST_P else f"={NO_BREAK_SPACE}{print_number(value, 3)}"
    return f"p{NO_BREAK_SPACE}{told}"


def give_reasons(adjustment: Adjustment) -> tuple[str, ...]:
    """Give the reasons for an adjustment's verdict, each a sentence."""
    notes = tuple(_translate(note) for note in adjustment.reasons)
    if adjustment.status == "provisional":
        notes = (_PROVISIONAL, *notes)
    if adjustment.status in ("failed", "not_seasonal"):
        return notes or (_AS_IT_IS,)
    found, verdict = (
        find_faults(adjustment.diagnostics, adjustment.config),
        judge(adjustment.diagnostics, adjustment.config),
    )
    if verdict.level != "good" and len(found) < len(verdict.reasons):
        found += tuple(_OWN_WORDS.format(note=reason) for reason in verdict.reasons)
    return (found or (NO_FAULT,)) + notes


def find_faults(found: Diagnostics, config: Config) -> tuple[str, ...]:
    """Put each test that passed a limit in words; empty where none did."""
    return (*_season_left(found, config), *_x13_faults(found, config), *_outlier_fault(found, config))


def _season_left(found: Diagnostics, config: Config) -> list[str]:
    recent = f"de senaste {number_word(config.recent_years)} åren"
    tests = (
        ("hela serien", "QS", found.residual_qs.p_value),
        ("hela serien", "F", found.residual_f.p_value),
        (recent, "QS", found.residual_qs_recent.p_value),
        (recent, "F", found.residual_f_recent.p_value),
    )
    limit = print_number(config.residual_levels[0], 2)
    return [
        f"Säsong syns kvar efter rensningen i {span}: {name}-testet ger {print_p(p)}, gränsen är {limit}."
        for span, name, p in tests
        if p < config.residual_levels[0]
    ]


def _x13_faults(found: Diagnostics, config: Config) -> list[str]:
    measures = (
        ("mått på säsongens tydlighet, M7,", found.m7),
        ("sammanvägda kvalitetsmått, Q,", found.q),
    )
    limit = print_number(config.m_levels[0])
    faults = [
        f"X-13:s {name} är {print_number(value, 2)}; det bör vara under {limit}."
        for name, value in measures
        if value is not None and value >= config.m_levels[0]
    ]
    test = found.ljung_box
    if test and test.p_value < config.ljung_box_alpha:
        faults.append(
            "X-13:s modell lämnar mönster efter sig: dess restfel hänger ihop över tiden "
            f"(Ljung-Box {print_p(test.p_value)}, gränsen är {print_number(config.ljung_box_alpha, 2)})."
        )
    return faults


def _outlier_fault(found: Diagnostics, config: Config) -> list[str]:
    limit = config.outlier_levels[0]
    if found.outlier_share <= limit:
        return []
    share, most = print_number(100 * found.outlier_share, 1), print_number(100 * limit)
    return [
        f"{start_sentence(number_word(found.n_outliers))} månader avviker, "
        f"{with_unit(share, 'procent')} av alla; fler än {with_unit(most, 'procent')} gör rensningen osäker."
    ]


def _translate(note: str) -> str:
    for pattern, told in _NOTES:
        if re.match(pattern, note):
            return told
    return _OWN_WORDS.format(note=note)
