"""The overview's small lines: every measure's numbers, in reading order, and nothing that meets anything else."""

import pytest

from tests.sections.overview.frames import HOSTILE, level, report, section, whole_report, wobbling
from werket_lib.sections.overview.figures import plot_movements
from werket_lib.sections.overview.numbers import summarise_overview


def overview(*values, title="Titel"):
    facts = [level(f"odd.m{number}", history) for number, history in enumerate(values)]
    return summarise_overview(report(section("99_odd", *facts, title=title)))


def test_prints_each_measures_level_change_and_usual_change(tools):
    figure = plot_movements(summarise_overview(whole_report()))
    words = {text.get_text() for text in tools.visible_texts(figure)}
    assert {"Steg till arbete", "kvarstående", "+130", "sedan december, vanligt +100"} <= words
    assert {"Arbetslöshet", "säsongsrensat", "procent", "+0,04\N{NO-BREAK SPACE}procentenheter"} <= words


@pytest.mark.parametrize(
    "section_",
    [
        summarise_overview(whole_report()),
        overview(),
        overview(wobbling(10.0**9)),
        overview(*[wobbling(float(n)) for n in range(1, 11)], title="Mått med ett mycket långt namn " * 4),
        overview([0.0] * 60),
        overview(wobbling(3.0), title=HOSTILE),
        overview(wobbling(3.0), title="$x^2$ \\frac{1}{0} $"),
    ],
    ids=["whole", "none", "huge", "long names", "zero", "script", "mathtext"],
)
def test_nothing_meets_and_nothing_leaves_the_paper(tools, section_):
    tools.check_texts(plot_movements(section_))
