"""How the suppliers of a smaller service divide it."""

from matplotlib.figure import Figure

from werket_lib.charts.bars import ROW, baseline, draw_bars, write_names
from werket_lib.charts.sheet import Sheet, width_of
from werket_lib.charts.theme import ACCENT, BODY, EDGE, FULL_WIDTH_MM, MUTED, use_theme
from werket_lib.facts import slugify_all
from werket_lib.numbers import NO_BREAK_SPACE
from werket_lib.sections.service import Market
from werket_lib.text.labels import NO_COUNTS

_TOP, _NAME, _AIR = 1.0, 62.0, 1.6
_SHARE = 11.0  # millimetres for the widest share, "100,0 %"


@use_theme()
def plot_market(section: Market) -> Figure:
    """Draw a bar for each supplier with a printed count, its count and its share beside it."""
    names = section.table["supplier"]
    sheet = Sheet(FULL_WIDTH_MM, 2 * _TOP + ROW * max(1, len(names)))
    if names.empty:
        sheet.write(EDGE, baseline(_TOP, 0), NO_COUNTS, color=MUTED)
        return sheet.figure
    slugs = slugify_all(names)
    bases = [f"{section.service.lower()}.supplier.{slugs[name]}.remaining" for name in names]
    counts = [section.facts[base].text for base in bases]
    widest = max(width_of(count, BODY, 600) for count in counts)
    begin = EDGE + write_names(sheet, EDGE, _TOP, _NAME, names) + 2 * _AIR
    bars = sheet.width - begin - widest - _SHARE - 3 * _AIR
    axes = sheet.axes(begin, _TOP, bars, ROW * len(names))
    draw_bars(axes, section.table["remaining"], colors=[ACCENT] * len(names))
    longest = float(section.table["remaining"].max())
    axes.set_xlim(0, longest)
    for row, (base, count, persons) in enumerate(zip(bases, counts, section.table["remaining"], strict=True)):
        left = begin + bars * float(persons) / longest + _AIR
        sheet.write(left, baseline(_TOP, row), count, weight=600)
        share = section.facts[f"{base}.share_pct"].text + NO_BREAK_SPACE + "%"
        sheet.write(left + width_of(count, BODY, 600) + _AIR, baseline(_TOP, row), share, color=MUTED)
    return sheet.figure
