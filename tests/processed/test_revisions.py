"""What an edition changed, cell by cell: new, revised, redefined, removed."""

import numpy as np
import pandas as pd

from tests.processed.real_histories import bas_vintages, ki_vintages, rom_suppliers
from werket_lib.processed.revisions import compare_editions


def counts(revision) -> tuple[int, int, int, int]:
    """Cells that are new, revised, redefined, removed."""
    return revision.new, revision.revised, revision.redefined, revision.removed


def table(months: str, values: dict[str, list], **more) -> pd.DataFrame:
    """A row per month and supplier."""
    rows = [
        {"month": pd.Period(month), "supplier": supplier, "remaining": value, **more}
        for at, month in enumerate(months.split())
        for supplier, column in values.items()
        if (value := column[at]) is not None
    ]
    return pd.DataFrame(rows)


def test_new_revised_and_removed_cells_are_told_apart():
    before = table("2024-11 2024-12", {"Astar": [10, 20], "Lernia": [30, 40], "Miroi": [5, 6]})
    after = table("2024-11 2024-12 2025-01", {"Astar": [10, 22, 23], "Lernia": [30, 40, 41], "Miroi": [5, None, None]})
    [revision] = compare_editions(before, after, ["supplier"])
    assert counts(revision) == (2, 1, 0, 1)
    assert (revision.held, revision.first, revision.last) == (6, pd.Period("2024-12"), pd.Period("2024-12"))
    assert (revision.usual_pct, revision.largest_pct, revision.up_share) == (10, 10, 1)
    assert str(revision) == (
        "remaining: 1 of 6 cells revised (2024-12, by 10 % at the median, 10 % at most), 1 of 6 cells removed"
    )


def test_a_number_by_another_definition_is_redefined():
    before = table("2024-12", {"Astar": [20]}, ages="16-65")
    after = table("2024-12", {"Astar": [21]}, ages="16-66")
    [revision] = compare_editions(before, after, ["supplier"], definitions=["ages"])
    assert counts(revision) == (0, 0, 1, 0)


def test_a_file_of_the_same_size_and_name_is_compared_cell_by_cell():
    before = table("2024-12", {"Astar": [12], "Lernia": [21]})
    [revision] = compare_editions(before, table("2024-12", {"Astar": [21], "Lernia": [12]}), ["supplier"])
    assert revision.revised == 2


def test_an_edition_of_some_months_takes_none_of_the_others_away():
    before, after = table("2024-11", {"Astar": [10]}), table("2024-12", {"Astar": [20]})
    assert counts(compare_editions(before, after, ["supplier"], whole=False)[0]) == (1, 0, 0, 0)
    assert counts(compare_editions(before, after, ["supplier"])[0]) == (1, 0, 0, 1)


def test_blank_and_zero_are_different_and_blank_is_like_blank():
    before = table("2024-12", {"Astar": [np.nan], "Lernia": [0.0], "Miroi": [np.nan]})
    after = table("2024-12", {"Astar": [0.0], "Lernia": [np.nan], "Miroi": [np.nan]})
    assert counts(compare_editions(before, after, ["supplier"])[0]) == (1, 0, 0, 1)


def test_real_new_adjustments_of_ki_are_revisions(shared):
    found = [compare_editions(before, after, [])[0] for after, before in ki_vintages(shared) if before is not None]
    assert [revision.revised for revision in found] == [211, 144, 126, 152, 149, 173, 87, 124, 84]
    assert all(revision.redefined == 0 and revision.usual_pct < 0.2 for revision in found)


def test_the_real_yearly_revision_of_bas_is_a_redefinition(shared):
    releases = list(bas_vintages(shared))
    [_, labour_force] = compare_editions(releases[1][0], releases[2][0], ["region_code"], definitions=["ages"])
    assert counts(labour_force) == (17, 0, 1258, 0)


def test_two_real_releases_that_agree_have_no_revision(shared):
    before, after = (rom_suppliers(shared, vintage) for vintage in ("2024", "2025-02"))
    found = compare_editions(before, after, ["service", "supplier"])
    assert [counts(revision) for revision in found if revision.column != "part"] == [(241, 0, 0, 0)] * 3
