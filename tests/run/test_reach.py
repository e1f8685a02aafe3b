"""What a piece of code can reach decides what is made again. A failure means a stale or a needless run."""

from werket_lib.run import reach
from werket_lib.run.reach import digest_reachable, imports_of, module_imports


def test_finds_imports_of_modules_and_of_what_is_in_them():
    source = "from werket_lib.sections.service import summarise_flows\nfrom werket_lib import changes\nimport json"
    assert imports_of(source) == {"werket_lib.sections.service", "werket_lib", "werket_lib.changes"}


def test_an_import_inside_a_function_counts():
    assert imports_of("def load():\n    from werket_lib.store import read_table") == {"werket_lib.store"}


def test_a_module_reaches_its_own_packages():
    assert {"werket_lib.sections", "werket_lib.sections.service"} <= module_imports("werket_lib.sections.small_service")


def test_a_change_in_a_module_changes_what_reaches_it_and_nothing_else(tmp_path, monkeypatch):
    package = tmp_path / "werket_lib"
    (package / "charts").mkdir(parents=True)
    for name, text in {
        "__init__": "",
        "charts/__init__": "",
        "charts/flows": "from werket_lib import numbers",
        "charts/gauges": "",
        "numbers": "x = 1",
    }.items():
        (package / f"{name}.py").write_text(text)
    monkeypatch.setattr(reach, "FOLDER", package)

    def digests():
        module_imports.cache_clear()
        reach._digest_file.cache_clear()
        return digest_reachable(["werket_lib.charts.flows"]), digest_reachable(["werket_lib.charts.gauges"])

    before = digests()
    (package / "numbers.py").write_text("x = 2")
    after = digests()
    assert after[0] != before[0]
    assert after[1] == before[1]
    (package / "charts/flows.yml").write_text("a layout")
    with_layout = digests()[0]
    assert with_layout != after[0]
    (package / "flows").mkdir()
    (package / "flows/face.ttf").write_text("a font")
    assert digests()[0] != with_layout
    module_imports.cache_clear()
    reach._digest_file.cache_clear()
