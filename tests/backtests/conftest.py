"""What every backtest compares: the published tables, and the facts of the sample month's run."""

import json

import pandas as pd
import pytest


@pytest.fixture(scope="session")
def published(shared):
    folder = shared / "published/2025-01"
    return lambda name: pd.read_csv(folder / name)


@pytest.fixture(scope="session")
def facts(sample_report):
    document = json.loads((sample_report / "facts.json").read_text(encoding="utf-8"))
    return {fact["id"]: fact for fact in document["facts"]}
