"""The yearly review looks at every series that the report adjusts."""

import pytest

from werket_lib.errors import DataError
from werket_lib.months import parse_month
from werket_lib.run.review import review_specs
from werket_lib.sections.beveridge.adjusted_rates import DECLARED_RATES
from werket_lib.sections.indicators.numbers import DECLARED


@pytest.fixture(scope="module")
def review(werket, sample_data):
    assert werket("data", "2025-01", "--data", sample_data).returncode == 0
    return review_specs(parse_month("2025-01"), sample_data / "processed")


def test_indicators_and_groups_are_reviewed_alike(review):
    assert list(review.specs) == [*DECLARED, *DECLARED_RATES]
    assert not review.failures


def test_frozen_rates_are_what_is_identified_now(review):
    assert not [line for line in review.differences if line.startswith("beveridge.")]


def test_review_is_written_as_the_sections_read_it(review, tmp_path):
    path = review.write(tmp_path / "specs.json")
    assert path.read_text(encoding="utf-8").startswith('{\n "varsel": {')


def test_table_that_is_not_made_is_told(tmp_path):
    with pytest.raises(DataError, match="indicators"):
        review_specs(parse_month("2025-01"), tmp_path)
