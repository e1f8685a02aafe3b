"""What the README shows does what it says. A failure means that a stranger's first try fails."""

import re
import subprocess
import sys

import numpy as np
import pandas as pd


def test_three_lines_adjust_a_series_of_ones_own(root, tmp_path):
    (snippet,) = re.findall(r"```python\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(snippet.splitlines()) == 3
    months = pd.date_range("2015-01-01", periods=120, freq="MS")
    season = np.tile(np.cos(np.arange(12) * np.pi / 6), 10)
    noise = np.random.default_rng(1).normal(0, 0.05, 120)
    pd.DataFrame({"value": 7 + season + noise}, index=months).to_csv(tmp_path / "series.csv")
    subprocess.run([sys.executable, "-W", "error", "-c", snippet], cwd=tmp_path, check=True)
    adjusted = pd.read_csv(tmp_path / "adjusted.csv", index_col=0)
    assert list(adjusted)[:2] == ["observed", "adjusted"]
    assert (adjusted["adjusted"] - 7 - noise).abs().max() < 0.1
    assert (adjusted["seasonal"] - season).abs().max() < 0.1


def test_every_link_of_the_readme_leads_somewhere(root):
    links = re.findall(r"\]\(([^)#]+)\)", (root / "README.md").read_text(encoding="utf-8"))
    assert len(links) > 5
    assert [link for link in links if not (root / link).exists()] == []
