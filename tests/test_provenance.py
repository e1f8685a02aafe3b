"""Raw files and their sidecars, and which editions a report rests on."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from werket_lib.errors import InputError, RawFileError
from werket_lib.provenance import (
    Sidecar,
    Source,
    choose_editions,
    hash_bytes,
    list_editions,
    merge_sources,
    open_raw,
    sidecar_path,
)

CONTENT = b"as published"
SIDECAR = Sidecar(
    producer="Arbetsförmedlingen",
    title="Rusta och matcha",
    url_page="https://example.org/sida",
    url_download="https://example.org/fil.xlsx",
    reference_month="2025-01",
    date_published=dt.date(2025, 2, 12),
    date_accessed=dt.date(2025, 2, 13),
    licence="CC0",
    sha256=hash_bytes(CONTENT),
)
SOURCE = Source(
    "af/2025-01/f.xlsx", "ab", "AF", "Titel", "sida", "2025-02-12", sample=False, columns={"remaining": "A"}
)  # fmt: skip
CUT_OFF = dt.date(2025, 2, 28)


@pytest.fixture
def edition(tmp_path: Path) -> Callable[..., Path]:
    """Put an edition of the dataset ``af`` under the raw folder; fields of its sidecar may be given."""

    def put(name: str, **fields: object) -> Path:
        folder = tmp_path / "af" / name
        folder.mkdir(parents=True)
        path = folder / "f.xlsx"
        path.write_bytes(CONTENT)
        month = {"reference_month": name[:7]}
        sidecar_path(path).write_text(replace(SIDECAR, **(month | fields)).to_yaml(), encoding="utf-8")
        return path

    return put


def chosen(raw_dir: Path, as_of: dt.date = CUT_OFF) -> list[str]:
    return [edition.name for edition in choose_editions(raw_dir, "af", as_of)]


def write_sidecar(path: Path, **fields: object) -> Path:
    """Write a sidecar field by field; None leaves a field out."""
    content = yaml.safe_load(SIDECAR.to_yaml()) | fields
    path.write_text(yaml.safe_dump({name: value for name, value in content.items() if value is not None}))
    return path


@pytest.mark.parametrize("fields", [{}, {"sample": True}, {"preliminary": True, "coverage": "month"}])
def test_a_sidecar_reads_as_it_was_written(tmp_path, fields):
    sidecar = replace(SIDECAR, **fields)
    path = tmp_path / "f.xlsx.meta.yml"
    path.write_text(sidecar.to_yaml(), encoding="utf-8")
    assert Sidecar.from_file(path) == sidecar


def test_a_sidecar_leaves_out_what_stands_at_its_default():
    written = yaml.safe_load(SIDECAR.to_yaml())
    assert not {"sample", "preliminary", "coverage"} & set(written)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"licence": None}, r"missing fields \['licence'\], unknown fields \[\]"),
        ({"licens": "CC0"}, r"missing fields \[\], unknown fields \['licens'\]"),
        ({"date_published": "2025-2-1"}, "date_published is '2025-2-1'; expected date"),
        ({"date_published": dt.datetime(2025, 2, 12, 9, 0)}, "date_published is .*; expected date"),
        ({"sample": "ja"}, "sample is 'ja'; expected bool"),
        ({"coverage": "year"}, "coverage is 'year'; expected 'series', 'periods' or 'month'"),
        ({"sha256": 12}, "sha256 is 12; expected str"),
    ],
)
def test_a_sidecar_with_a_wrong_field_is_refused(tmp_path, fields, message):
    with pytest.raises(RawFileError, match=message):
        Sidecar.from_file(write_sidecar(tmp_path / "f.xlsx.meta.yml", **fields))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- en\n- lista\n", "expected fields, found list"),
        ("", "expected fields, found NoneType"),
        ("a: [", "not readable as YAML"),
    ],
)
def test_a_sidecar_that_is_no_mapping_is_refused(tmp_path, text, message):
    path = tmp_path / "f.xlsx.meta.yml"
    path.write_text(text)
    with pytest.raises(RawFileError, match=message):
        Sidecar.from_file(path)


def test_a_file_is_opened_with_what_is_known_of_it(edition):
    raw = open_raw(edition("2025-01"))
    assert (raw.content, raw.dataset, raw.edition, raw.meta) == (CONTENT, "af", "2025-01", SIDECAR)


def test_a_changed_byte_is_refused(edition):
    path = edition("2025-01")
    path.write_bytes(CONTENT[:-1] + b"D")
    with pytest.raises(RawFileError, match=r"changed since it was taken in .* raw files are never edited"):
        open_raw(path)


def test_a_file_without_its_sidecar_is_refused_and_the_other_way_round(edition):
    path = edition("2025-01")
    sidecar_path(path).rename(path.with_name("aside"))
    with pytest.raises(RawFileError, match="no such sidecar; restore it, or delete the edition"):
        open_raw(path)
    path.with_name("aside").rename(sidecar_path(path))
    path.unlink()
    with pytest.raises(RawFileError, match="the sidecar is there, the file is not"):
        open_raw(path)


def test_a_source_says_file_hash_and_cells(edition):
    source = open_raw(edition("2025-01", sample=True)).source({"remaining": "Blad 1, pågående"})
    assert source.file == "af/2025-01/f.xlsx"
    assert (source.dataset, source.edition, source.sha256) == ("af", "2025-01", SIDECAR.sha256)
    assert source.columns == {"remaining": "Blad 1, pågående"}
    assert source.citation == ("Källa: Arbetsförmedlingen, Rusta och matcha, publicerad 2025-02-12. Exempeldata.")


def test_replacements_are_ordered_by_number_not_by_letter(tmp_path, edition):
    for name in ("2025-01.10", "2025-01", "2024-12.2", "2025-01.2", "2024-12"):
        edition(name)
    assert [found.name for found in list_editions(tmp_path, "af")] == [
        "2024-12", "2024-12.2", "2025-01", "2025-01.2", "2025-01.10",
    ]  # fmt: skip


def test_a_dataset_that_is_not_there_has_no_editions(tmp_path):
    assert list_editions(tmp_path, "af") == []


@pytest.mark.parametrize("name", ["../af", "Af", "af/2025-01", ""])
def test_a_dataset_with_an_impossible_name_is_refused(tmp_path, name):
    with pytest.raises(InputError, match="not a dataset's name"):
        list_editions(tmp_path, name)


@pytest.mark.parametrize("name", ["2025-13", "2025-01.1", "2025-01.02", "januari", "20２５-01"])
def test_a_folder_that_is_no_edition_is_refused(tmp_path, edition, name):
    edition(name)
    with pytest.raises(RawFileError, match="not an edition; expected a month such as 2025-01"):
        list_editions(tmp_path, "af")


def test_an_empty_edition_is_refused_and_a_hidden_folder_is_none(tmp_path):
    (tmp_path / "af" / ".2025-01").mkdir(parents=True)
    assert list_editions(tmp_path, "af") == []
    (tmp_path / "af" / "2025-01").mkdir()
    with pytest.raises(RawFileError, match=r"an edition is one file beside its sidecar, found \[\]"):
        list_editions(tmp_path, "af")


def test_what_an_office_program_leaves_behind_is_no_part_of_an_edition(tmp_path, edition):
    edition("2025-01")
    for trace in (".DS_Store", ".~lock.f.xlsx#", "~$f.xlsx"):
        (tmp_path / "af/2025-01" / trace).write_text("")
    assert chosen(tmp_path) == ["2025-01"]


def test_a_second_file_in_an_edition_is_refused(tmp_path, edition):
    edition("2025-01")
    (tmp_path / "af/2025-01/copy.xlsx").write_text("")
    with pytest.raises(
        RawFileError, match=r"af/2025-01: an edition is one file beside its sidecar, found \['copy.xlsx'"
    ):
        list_editions(tmp_path, "af")


def test_a_sidecar_whose_month_is_none_is_refused(tmp_path, edition):
    edition("2025-01")
    (sidecar,) = (tmp_path / "af/2025-01").glob("*.meta.yml")
    text = sidecar.read_text()
    sidecar.write_text(re.sub("reference_month:.*", "reference_month: '2025-99'", text))
    with pytest.raises(RawFileError, match=r"^af/2025-01/f.xlsx.meta.yml: reference_month is '2025-99'"):
        list_editions(tmp_path, "af")


def test_the_newest_edition_is_chosen(tmp_path, edition):
    edition("2024-12")
    edition("2025-01.2")
    edition("2025-01.10")
    assert chosen(tmp_path) == ["2025-01.10"]


def test_what_came_out_after_the_cut_off_does_not_count(tmp_path, edition):
    edition("2025-01", date_published=dt.date(2025, 2, 28))
    edition("2025-02", date_published=dt.date(2025, 3, 1))
    assert chosen(tmp_path) == ["2025-01"]
    assert chosen(tmp_path, dt.date(2025, 3, 1)) == ["2025-02"]
    assert chosen(tmp_path, dt.date(2025, 2, 27)) == []


def test_an_edition_of_the_agencys_own_wins_over_any_sample(tmp_path, edition):
    edition("2024-12")
    edition("2025-01", sample=True)
    assert chosen(tmp_path) == ["2024-12"]


def test_a_sample_does_not_step_in_for_an_own_edition_of_its_month_that_came_out_later(tmp_path, edition):
    edition("2025-01", sample=True)
    edition("2025-01.2", date_published=dt.date(2025, 3, 12))
    assert chosen(tmp_path) == []


def test_a_sample_serves_a_month_without_an_own_edition(tmp_path, edition):
    edition("2025-01", sample=True)
    edition("2025-02", date_published=dt.date(2025, 3, 12))
    assert chosen(tmp_path) == ["2025-01"]
    edition("2024-12", date_published=dt.date(2025, 1, 14))
    oldest = [one.name for one in choose_editions(tmp_path, "af", dt.date(2025, 2, 28), span=("2025-01", "2025-01"))]
    assert oldest == ["2025-01"]
    # … and is never mixed with own ones: where those reach the month, or the sample does not, it is left alone.
    assert chosen(tmp_path) == ["2024-12"]
    later = [one.name for one in choose_editions(tmp_path, "af", dt.date(2025, 3, 31), span=("2025-02", "2025-02"))]
    assert later == ["2025-02"]


def test_a_sample_serves_where_the_own_edition_holds_a_later_period_only(tmp_path, edition):
    edition("2025-01", sample=True, coverage="periods")
    edition("2025-03", coverage="periods")
    for month, used in (("2025-02", "2025-01"), ("2025-03", "2025-03")):
        found = choose_editions(tmp_path, "af", dt.date(2025, 3, 31), span=("2025-01", month))
        assert [one.name for one in found] == [used]


def test_a_withdrawn_edition_is_kept_and_not_used(tmp_path, edition):
    edition("2024-12")
    edition("2025-01", withdrawn="the agency took it back")
    assert chosen(tmp_path) == ["2024-12"]
    assert [one.name for one in list_editions(tmp_path, "af")] == ["2024-12", "2025-01"]


def test_a_preliminary_edition_is_no_edition(tmp_path, edition):
    edition("2024-12")
    edition("2025-01", preliminary=True)
    assert chosen(tmp_path) == ["2024-12"]


def test_single_months_come_along_with_the_series_before_them(tmp_path, edition):
    edition("2024-10", coverage="month")
    edition("2024-11")
    edition("2024-12", coverage="month")
    edition("2025-01", coverage="month")
    edition("2025-01.2", coverage="month")
    assert chosen(tmp_path) == ["2024-11", "2024-12", "2025-01.2"]


def test_single_months_stand_alone_where_there_is_no_series(tmp_path, edition):
    edition("2024-12", coverage="month")
    edition("2025-01", coverage="month")
    assert chosen(tmp_path) == ["2024-12", "2025-01"]


def test_editions_of_some_periods_all_count_in_the_order_in_which_they_came(tmp_path, edition):
    edition("2025-05", coverage="periods", date_published=dt.date(2025, 5, 28))
    edition("2025-11", coverage="periods", date_published=dt.date(2025, 11, 28))
    edition("2026-01", coverage="month", date_published=dt.date(2026, 1, 28))
    edition("2025-09", coverage="month", date_published=dt.date(2026, 2, 15))
    edition("2025-09.2", coverage="month", date_published=dt.date(2026, 2, 20))
    assert chosen(tmp_path, dt.date(2026, 2, 28)) == ["2025-05", "2025-11", "2026-01", "2025-09.2"]
    assert chosen(tmp_path, dt.date(2026, 2, 15)) == ["2025-05", "2025-11", "2026-01", "2025-09"]


def test_some_periods_come_along_with_the_series_before_them(tmp_path, edition):
    edition("2024-09", coverage="periods")
    edition("2024-11")
    edition("2025-01", coverage="periods")
    assert chosen(tmp_path) == ["2024-11", "2025-01"]


def test_sources_of_one_file_are_brought_together():
    other = replace(SOURCE, columns={"new": "B"})
    third = replace(SOURCE, file="af/2024-12/f.xlsx")
    merged = merge_sources([SOURCE, third, other])
    assert [source.file for source in merged] == ["af/2025-01/f.xlsx", "af/2024-12/f.xlsx"]
    assert merged[0].columns == {"remaining": "A", "new": "B"}
