"""What a piece of code can reach decides what is made again. A failure means a stale or a needless run."""

import pytest
from werket_lib.run.reach import LIBRARY, Library, reach_from, reach_names

SOURCES = {
    "__init__": "",
    "numbers": '''
        """Numbers."""
        import re
        from functools import cache
        DIGITS = 3
        PATTERN = re.compile("x")
        def print_number(value):
            return round(value, DIGITS)
        def parse_number(text):
            return PATTERN.match(text)
        @cache
        def other():
            return 1
    ''',
    "charts/__init__": "",
    "charts/theme": '''
        import outside.settings
        SETTINGS = {"size": 7}
        outside.settings.update(SETTINGS)
        def unused():
            return 2
    ''',
    "charts/flows": '''
        from werket_lib import numbers
        from werket_lib.charts.theme import SETTINGS as _settings
        def plot_flows(section):
            return _draw(section)
        def _draw(section):
            return numbers.print_number(section.value)
        def plot_gauges(section):
            from werket_lib.numbers import parse_number
            return parse_number(section)
    ''',
    "charts/registry": '''
        KNOWN = []
        def register(function):
            KNOWN.append(function)
            return function
        class Base:
            def __init_subclass__(cls):
                KNOWN.append(cls)
    ''',
    "charts/registered": '''
        from werket_lib.charts.registry import KNOWN, Base, register
        @register
        def first():
            return 1
        class Second(Base):
            value = 2
        def plain():
            return 3
        def all_known():
            return KNOWN
    ''',
    "charts/dynamic": '''
        from werket_lib import numbers
        def find(name):
            return globals()[name]
        def _hidden():
            return 1
    ''',
    "text": '''
        from werket_lib import charts
        from werket_lib.numbers import *
        def say():
            return print_number(1)
    ''',
    "picking": '''
        from werket_lib import numbers
        def pick(name):
            return getattr(numbers, name)
    ''',
}  # fmt: skip


def dedent(source):
    return "\n".join(line.removeprefix(" " * 8) for line in source.splitlines())


@pytest.fixture
def library(tmp_path):
    """A library in miniature, whose source a test may change; give it again for what it is then."""

    def build(**changes):
        for name, source in SOURCES.items():
            path = tmp_path / f"{name}.py"
            path.parent.mkdir(exist_ok=True)
            path.write_text(dedent(source))
        for name, (old, new) in changes.items():
            path = tmp_path / f"{name.replace('__', '/')}.py"
            assert old in path.read_text()
            path.write_text(path.read_text().replace(old, new))
        return Library(tmp_path)

    return build


def code_of(reached):
    return {label.removeprefix("code ") for label in reached.digests}


FLOWS = "from werket_lib.charts.flows import plot_flows"
GAUGES = "from werket_lib.charts.flows import plot_gauges"


def test_reaches_what_a_definition_names_and_what_that_names(library):
    found = code_of(reach_from(f"{FLOWS}\nplot_flows(1)", library()))
    assert found == {
        "charts.flows.plot_flows",
        "charts.flows._draw",
        "numbers.print_number",
        "numbers.DIGITS",
        "charts.theme.SETTINGS",
        "charts.theme.(on import)",
    }


def test_an_import_inside_a_function_counts(library):
    assert "numbers.parse_number" in code_of(reach_from(f"{GAUGES}\nplot_gauges(1)", library()))


CHANGES = [
    ({"charts__flows": ("_draw(section)\n", "_draw(section) + 1\n")}, True, False),  # the chart function itself
    ({"charts__flows": ("section.value", "section.other")}, True, False),  # a helper of it
    ({"numbers": ("DIGITS = 3", "DIGITS = 4")}, True, False),  # a constant that the helper uses
    ({"numbers": ("round(", "int(")}, True, False),  # a function of another module
    ({"numbers": ('"x"', '"y"')}, False, True),  # a constant that only the other chart uses
    ({"charts__theme": ('"size": 7', '"size": 8')}, True, True),  # what runs on import
    ({"charts__theme": ("outside.settings.update", "outside.settings.replace")}, True, True),
    ({"charts__theme": ("return 2", "return 3")}, False, False),  # what nobody uses
    ({"charts__flows": ("import numbers", "import text as numbers")}, True, False),  # the same name, from elsewhere
    ({"numbers": ('"""Numbers."""', '"""About numbers."""')}, False, False),  # words about a module
]


@pytest.mark.parametrize(("change", "flows", "gauges"), CHANGES)
def test_a_change_is_seen_by_those_that_reach_it_and_by_no_other(library, change, flows, gauges):
    uses = (f"{FLOWS}\nplot_flows(1)", f"{GAUGES}\nplot_gauges(1)")
    before = [reach_from(code, library()).digests for code in uses]
    after = [reach_from(code, library(**change)).digests for code in uses]
    assert [one != other for one, other in zip(before, after, strict=True)] == [flows, gauges]


