"""Long words in headings may be parted where Swedish allows it."""

import pytest

from werket_lib.pages.hyphens import soften


@pytest.mark.parametrize(
    ("word", "parted"),
    [
        ("Arbetsmarknadsutbildning", "Arbets-marknads-utbildning"),
        ("avvikelserapportering", "avvikelse-rapportering"),
        ("Beveridgekurvan", "Beveridgekurvan"),
        ("Den lokala arbetsmarknaden", "Den lokala arbetsmarknaden"),
    ],
)
def test_only_long_words_are_parted(word, parted):
    assert soften(word).replace("\u00ad", "-") == parted
