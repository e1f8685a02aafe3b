"""Facts by name in an author's text: printed as the filter says, and refused with the nearest where misspelt."""

import pandas as pd
import pytest

from werket_lib.errors import InputError
from werket_lib.facts import Fact
from werket_lib.model import Span, plain
from werket_lib.model.quoting import Quoter

MONTH = pd.Period("2025-01", freq="M")


def fact(fact_id, value, unit, decimals=0):
    return Fact(id=fact_id, value=value, unit=unit, month=MONTH, decimals=decimals, computed_by="a test", sources=())


FACTS = {
    one.id: one
    for one in (
        fact("rom2.remaining", 39413, "persons"),
        fact("rom2.remaining.change", -755, "persons"),
        fact("rom2.remaining.change_pct", -1.8796, "percent", 1),
        fact("rom2.new.change", 0, "persons"),
        fact("groups.rate.change_pp", 0.45, "percentage points", 2),
        fact("temperature.ki_barometer.change_12m", 6.0, "index", 1),
        fact("rom2.left", None, "persons"),
        fact("survey.never", 9, "persons"),
        fact("temperature.word", "kall", "word"),
    )
}


def quote(text):
    return Quoter(FACTS, "articles/ledare.md").line(text)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("{{ rom2.remaining }}", "39\u00a0413"),
        ("{{rom2.remaining|antal}}", "39\u00a0413"),
        ("{{ survey.never | antal }}", "nio"),
        ("{{ rom2.remaining.change_pct | procent }}", "1,9\u00a0procent"),
        ("{{ rom2.remaining.change_pct }}", "−1,9"),
        ("{{ groups.rate.change_pp | procentenheter }}", "0,45\u00a0procentenheter"),
        ("{{ rom2.remaining.change | förändring }}", "minskade med 755\u00a0personer"),
        ("{{ rom2.new.change | förändring }}", "var oförändrat"),
        ("{{ temperature.ki_barometer.change_12m | förändring }}", "ökade med 6,0\u00a0indexenheter"),
        ("{{ rom2.remaining.change | tecken }}", "−755"),
        ("{{ rom2.remaining.change | storlek }}", "755"),
        ("{{ temperature.word }}", "kall"),
    ],
)
def test_prints_as_the_filter_says(written, printed):
    assert plain(quote(written)) == printed


def test_the_fact_is_known_by_its_place():
    spans = quote("I slutet fanns {{ rom2.remaining }} kvar.")
    assert spans == (Span("I slutet fanns "), Span("39\u00a0413", "fact", "rom2.remaining"), Span(" kvar."))


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("{{ rom2.remainign }}", r"ledare\.md, line 1: no fact 'rom2.remainign'; the nearest are rom2\.remaining"),
        ("{{ rom2.remaining | antl }}", r"no filter 'antl'; there are antal, procent"),
        ("{{ rom2.remaining | procent }}", r"rom2\.remaining is 39.413 persons; the filter procent does not print"),
        ("{{ rom2.remaining | förändring }}", "the filter förändring does not print"),
        ("{{ rom2.left | antal }}", r"rom2\.left has no value this month"),
        ("Raden\n{{ rom2.remaining", r"line 2: \{\{ without its other half"),
        ("{{ __import__('os') }}", "is no fact"),
        ("\ue0000\ue001", "private use area"),
    ],
)
def test_what_cannot_be_printed_is_refused(written, message):
    with pytest.raises(InputError, match=message):
        quote(written)


def test_where_a_section_is_missing_its_facts_are_shown_as_missing():
    spans = Quoter(FACTS, "a.md", incomplete=True).line("{{ sta.remaining | antal }}")
    assert spans == (Span("[sta.remaining saknas]", "missing", "sta.remaining"),)
