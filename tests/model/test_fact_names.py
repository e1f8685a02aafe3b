"""What facts are called in Swedish."""

import pytest

from werket_lib.model.fact_names import is_derived, is_diagnostic, name_fact

NAMES = {"orebro": "Örebro", "storre_stad": "Större stad", "nercia_ab": "Nercia AB"}


@pytest.mark.parametrize(
    ("fact", "name"),
    [
        ("rom2.remaining", "Rusta och matcha: kvarstående"),
        ("rom2.area.orebro.remaining.rank", "Rusta och matcha, Örebro: kvarstående, plats"),
        ("groups.storre_stad.unemployment_rate", "Kommungrupper, Större stad: arbetslöshet"),
        ("aub.supplier.nercia_ab.track.m_transport.remaining",
         "Arbetsmarknadsutbildning, Nercia AB, inriktning transport: kvarstående"),
        ("rom2.rating.none.rr1_rate", "Rusta och matcha, utan betyg: RR1, procent"),
        ("ipsu.part.a.remaining", "Individuellt pedagogiskt stöd vid utbildning, del A: kvarstående"),
        ("beveridge.country.tightness", "Beveridgekurvor: lediga jobb per arbetslös"),
        ("survey.respondents", "Werkets enkät: svarande"),
        ("sta.no_such_measure", "Steg till arbete: no such measure"),
    ],
)  # fmt: skip
def test_a_fact_is_named(fact, name):
    assert name_fact(fact, NAMES) == name


def test_what_is_reckoned_and_what_is_a_diagnostic():
    told = ["rom2.remaining", "rom2.remaining.change", "rom2.remaining.score", "seasonal.varsel.m7"]
    assert [(is_derived(one), is_diagnostic(one)) for one in told] == [
        (False, False), (True, False), (False, True), (False, True),
    ]  # fmt: skip
