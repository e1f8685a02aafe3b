"""How what was printed is compared with what is made."""

import pandas as pd


def results(sample_report, name: str) -> pd.DataFrame:
    """Read a table that a section left, such as ``40_sta.suppliers.csv``."""
    return pd.read_csv(sample_report / "results" / name)


def same_name(printed: str, name: str) -> bool:
    """Tell whether a printed name is this one; names that the page cut end with two points."""
    return name.startswith(printed[:-2]) if printed.endswith("..") else name == printed
