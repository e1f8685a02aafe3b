"""Damage at random: a file gives its table, or one error of ours, and nothing else."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.test_af_rom_results import AT_RISK, GOOD, calculator, results
from werket_lib.errors import WerketError
from werket_lib.provenance import RawFile
from werket_lib.sources import DATASETS

FIELDS = {
    "PERIOD": ["2024-12", "2024-12", "2025-01", "2025-01"],
    "LAN": ["Skåne län"] * 4,
    "KOM": ["Lund", "Malmö", "Lund", "Malmö"],
    "TOTSOK": [100, 200, 110, 210],
    "TOTAK": [1000.5, 2000.25, 1001, 2001],
}
SUPPLIERS = [
    ["leverantor", "period", "tjanst", "tjanstdelt_ny", "tjanstdelt_pagaende", "tjanstdelt_avslutat"],
    ["Lernia", "2024-12", "Rusta och matcha 2", 5, 30, "<5"],
    ["Lernia", "2025-01", "Rusta och matcha 2", 6, 31, 7],
]
# Where it falls, as a share of the file, and what it becomes.
DAMAGE = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=20)


@pytest.fixture(scope="module")
def whole(workbook, pivot_workbook) -> dict[str, bytes]:
    """Write one small whole workbook of each kind."""
    return {
        "af_suppliers": workbook(**{"1) LEVERANTÖR": SUPPLIERS}),
        "af_unemployment": pivot_workbook(FIELDS),
        "af_rom_results": workbook(
            **{"Resultat 2025-01": results(AT_RISK, GOOD), "Beräkningssnurra 2025-01": calculator()}
        ),
    }


@pytest.fixture(scope="module")
def tables(as_raw, whole):
    """Load the whole workbooks."""
    return {dataset: DATASETS[dataset].load(as_raw(dataset, content)).table for dataset, content in whole.items()}


def damaged(content: bytes, damage: list[tuple[float, int]]) -> bytes:
    changed = bytearray(content)
    for place, byte in damage:
        changed[int(place * len(changed))] = byte
    return bytes(changed)


def survives(load: Callable[[RawFile], object], raw: RawFile) -> object:
    """Return what came out, or None where it was refused with a message that names the file."""
    try:
        return load(raw)
    except WerketError as error:
        refusal = str(error)
    assert raw.path.name in refusal
    return None


@pytest.mark.parametrize("dataset", ["af_suppliers", "af_unemployment", "af_rom_results"])
@settings(max_examples=30, deadline=None)
@given(share=st.floats(0, 1, exclude_max=True))
def test_truncated_workbook_is_refused(as_raw, whole, dataset, share):
    content = whole[dataset]
    cut = content[: int(len(content) * share)]
    assert survives(DATASETS[dataset].load, as_raw(dataset, cut)) is None


@pytest.mark.parametrize("dataset", ["af_suppliers", "af_unemployment", "af_rom_results"])
@settings(max_examples=40, deadline=None)
@given(damage=DAMAGE)
def test_changed_bytes_of_a_workbook_never_change_the_table(as_raw, whole, tables, dataset, damage):
    loaded = survives(DATASETS[dataset].load, as_raw(dataset, damaged(whole[dataset], damage)))
    assert loaded is None or loaded.table.equals(tables[dataset])


@pytest.mark.parametrize(
    ("dataset", "part"),
    [
        ("af_suppliers", "xl/workbook.xml"),
        ("af_suppliers", "xl/_rels/workbook.xml.rels"),
        ("af_suppliers", "xl/worksheets/sheet1.xml"),
        ("af_suppliers", "xl/sharedStrings.xml"),
        ("af_rom_results", "xl/worksheets/sheet1.xml"),
        ("af_rom_results", "xl/worksheets/sheet2.xml"),
        ("af_unemployment", "xl/pivotCache/pivotCacheDefinition1.xml"),
        ("af_unemployment", "xl/pivotCache/pivotCacheRecords1.xml"),
        ("af_unemployment", "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels"),
    ],
)
@settings(max_examples=30, deadline=None)
@given(damage=DAMAGE)
def test_changed_bytes_of_a_part_give_a_table_or_an_error_of_ours(as_raw, whole, rezip, dataset, part, damage):
    with zipfile.ZipFile(BytesIO(whole[dataset])) as package:
        changed = damaged(package.read(part), damage)
    survives(DATASETS[dataset].load, as_raw(dataset, rezip(whole[dataset], {part: changed})))


@settings(max_examples=30, deadline=None)
@given(damage=DAMAGE)
def test_changed_bytes_of_a_real_xls_never_change_a_total(as_raw, real_data, damage):
    content = (real_data / "af-varsel" / "AF_varsel_riket_2020_Jan.xls").read_bytes()
    loaded = survives(DATASETS["af_varsel"].load, as_raw("af_varsel", damaged(content, damage), "varsel.xls"))
    assert loaded is None or loaded.table["persons"].sum() == 3304


@settings(max_examples=40, deadline=None)
@given(damage=DAMAGE)
def test_changed_bytes_of_an_answer_never_move_a_month(as_raw, damage):
    rows = "".join(f'{{"key":["KIFI","2024M{month:02}"],"values":["9{month}.5"]}},' for month in range(1, 13))
    columns = '{"code":"Indikator","type":"d"},{"code":"Period","type":"t"},{"code":"Indikatorm","type":"c"}'
    content = f'{{"columns":[{columns}],"data":[{rows[:-1]}]}}'.encode()
    loaded = survives(DATASETS["ki_barometer"].load, as_raw("ki_barometer", damaged(content, damage), "answer.json"))
    assert loaded is None or loaded.table["month"].is_monotonic_increasing
