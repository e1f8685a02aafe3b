"""How much there is to read: only what is news, and what is unusual."""

import json

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.xdist_group("report")

MOST = {"00_overview": 250}  # words; figures, tables and the overview's list of headlines not counted
MOST_ELSEWHERE = 180
SECTIONS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("section", SECTIONS)
def test_a_sections_sentences_are_few(section, sample_report):
    blocks = json.loads((sample_report / f"sections/{section}.json").read_text(encoding="utf-8"))["blocks"]
    texts = [text for block in blocks if block["kind"] == "text" for text in block["paragraphs"]]
    words = sum(len(text.replace("\u00a0", " ").split()) for text in texts)
    assert 0 < words <= MOST.get(section, MOST_ELSEWHERE), f"{words} words"
