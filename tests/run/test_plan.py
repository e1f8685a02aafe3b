"""Notebooks' parameters are typed and known. A failure means that a misspelt parameter would pass in silence."""

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from werket_lib.cache.table_reads import Reads
from werket_lib.errors import InputError, ParameterError
from werket_lib.kernels.limits import Limits
from werket_lib.kernels.start import Kernels
from werket_lib.provenance import SourcedTable
from werket_lib.run.execute import run_notebook
from werket_lib.run.parameters import read_assignments
from werket_lib.run.plan import check_parameters, choose_sections, plan_sections, read_title
from werket_lib.run.settings import ExecutionSettings
from werket_lib.store import write_table

MONTH = pd.Period("2025-01", freq="M")


def notebook_with(source):
    return new_notebook(cells=[new_code_cell(source, metadata={"tags": ["parameters"]})])


def test_plans_the_reports_sections_in_order(root, tmp_path):
    plans = plan_sections(root, MONTH, tmp_path)
    names = [plan.name for plan in plans]
    assert names == sorted(names)
    assert {"10_temperature", "30_rom2_participants", "33_rom2_suppliers", "40_sta"} <= set(names)
    sta = next(plan for plan in plans if plan.name == "40_sta")
    assert sta.tables == ("service_flows", "supplier_flows")
    assert (sta.title, sta.question[-1]) == ("Steg till arbete", "?")


def test_a_table_that_may_be_absent_is_one_of_those_read(mini, tmp_path):
    extra = 'read_optional_table("af_delivery_areas", parse_month(month), Path(processed_dir))'
    mini.write("31_third", title="Tredje", extra=f"from werket_lib.store import read_optional_table\n{extra}")
    plans = {plan.name: plan for plan in plan_sections(mini.root, MONTH, tmp_path)}
    assert plans["31_third"].tables == ("service_flows", "af_delivery_areas")
    read = Reads({"af_delivery_areas": None})
    before, others = plans["31_third"].key(MONTH, tmp_path, read), plans["10_first"].key(MONTH, tmp_path, Reads())
    table = pd.DataFrame({"municipality_code": ["0180"], "delivery_area": ["Stockholm Mitt"]})
    write_table("af_delivery_areas", MONTH, SourcedTable(table, ()), tmp_path, ingredients={"code": "k"})
    assert "table af_delivery_areas is no longer used" in plans["31_third"].key(MONTH, tmp_path, read).changes_since(
        before.ingredients
    )
    assert plans["10_first"].key(MONTH, tmp_path, Reads()) == others


def test_an_unknown_section_is_named(root, tmp_path):
    with pytest.raises(InputError, match=r"no section \['99_nothing'\]; there are \['"):
        choose_sections(plan_sections(root, MONTH, tmp_path), ["99_nothing"])


def test_where_processed_tables_lie_does_not_change_the_key(root, tmp_path):
    here, there = (plan_sections(root, MONTH, tmp_path / name)[0] for name in ("a", "b"))
    assert here.key(MONTH, tmp_path / "a", Reads()) == there.key(MONTH, tmp_path / "b", Reads())


def test_misspelt_parameter_is_refused_before_a_kernel_starts(root, tmp_path):
    with pytest.raises(ParameterError, match=r"40_sta.ipynb has no parameter \['mnoth'\]; it has \['month', "):
        run_notebook(
            root / "notebooks/40_sta.ipynb",
            tmp_path / "executed.ipynb",
            {"mnoth": "2025-01"},
            ExecutionSettings(Kernels(tmp_path, tmp_path), Limits(), jobs=1),
        )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("declared", "given", "problem"),
    [
        ("largest: int = 30", "30", r"'largest' is '30'; expected int"),
        ("largest: int = 30", True, r"'largest' is True; expected int"),
        ("month: str = ''", 2025, r"'month' is 2025; expected str"),
        ("share: float = 0.25", "0,25", r"'share' is '0,25'; expected float"),
    ],
)
def test_a_parameter_of_another_type_is_refused(declared, given, problem):
    name = declared.split(":")[0]
    with pytest.raises(ParameterError, match=problem):
        check_parameters(notebook_with(declared), {name: given}, name="x.ipynb")


def test_a_whole_number_will_do_for_a_float():
    check_parameters(notebook_with("share: float = 0.25"), {"share": 1}, name="x.ipynb")


@pytest.mark.parametrize("source", ["month = '2025-01'", "month: str = ''\nprint(month)", "months: list = []"])
def test_a_parameter_without_a_known_type_is_refused(source):
    with pytest.raises(ParameterError, match=r"a parameter is written|expected one of"):
        check_parameters(notebook_with(source), {}, name="x.ipynb")


def test_a_notebook_without_parameters_is_refused():
    with pytest.raises(ParameterError, match="expected one cell tagged 'parameters', found 0"):
        check_parameters(new_notebook(), {}, name="x.ipynb")


def test_reads_title_and_question(root):
    notebook = nbformat.read(root / "notebooks/10_temperature.ipynb", as_version=4)
    assert read_title(notebook) == ("Temperaturen på arbetsmarknaden", "Hur varm är arbetsmarknaden?")


def test_a_section_is_given_a_typed_parameter(root, tmp_path):
    given = {"20_municipality_groups": {"start_month": "2023-02"}, "31_rom2_results": {"threshold_pct": "30"}}
    plans = {plan.name: plan for plan in plan_sections(root, MONTH, tmp_path, given=given)}
    assert plans["20_municipality_groups"].parameters["start_month"] == "2023-02"
    assert "start_month" not in plans["21_beveridge"].parameters


@pytest.mark.parametrize(
    ("assignment", "message"),
    [
        ("20_municipality_group.start_month=2023-02", "no section '20_municipality_group'; the nearest are 20_munic"),
        ("20_municipality_groups.start_mnoth=2023-02", "no parameter 'start_mnoth' to set; the nearest are start_mon"),
        ("20_municipality_groups.start_month=februari", "not a month: 'februari'"),
        ("20_municipality_groups.month=2023-02", "no parameter 'month' to set"),
        ("start_month", "not a parameter: 'start_month'"),
    ],
)
def test_a_parameter_that_cannot_be_set_is_told_before_anything_runs(root, tmp_path, assignment, message):
    with pytest.raises(InputError, match=message):
        plan_sections(root, MONTH, tmp_path, given=read_assignments([assignment]))
