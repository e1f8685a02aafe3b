"""Every output of every section, from warm kernels and from stock ones. A failure means that a figure was lost."""

import nbformat
import pytest

pytestmark = pytest.mark.xdist_group("report")


@pytest.fixture(scope="module")
def stock_report(tmp_path_factory, werket, sample_data):
    """The sample month by stock kernels."""
    out = tmp_path_factory.mktemp("stock")
    done = werket("run", "2025-01", "--kernel", "stock", "--data", sample_data, "--out", out)
    assert done.returncode == 0, done.stdout + done.stderr
    return out / "2025-01"


def test_every_cell_of_every_section_is_the_same(sample_report, stock_report):
    notebooks = sorted(path.name for path in (sample_report / "notebooks").glob("*.ipynb"))
    assert notebooks == sorted(path.name for path in (stock_report / "notebooks").glob("*.ipynb"))
    for name in notebooks:
        warm, stock = (
            nbformat.read(folder / "notebooks" / name, as_version=4).cells for folder in (sample_report, stock_report)
        )
        for number, (of_warm, of_stock) in enumerate(zip(warm, stock, strict=True), start=1):
            assert of_warm == of_stock, f"{name}, cell {number}"


def test_every_file_of_every_section_is_the_same(sample_report, stock_report):
    kinds = ("figures", "results", "sections", "html")
    for kind in kinds:
        left = [path for path in sorted((sample_report / kind).rglob("*")) if path.is_file()]
        assert left
        for path in left:
            beside = stock_report / path.relative_to(sample_report)
            assert path.read_bytes() == beside.read_bytes(), beside.name
