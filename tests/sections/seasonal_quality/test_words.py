"""Sentences on seasonal adjustment: every verdict, every reason, and what is not as usual."""

import re
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sections.seasonal_quality.frames import (
    X13_MISSING,
    odd_adjusted,
    odd_quality,
    sample_adjusted,
    sample_quality,
)
from tests.sections.services.test_words import plain
from tests.sections.test_facts_only import numbers_in, printed
from werket_lib.facts import Facts
from werket_lib.seasonal import Config
from werket_lib.seasonal.diagnostics import judge
from werket_lib.seasonal.pretest import Statistic
from werket_lib.sections.indicators.numbers import AdjustedIndicators
from werket_lib.sections.indicators.words import alt_adjusted, describe_adjusted
from werket_lib.sections.seasonal_quality.numbers import SeasonalQuality
from werket_lib.sections.seasonal_quality.reasons import find_faults, give_reasons, print_p
from werket_lib.sections.seasonal_quality.words import (
    alt_factors,
    alt_gap,
    alt_revisions,
    alt_series,
    describe_changes,
    describe_gap,
    describe_outliers,
    describe_quality,
    describe_revisions,
    headline_quality,
    print_span,
)
from werket_lib.sections.specs import read_specs

OF_QUALITY = (
    headline_quality, describe_quality, describe_changes, describe_outliers, alt_series, alt_factors, alt_gap,
    alt_revisions,
)  # fmt: skip
VALUES = {"varsel": (4408.2, -643.4), "unemployment_rate": (7.0, 0.045), "vacancies": (138_594.0, 0.2)}


def diagnostics(**changes):
    """Take the rate's diagnostics, which find no fault, and change some of them."""
    rate = next(one for one in sample_quality().series if one.name == "unemployment_rate")
    return replace(rate.adjustment.diagnostics, **changes)


def p(value: float) -> Statistic:
    return Statistic(1.0, value)


def with_facts(section: AdjustedIndicators, values: dict[str, tuple[float | None, float | None]]) -> AdjustedIndicators:
    """Give a section other adjusted values and changes."""
    facts = []
    for name, pair in values.items():
        for suffix, value in zip(("", ".change"), pair, strict=True):
            facts.append(replace(section.facts[f"temperature.{name}.sa{suffix}"], value=value))
    return replace(section, adjusted=section.adjusted[list(values)], facts=Facts(facts))


def with_levels(**levels: str) -> SeasonalQuality:
    """Take the sample's series with other verdicts."""
    section = sample_quality()

    def judged(one, level):
        found = {"severe": p(0.0001), "bad": p(0.005), "uncertain": p(0.03), "good": p(0.9)}[level]
        parts = replace(one.adjustment, reasons=(), measured=None, beside=None)
        vars(parts)["diagnostics"] = diagnostics(residual_qs=found, outlier_share=0.0)
        return replace(one, adjustment=parts)

    by_name = {one.name: one for one in section.series}
    return replace(section, series=tuple(judged(by_name[name], level) for name, level in levels.items()))


def test_adjusted_indicators():
    assert plain(describe_adjusted(with_facts(sample_adjusted(), VALUES))).startswith(
        "Sedan december har, säsongsrensat, varslen minskat med 643 och arbetslösheten ökat med 0,05 procentenheter; "
        "antalet lediga jobb stått i stort sett stilla."
    )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"unemployment_rate": (7.0, 0.004)},
            "Sedan december har, säsongsrensat, arbetslösheten stått i stort sett stilla.",
        ),
        (
            {"unemployment_rate": (7.0, -0.1)},
            "Sedan december har, säsongsrensat, arbetslösheten minskat med 0,10 procentenheter.",
        ),
        (
            {"long_term_unemployed": (10.0, 1.0)},
            "Sedan december har, säsongsrensat, antalet långtidsarbetslösa stått i stort sett stilla.",
        ),
        ({"varsel": (5.0, None)}, ""),
    ],
)
def test_adjusted_indicator_that_stands_still_falls_or_has_no_month_before(values, sentence):
    assert plain(describe_adjusted(with_facts(sample_adjusted(), values))) == sentence


def test_a_weak_adjustment_is_said_to_be_so():
    judged = with_levels(varsel="bad", unemployment_rate="good")
    weak = replace(sample_adjusted(), adjustments={one.name: one.adjustment for one in judged.series})
    assert describe_adjusted(weak).endswith(
        "Rensningen av varslen är dålig enligt kvalitetskontrollen, så läs värdet med försiktighet."
    )


def test_what_is_not_adjusted_or_only_provisionally_is_said_to_be_so():
    assert describe_adjusted(odd_adjusted()).split("\n\n")[1] == (
        "För antalet långtidsarbetslösa hittas ingen säsong, så värdena visas som de är. För antalet lediga jobb är "
        "säsongsmönstret preliminärt, eftersom serien är kortare än fem år."
    )


