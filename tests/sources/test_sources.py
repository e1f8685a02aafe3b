"""All loaders: the committed editions load, and damaged files are refused in one clear message."""

import datetime as dt

import pandas as pd
import pytest

from werket_lib.errors import DataError, InputError, LayoutError
from werket_lib.paths import project_root
from werket_lib.provenance import list_editions, open_raw
from werket_lib.sources import DATASETS
from werket_lib.sources.recognise import recognise

RAW = project_root() / "data" / "raw"
EDITIONS = {name: list_editions(RAW, name) for name in DATASETS}
TODAY = dt.date(2025, 2, 28)
SAMPLES = [(name, edition.name) for name, editions in EDITIONS.items() for edition in editions]
SAMPLED = [name for name, editions in EDITIONS.items() if editions]
TYPED = ["af_delivery_areas", "af_forecast", "survey_answers", "trust"]


def sample(dataset, edition=None):
    """Find the file of an edition, or of the newest."""
    return [one for one in EDITIONS[dataset] if edition in (None, one.name)][-1].file


WORKBOOKS = [name for name in SAMPLED if sample(name).suffix == ".xlsx"]


def test_the_datasets_in_order():
    assert list(DATASETS) == [
        "af_suppliers",
        "af_training",
        "af_varsel",
        "af_unemployment",
        "af_time_without_work",
        "af_vacancies",
        "ki_barometer",
        "skr_groups",
        "scb_bas",
        *TYPED,
        "af_rom_results",
    ]
    assert {name: dataset.name for name, dataset in DATASETS.items()} == {name: name for name in DATASETS}
    assert {name: dataset.lag_months for name, dataset in DATASETS.items() if dataset.lag_months != 0} == {
        "skr_groups": None,
        "scb_bas": 2,
        "af_delivery_areas": None,
        "af_forecast": 6,
        "survey_answers": None,
        "trust": None,
        "af_rom_results": 1,
    }
    assert {name: dataset.producer for name, dataset in DATASETS.items() if not name.startswith("af_")} == {
        "ki_barometer": "Konjunkturinstitutet",
        "skr_groups": "Sveriges Kommuner och Regioner (SKR)",
        "scb_bas": "Statistiska centralbyrån",
        "survey_answers": "Werket",
        "trust": "Medieakademin",
    }


@pytest.mark.parametrize(("dataset", "edition"), SAMPLES)
def test_committed_edition_reaches_its_month_and_says_where_columns_stand(dataset, edition):
    raw = open_raw(sample(dataset, edition))
    loaded = DATASETS[dataset].load(raw)
    assert loaded.table["month"].max() == pd.Period(edition, "M")
    (source,) = loaded.sources
    assert source.sha256 == raw.meta.sha256
    filled = loaded.table.columns[loaded.table.notna().any()]
    own = [column for column in filled if not column.endswith("_status") and not column.startswith("is_")]
    assert set(own) <= set(source.columns)


@pytest.mark.parametrize(("dataset", "edition"), SAMPLES)
def test_committed_edition_is_recognised_from_its_bytes(dataset, edition):
    path = sample(dataset, edition)
    found = recognise(dataset, path, path.read_bytes(), TODAY)
    by_month = dataset in ("skr_groups", "survey_answers", "af_rom_results")
    coverage = "month" if by_month else "series"
    assert (found.reference_month, found.coverage, found.preliminary) == (pd.Period(edition, "M"), coverage, False)


def test_half_a_month_is_recognised_as_preliminary(real_data):
    path = real_data / "af-varsel" / "AF_varsel_riket_2020_Aug.xls"
    found = recognise("af_varsel", path, path.read_bytes(), TODAY)
    assert (found.reference_month, found.coverage, found.preliminary) == (pd.Period("2020-08", "M"), "month", True)


def test_samples_hold_the_published_flows():
    table = DATASETS["af_suppliers"].load(open_raw(sample("af_suppliers"))).table
    january = table[(table["month"] == pd.Period("2025-01", "M")) & (table["service"] == "ROM2")]
    assert january[["remaining", "new", "left"]].sum().tolist() == [39413, 5854, 6589]
    assert len(january) == 241


def test_unknown_dataset_names_those_there_are(tmp_path):
    with pytest.raises(
        InputError, match=r"no dataset 'varsel'; there are \['af_delivery_areas', 'af_forecast', 'af_rom_results'"
    ):
        recognise("varsel", tmp_path / "x.xlsx", b"", TODAY)


def test_refusal_keeps_its_kind_and_says_what_was_looked_for(tmp_path, workbook):
    with pytest.raises(
        LayoutError, match=r"no sheet '1\) LEV.* Not taken in as af_suppliers: it looks for a workbook with"
    ):
        recognise("af_suppliers", tmp_path / "x.xlsx", workbook(Blad1=[["a"]]), TODAY)


@pytest.mark.parametrize("dataset", [name for name in DATASETS if name not in TYPED])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"leverantor;period\nLernia;2025-01\n", "text separated by semicolons|not readable as JSON"),
        (b"<html>403</html>", "a web page, not a workbook|a web page"),
        (b"PK\x03\x04", "a packed file that is cut short or damaged, not a workbook|not readable as JSON"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "not a workbook that can be opened|not readable as JSON"),
    ],
)
def test_file_of_another_kind_is_refused(as_raw, dataset, content, message):
    with pytest.raises(LayoutError, match=f"^file.xlsx: ({message})"):
        DATASETS[dataset].load(as_raw(dataset, content))


@pytest.mark.parametrize("dataset", WORKBOOKS)
def test_zip_that_is_no_workbook_is_refused(as_raw, rezip, workbook, dataset):
    content = rezip(workbook(A=[["a"]]), {"xl/workbook.xml": None})
    with pytest.raises(LayoutError, match=r"^file.xlsx: a zip file with \[.*, but no .xlsx workbook; it holds \["):
        DATASETS[dataset].load(as_raw(dataset, content))


@pytest.mark.parametrize("dataset", [name for name in SAMPLED if name not in TYPED])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_truncated_file_is_refused(as_raw, dataset, share):
    content = sample(dataset).read_bytes()
    with pytest.raises(LayoutError, match=r"^file.xlsx: .*not (a workbook that can be opened|readable as JSON) \(.+"):
        DATASETS[dataset].load(as_raw(dataset, content[: int(len(content) * share)]))


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_truncated_real_workbook_is_refused(as_raw, real_data, share):
    content = (real_data / "af-varsel" / "AF_varsel_riket_2020_Jan.xls").read_bytes()
    with pytest.raises(DataError, match=r"^varsel.xls: (not a workbook that can be opened|no sheet)"):
        DATASETS["af_varsel"].load(as_raw("af_varsel", content[: int(len(content) * share)], "varsel.xls"))


@pytest.mark.parametrize("dataset", WORKBOOKS)
def test_another_datasets_workbook_is_refused(as_raw, dataset):
    other = "af_time_without_work" if dataset != "af_time_without_work" else "af_vacancies"
    with pytest.raises(LayoutError, match=r"^file.xlsx: no (sheet|pivot cache)"):
        DATASETS[dataset].load(as_raw(dataset, sample(other).read_bytes()))
