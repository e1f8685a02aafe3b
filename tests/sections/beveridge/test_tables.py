"""The table of moves: the country first, intervals below their numbers, and a verdict or none."""

from tests.sections.beveridge.frames import known
from tests.sections.test_every_table import Cells
from werket_lib.sections.beveridge.tables import table_moves


def test_rows_are_facts_with_their_intervals_and_verdicts():
    section = known()
    rows = Cells(table_moves(section)._repr_html_()).rows
    assert rows[0] == [
        "Kommungrupp", "Lediga jobb per arbetslös", "… i januari 2023", "Längs kurvan, procent",
        "Tvärs kurvan, procent", "Tvärs, brantare kurva, procent", "Kurvan har flyttats",
    ]  # fmt: skip
    assert [row[0] for row in rows[1:3]] == ["Riket", "Storstäder"]
    across = {end: section.facts[f"beveridge.storstader.across{end}"].signed for end in ("", ".low", ".high")}
    assert rows[2][4].split() == [across[""], across[".low"], "till", across[".high"]]
    verdicts = {row[0]: row[-1] for row in rows[1:]}
    assert verdicts["Storstäder"] == "utåt"
    assert verdicts["Landsbygdskommun med besöksnäring"] == "inåt"
    assert verdicts["Större stad"] == "oklart"