@pytest.mark.parametrize("section", [sample_adjusted, odd_adjusted])
def test_numbers_of_the_adjusted_indicators_are_facts(section):
    for text in (describe_adjusted(section()), alt_adjusted(section())):
        assert numbers_in(text.replace("+", "")) <= printed(section().facts)
        assert not re.search(r"  |,\.|None|nan", text)


@pytest.mark.parametrize(
    ("levels", "headline"),
    [
        ({"varsel": "good"}, "Säsongsrensningen är god för varslen."),
        ({"varsel": "severe"}, "Säsongsrensningen har allvarliga brister för varslen."),
        (
            {"varsel": "severe", "vacancies": "severe", "unemployment_rate": "good"},
            "Säsongsrensningen har allvarliga brister för varslen och antalet lediga jobb, men är god för "
            "arbetslösheten.",
        ),
        (
            {"varsel": "bad", "vacancies": "uncertain", "unemployment_rate": "good"},
            "Säsongsrensningen är dålig för varslen, osäker för antalet lediga jobb, och god för arbetslösheten.",
        ),
    ],
)
def test_headlines(levels, headline):
    assert headline_quality(with_levels(**levels)) == headline


def test_a_series_that_is_not_adjusted_has_no_verdict():
    assert headline_quality(odd_quality()) == (
        "Säsongsrensningen är osäker för antalet lediga jobb, och god för varslen och arbetslösheten; antalet "
        "långtidsarbetslösa rensas inte."
    )
    (flat,) = [one for one in odd_quality().series if one.name == "long_term_unemployed"]
    only = replace(odd_quality(), series=(flat,))
    assert headline_quality(only) == "Antalet långtidsarbetslösa rensas inte."
    assert describe_quality(only) == (
        "Antalet långtidsarbetslösa rensas inte.\n\n"
        "Långtidsarbetslösa (rensas inte): Ingen säsong hittades, så serien visas som den är."
    )
    assert describe_gap(only) == ""


def test_season_that_is_left_is_named_first_and_in_its_reason():
    text = describe_quality(with_levels(vacancies="bad", varsel="good"))
    assert text.split("\n\n")[0].endswith("Säsong syns kvar efter rensningen av antalet lediga jobb.")
    assert plain(text.split("\n\n")[1]) == (
        "Lediga jobb (dålig): Säsong syns kvar efter rensningen i hela serien: QS-testet ger p = 0,005, gränsen är "
        "0,05."
    )


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        ({"residual_f_recent": p(0.0004)}, "i de senaste tre åren: F-testet ger p < 0,001, gränsen är 0,05."),
        ({"m7": 1.0}, "X-13:s mått på säsongens tydlighet, M7, är 1,00; det bör vara under 1."),
        ({"q": 1.1}, "X-13:s sammanvägda kvalitetsmått, Q, är 1,10; det bör vara under 1."),
        ({"ljung_box": p(0.0066)}, "dess restfel hänger ihop över tiden (Ljung-Box p = 0,007, gränsen är 0,01)."),
        (
            {"n_outliers": 5, "outlier_share": 5 / 121},
            "Fem månader avviker, 4,1 procent av alla; fler än 3 procent gör rensningen osäker.",
        ),
    ],
)
def test_each_reason(found, reason):
    (told,) = find_faults(diagnostics(**found), Config())
    assert reason in plain(told)


def test_no_fault_is_a_reason_too():
    assert find_faults(diagnostics(), Config()) == ()
    rate = next(one for one in sample_quality().series if one.name == "unemployment_rate")
    assert give_reasons(rate.adjustment) == ("Ingen säsong syns kvar, och de avvikande månaderna är få.",)


probabilities = st.floats(0, 1)
measures = st.none() | st.floats(0, 3)


@settings(deadline=None, max_examples=60)
@given(st.lists(probabilities, min_size=5, max_size=5), measures, measures, st.integers(0, 30))
def test_no_reason_of_the_package_is_lost(values, m7, q, outliers):
    qs, f, qs_recent, f_recent, box = map(p, values)
    found = diagnostics(
        residual_qs=qs, residual_f=f, residual_qs_recent=qs_recent, residual_f_recent=f_recent, ljung_box=box,
        m7=m7, q=q, n_outliers=outliers, outlier_share=outliers / 121,
    )  # fmt: skip
    verdict = judge(found, Config())
    assert len(find_faults(found, Config())) == (0 if verdict.level == "good" else len(verdict.reasons))


