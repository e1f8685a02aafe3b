"""Every public name is documented, and its examples give what they say. A failure means a first try that fails."""

import doctest
import inspect
import re
import subprocess
import sys
import time

import pytest

import werket_lib as wl

pytestmark = pytest.mark.xdist_group("lab")
PARTS = ("Parameters", "Returns", "Examples")


@pytest.mark.parametrize("name", wl.__all__)
def test_the_examples_of_a_name_give_what_they_say(name):
    function = getattr(wl, name)
    (test,) = doctest.DocTestFinder(recurse=False).find(function, name, globs={})
    assert test.examples
    result = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test)
    assert result.failed == 0


def test_the_question_of_the_readme_is_answered_as_it_stands_there(root, capsys):
    """Of the 21 counties, which go faster than the municipalities; those are in the first example notebook."""
    (snippet,) = re.findall(r"```pycon\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    lines = [line.removeprefix(">>> ") for line in snippet.replace("municipality", "county").splitlines()]
    names: dict[str, object] = {}
    exec("\n".join(lines[:-2]), names)
    figure, told = (eval(line, names) for line in lines[-2:])
    assert figure.get_label() == "Linjediagram: Störst ökning sedan maj 2024, procent av arbetskraften, säsongsrensat"
    assert told["status"].tolist() == ["provisional"] * 3
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", wl.__all__)
def test_a_name_says_what_it_takes_gives_and_how_it_is_used(name):
    told = inspect.getdoc(getattr(wl, name))
    assert [part for part in PARTS if f"\n{part}\n---" not in told] == []


def test_the_names_are_listed_and_complete():
    assert set(wl.__all__) <= set(dir(wl))
    assert {"tables", "read", "facts", "series", "adjust", "chart", "explain", "uses"} == set(wl.__all__)


def test_an_unknown_name_says_which_there_are():
    with pytest.raises(AttributeError, match="there are adjust, chart, explain, facts"):
        wl.tabels  # noqa: B018 - asked for on purpose


def test_facts_is_the_function_whatever_was_imported_before():
    code = "import werket_lib.facts, werket_lib as wl; wl.read; print(wl.facts.__module__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "werket_lib.desk.grounds"


def test_the_import_takes_less_than_a_fifth_of_a_second():
    code = "import time; t = time.perf_counter(); import werket_lib; print(time.perf_counter() - t)"
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 0.2
    assert time.perf_counter() - began < 10