@pytest.mark.parametrize(
    "change",
    [
        {"charts__registered": ("return 1", "return 11")},  # a decorator may have kept it
        {"charts__registered": ("value = 2", "value = 22")},  # and so may the class that it is made from
        {"charts__registry": ("KNOWN.append(function)", "KNOWN.insert(0, function)")},
    ],
)
def test_what_registers_itself_on_import_counts_though_nobody_names_it(library, change):
    code = "from werket_lib.charts.registered import all_known\nall_known()"
    assert reach_from(code, library()).digests != reach_from(code, library(**change)).digests


def test_what_does_not_register_itself_does_not_count(library):
    code = "from werket_lib.charts.registered import all_known\nall_known()"
    change = {"charts__registered": ("return 3", "return 33")}
    assert reach_from(code, library()).digests == reach_from(code, library(**change)).digests


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("from werket_lib.charts.dynamic import find\nfind('_hid' + 'den')", "charts.dynamic._hidden"),
        ("from werket_lib.picking import pick\npick('other')", "numbers.other"),
        ("from werket_lib import numbers\ngetattr(numbers, 'oth' + 'er')", "numbers.other"),
        ("from werket_lib.text import say\nsay()", "numbers.print_number"),  # import *
        ("from importlib import import_module\nimport_module('werket_lib.' + 'numbers')", "numbers.other"),
        ("import werket_lib.numbers as n\nn.other()", "numbers.other"),
    ],
)
def test_a_name_made_up_as_it_goes_reaches_the_whole_module(library, code, label):
    assert label in code_of(reach_from(code, library()))


def test_a_data_file_belongs_to_the_module_it_is_named_after_or_its_folder_is_or_to_its_package(library, tmp_path):
    made = library()
    (tmp_path / "charts/flows.yml").write_text("a layout")
    (tmp_path / "charts/colours.json").write_text("{}")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/face.ttf").write_text("a font")
    found = reach_from(FLOWS, made).digests
    assert {label for label in found if label.startswith("file")} == {
        "file charts/flows.yml",
        "file charts/colours.json",
        "file theme/face.ttf",
    }
    assert not [label for label in reach_from("from werket_lib.numbers import other", made).digests if "file" in label]
    (tmp_path / "theme/face.ttf").write_text("another font")
    assert reach_from(FLOWS, Library(tmp_path)).digests != found


def test_names_of_the_library_reach_as_code_does_but_for_what_is_left_out(library):
    names = ["werket_lib.charts.flows:plot_flows"]
    whole, part = (reach_names(names, library(), without=left_out) for left_out in ([], ["werket_lib.numbers"]))
    assert code_of(whole) - code_of(part) == {"numbers.print_number", "numbers.DIGITS"}
    assert code_of(reach_names(["werket_lib.numbers"], library())) >= {"numbers.other", "numbers.parse_number"}


def test_tells_what_others_modules_are_imported(library):
    assert reach_from(FLOWS, library()).outside >= {"outside.settings"}


def test_every_module_of_the_library_can_be_taken_apart():
    assert len(LIBRARY.modules) > 60
    assert all(LIBRARY.pieces(module) for module in LIBRARY.modules)


def test_a_section_does_not_reach_another_sections_charts(root):
    reached = reach_from("from werket_lib.charts.flows import plot_flows\nplot_flows(1)")
    assert "code charts.flows.plot_flows" in reached.digests
    others = ("code charts.gauges", "code sections.temperature", "code text.temperature")
    assert not [label for label in reached.digests if label.startswith(others)]


@pytest.mark.parametrize("mark", ["\u2028", "\x85", "\x0b", "\x0c"])
def test_a_line_ends_where_python_says(library, mark):
    change = {"charts__flows": ("def plot_flows", f"NOTE = 'a{mark}b'\n\n\ndef plot_flows")}
    digests = [
        reach_from(f"{FLOWS}\nplot_flows(1)", library(**change)).digests["code charts.flows._draw"],
        reach_from(f"{FLOWS}\nplot_flows(1)", library()).digests["code charts.flows._draw"],
    ]
    assert digests[0] == digests[1]


@pytest.mark.parametrize(
    "code",
    [
        "with suppress(ImportError):\n    from werket_lib.numbers import other\nother()",
        "if True:\n    from werket_lib.numbers import other\nother()",
        "try:\n    from werket_lib.numbers import other\nexcept ImportError:\n    pass\nother()",
        "from importlib import import_module as load\nload('werket_lib.' + 'numbers')",
    ],
)
def test_an_import_inside_a_statement_or_by_another_name_counts(library, code):
    assert "numbers.other" in code_of(reach_from(code, library()))


def test_what_editors_lay_beside_the_library_is_not_its_own(library, tmp_path):
    before = reach_from(f"{FLOWS}\nplot_flows(1)", library()).digests
    for name in (".flows.py.swp", "flows.py~", "__pycache__/flows.cpython-311.pyc.1234", ".DS_Store"):
        (tmp_path / "charts" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "charts" / name).write_text("x")
    assert reach_from(f"{FLOWS}\nplot_flows(1)", Library(tmp_path)).digests == before