def test_a_note_that_is_not_known_stands_in_its_own_words():
    rate = next(one for one in sample_quality().series if one.name == "unemployment_rate").adjustment
    told = give_reasons(replace(rate, reasons=("a new kind of note", X13_MISSING)))
    assert told[-2:] == (
        "Programmets egna ord: a new kind of note",
        "X-13 saknas på datorn, så rensningen är inte jämförd med en andra metod.",
    )


@pytest.mark.parametrize("name", [*read_specs()])
def test_every_note_of_a_frozen_spec_is_said_in_swedish(name):
    rate = next(one for one in sample_quality().series if one.name == "unemployment_rate").adjustment
    told = give_reasons(replace(rate, reasons=read_specs()[name].notes))
    assert not [reason for reason in told if reason.startswith("Programmets egna ord")]


def test_correlated_residuals_are_said_in_swedish():
    rate = next(one for one in sample_quality().series if one.name == "unemployment_rate").adjustment
    note = "X-13's residuals are correlated under the model (0, 1, 1) (p = 0.0012)"
    assert give_reasons(replace(rate, reasons=(note,)))[-1] == (
        "Varken standardmodellen eller den automatiskt valda beskriver serien helt."
    )


def test_a_finding_that_is_not_known_stands_in_its_own_words(monkeypatch):
    rate = next(one for one in sample_quality().series if one.name == "unemployment_rate").adjustment
    verdict = replace(judge(rate.diagnostics, Config()), level="bad", reasons=("bad: a new test",))
    monkeypatch.setattr("werket_lib.sections.seasonal_quality.reasons.judge", lambda found, config: verdict)
    assert give_reasons(rate) == ("Programmets egna ord: bad: a new test",)


@pytest.mark.parametrize(("value", "text"), [(0.0123, "p = 0,012"), (0.0009, "p < 0,001"), (0, "p < 0,001")])
def test_probabilities(value, text):
    assert plain(print_p(value)) == text


def test_gap_says_when_it_was_widest():
    one = next(one for one in sample_quality().series if one.name == "varsel")
    widest = one.gap.abs().idxmax()
    assert widest == pd.Period("2020-06", "M")
    number = sample_quality().facts["seasonal.varsel.gap_max"].text
    assert f"{number}\u00a0personer för varslen (juni 2020)" in describe_gap(sample_quality())
    assert describe_gap(odd_quality()) == (
        "Det finns ingen andra metod att jämföra med för antalet lediga jobb, varslen och arbetslösheten."
    )


def test_revisions():
    mean = sample_quality().facts["seasonal.varsel.revision_12_mean"].text
    assert f"i genomsnitt {mean}\u00a0personer för varslen, " in describe_revisions(sample_quality())
    facts = Facts(
        replace(fact, value=None) if "revision" in fact.id else fact for fact in sample_quality().facts.values()
    )
    assert describe_revisions(replace(sample_quality(), facts=facts)).startswith("Serierna är för korta")


def test_outliers_are_counted_and_shocks_named():
    assert describe_outliers(odd_quality()) == "Inga avvikande månader och inga undantagna perioder."
    rows = [("varsel", "AO", "2022-09", "2022-09", ""), ("varsel", "shock", "2020-03", "2020-03", "")]
    outliers = pd.DataFrame(rows, columns=["series", "kind", "start", "end", "label"])
    assert describe_outliers(replace(sample_quality(), outliers=outliers)) == (
        "X-13 har hittat avvikande månader: en för varslen. Mars 2020 räknas inte med när säsongsmönstret skattas för "
        "varslen."
    )
    assert describe_outliers(sample_quality()).endswith(
        "Mars 2020–mars 2021 (pandemin) räknas inte med när säsongsmönstret skattas för någon av serierna."
    )
    only_shocks = sample_quality().outliers.query("kind == 'shock'")
    assert describe_outliers(replace(sample_quality(), outliers=only_shocks)).startswith(
        "X-13 har inte hittat några avvikelser."
    )


def test_span_of_one_month_is_named_once():
    assert print_span("2020-03", "2020-03") == "mars 2020"
    assert print_span("2020-03", "2021-03") == "mars 2020–mars 2021"


def test_alt_texts_say_what_is_seen():
    assert "Varsel: högst i oktober (+" in alt_factors(sample_quality())
    assert "Arbetslöshet: högst i januari (+0,2" in alt_factors(sample_quality())
    assert "Långtidsarbetslösa: ingen säsong" in alt_factors(odd_quality())
    assert "varsel 5\u00a0236 före och" in alt_series(sample_quality())


@pytest.mark.parametrize("describe", OF_QUALITY)
def test_sentences_are_whole_whatever_is_missing(describe):
    for section in (sample_quality(), odd_quality()):
        text = describe(section)
        assert text[0].isupper()
        assert text.endswith(".")
        assert not re.search(r"  |,\.|\.\.|None|nan|\(\)", text)
