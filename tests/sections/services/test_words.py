"""Sentences on a service: every form that its numbers can give them."""

import re

import pytest

from tests.sections.frames import JANUARY, ipsu_market, service_flows, supplier_flows
from werket_lib.sections.services.market import Market, summarise_market
from werket_lib.sections.services.numbers import ServiceFlows, summarise_flows
from werket_lib.sections.services.words import alt_flows, alt_market, describe_flows, describe_market, headline_flows

PUBLISHED = {"remaining": [40168, 39413], "new": [5974, 5854], "left": [5123, 6589]}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def rom2(service: str = "ROM2", **flows: list[int]) -> ServiceFlows:
    length = max(len(values) for values in flows.values())
    start = JANUARY - (length - 1)
    return summarise_flows(service_flows(service, **flows), service=service, month=JANUARY, start=start)


def sta_market(**counts: int | None) -> Market:
    named = {name.replace("_", " "): count for name, count in counts.items()}
    return summarise_market(supplier_flows({JANUARY: named}, "STA"), service="STA", month=JANUARY)


def test_a_month_as_published():
    assert plain(describe_flows(rom2(**PUBLISHED))) == (
        "I slutet av januari 2025 deltog 39 413 personer i Rusta och matcha, 755 färre än i december (1,9 procent).\n\n"
        "Under januari började 5 854 personer, 120 färre än i december (2,0 procent). Samtidigt lämnade 6 589 personer "
        "tjänsten, 1 466 fler än i december (28,6 procent). Det motsvarar 16,4 procent av deltagarna i slutet av "
        "december. Serien är för kort för att säga vad som är vanligt i januari. Medel sedan december 2024: 39 791 "
        "deltagare, 5 914 nya och 5 856 som lämnade."
    )


def test_a_year_and_a_record():
    section = rom2(remaining=[300, 250, *[200] * 10, 240], new=[60, *[10] * 12], left=[10] * 13)
    stock, movements = plain(describe_flows(section)).split("\n\n")
    assert stock == (
        "I slutet av januari 2025 deltog 240 personer i Rusta och matcha, 40 fler än i december (20,0 procent) och "
        "60 färre än i januari 2024 (20,0 procent). Antalet var det högsta sedan februari 2024."
    )
    assert movements.startswith(
        "Under januari började 10 personer, lika många som i december och 50 färre än i januari 2024 (83,3 procent). "
        "Samtidigt lämnade 10 personer tjänsten, lika många som i december och lika många som i januari 2024. Det "
        "motsvarar 5,0 procent av deltagarna i slutet av december."
    )


JANUARIES = [100, 110, *[100] * 10] * 4  # the frame ends in January, so these rises are those of January


def test_what_every_january_brings_is_as_usual_and_the_rest_deviates():
    section = rom2(new=[*JANUARIES, 100, 110], remaining=[*JANUARIES, 100, 160], left=[*JANUARIES, 100, 80])
    assert (
        "Antalet deltagare avvek kraftigt och utflödet kraftigt, men inte inflödet: mellan december och januari brukar "
        "antalet deltagare öka med 10 och utflödet med 10."
    ) in plain(describe_flows(section))
    assert plain(headline_flows(section)) == (
        "Antalet deltagare i Rusta och matcha ökade kraftigt i januari med 60 till 160, 50 fler än ett år tidigare, "
        "samtidigt som antalet som lämnade tjänsten minskade kraftigt."
    )


def test_a_first_month_is_compared_with_nothing():
    assert plain(describe_flows(rom2(remaining=[50], new=[7], left=[1]))) == (
        "I slutet av januari 2025 deltog 50 personer i Rusta och matcha.\n\n"
        "Under januari började 7 personer. Samtidigt lämnade 1 person tjänsten."
    )


def test_two_decimals_of_percent_are_not_for_a_few():
    flows = {"remaining": [500, 444], "new": [10, 10], "left": [9, 9]}
    assert "56 färre än i december (11,2 procent)" in plain(describe_flows(rom2(**flows)))
    assert "56 färre än i december." in plain(describe_flows(rom2("KVL", **flows)))  # its percents have two decimals


def test_small_changes_are_given_no_percent():
    text = plain(describe_flows(rom2(remaining=[3, 0], new=[0, 1], left=[40000, 39999])))
    assert text.startswith("I slutet av januari 2025 deltog ingen i Rusta och matcha, tre färre än i december.")
    assert "började 1 person, en fler än i december." in text
    assert "lämnade 39 999 personer tjänsten, en färre än i december." in text  # more than there were: no rate


@pytest.mark.parametrize(
    ("flows", "headline"),
    [
        (
            PUBLISHED,
            "Antalet deltagare i Rusta och matcha minskade i januari med 755 till 39 413.",
        ),
        (
            {"remaining": [1000, 1009]},
            "Antalet deltagare i Rusta och matcha ökade i januari med 9 till 1 009.",
        ),
        ({"remaining": [50, 50]}, "Antalet deltagare i Rusta och matcha var oförändrat i januari, 50."),
        ({"remaining": [50]}, "Rusta och matcha hade 50 deltagare i januari."),
        ({"remaining": [0]}, "Rusta och matcha hade inga deltagare i januari."),
    ],
)
def test_headlines(flows, headline):
    assert plain(headline_flows(rom2(**flows))) == headline


def test_the_alt_text_of_the_flows():
    assert plain(alt_flows(rom2(**PUBLISHED))) == (
        "Rusta och matcha i januari 2025: kvarstående 39 413 (−755, −1,9 procent), nya 5 854 (−120, −2,0 procent) "
        "och lämnade 6 589 (+1 466, +28,6 procent). Linjerna börjar i december 2024; antalet kvarstående var störst i "
        "december 2024 och minst i januari 2025."
    )


def test_the_alt_text_of_flows_that_stand_still_or_begin():
    assert plain(alt_flows(rom2(remaining=[5, 5], new=[0, 1], left=[1, 1]))) == (
        "Rusta och matcha i januari 2025: kvarstående 5 (oförändrat), nya 1 (+1) och lämnade 1 (oförändrat). "
        "Linjerna börjar i december 2024."
    )
    assert plain(alt_flows(rom2(remaining=[5], new=[1], left=[2]))) == (
        "Rusta och matcha i januari 2025: kvarstående 5, nya 1 och lämnade 2. Linjerna börjar i januari 2025."
    )


def test_a_market():
    market = sta_market(Arcus=2501, Arbetslivsresurs=1474, Iris=732, Jobfind=467, Maskad=None, Tom=0)
    assert plain(describe_market(market)) == (
        "I januari 2025 hade fyra leverantörer redovisade deltagare i Steg till arbete. Störst var Arcus, med "
        "2 501 deltagare och 48,3 procent av marknaden, följd av Arbetslivsresurs (28,5 procent) "
        "och Iris (14,1 procent). För en leverantör är antalet så litet att det inte redovisas."
    )


def test_a_market_with_two_in_front():
    assert plain(describe_market(sta_market(A=40, B=40, C=20, D=None, E=None))) == (
        "I januari 2025 hade tre leverantörer redovisade deltagare i Steg till arbete. Störst var A och B, "
        "med 40 deltagare och 40,0 procent av marknaden vardera. Därefter kom C (20,0 procent). "
        "För två leverantörer är antalet så litet att det inte redovisas."
    )


def test_a_market_of_one_and_of_none():
    assert plain(describe_market(sta_market(Ensam=12))) == (
        "Alla redovisade deltagare i Steg till arbete i januari 2025, 12, finns hos Ensam."
    )
    assert plain(describe_market(sta_market(Maskad=None))) == (
        "För Steg till arbete redovisas inget antal för någon leverantör i januari 2025."
    )


def test_the_alt_text_of_a_market():
    assert plain(alt_market(sta_market(A=50, B=30, C=15, D=5))) == (
        "Deltagare per leverantör i Steg till arbete, januari 2025, störst först: A 50 (50,0 procent), "
        "B 30 (30,0 procent), C 15 (15,0 procent) och en mindre leverantör."
    )
    assert plain(alt_market(sta_market(Maskad=None))) == (
        "Steg till arbete i januari 2025: inget antal redovisas för någon leverantör."
    )


def test_a_market_in_parts():
    market = ipsu_market({"Iris AB": {"A": 173, "B": 21}, "Jobfind": {"A": 177}, "Clustera": {"A": 116, "B": None}})
    assert plain(describe_market(market)) == (
        "I januari 2025 hade tre leverantörer redovisade deltagare i individuellt pedagogiskt stöd vid utbildning. "
        "Störst var Iris AB, med 194 deltagare och 39,8 procent av marknaden, följd av Jobfind (36,3 procent) "
        "och Clustera (23,8 procent). Av deltagarna fanns 466 i del A (95,7 procent) och 21 i del B "
        "(4,3 procent)."
    )
    assert plain(alt_market(market)) == (
        "Deltagare per leverantör i individuellt pedagogiskt stöd vid utbildning, januari 2025, störst först: "
        "Iris AB 194 (39,8 procent, del A 173, del B 21), Jobfind 177 (36,3 procent, del A 177, del B 0) "
        "och Clustera 116 (23,8 procent, del A 116, del B –)."
    )


def test_a_part_that_only_one_supplier_has():
    market = ipsu_market({"Iris AB": {"A": 173, "B": 21}, "Jobfind": {"A": 177}})
    assert plain(describe_market(market)).endswith(
        "Av deltagarna fanns 350 i del A (94,3 procent) och 21 i del B (5,7 procent). "
        "Bara Iris AB hade deltagare i del B."
    )


def test_a_flow_that_alone_is_unusual_is_the_headline():
    section = rom2(new=[*JANUARIES, 100, 80], remaining=[*JANUARIES, 100, 110], left=[*JANUARIES, 100, 110])
    assert plain(headline_flows(section)) == (
        "Antalet som började i Rusta och matcha minskade i januari med 20 till 80, fast det brukar öka mellan de två "
        "månaderna."
    )
    section = rom2(left=[*JANUARIES, 100, 140], remaining=[*JANUARIES, 100, 110], new=[*JANUARIES, 100, 110])
    assert plain(headline_flows(section)) == (
        "Antalet som lämnade Rusta och matcha ökade i januari med 40 till 140, mer än vanligt."
    )


def test_no_line_is_broken_between_a_number_and_its_unit():
    for text in (describe_flows(rom2(**PUBLISHED)), alt_flows(rom2(**PUBLISHED)), headline_flows(rom2(**PUBLISHED))):
        assert not re.search(r"\d (procent|personer|fler|färre|\d)", text)


def test_names_stand_as_they_are_and_end_with_one_stop():
    market = summarise_market(supplier_flows({JANUARY: {"<b>Werket & Co.": 3}}, "STA"), service="STA", month=JANUARY)
    assert describe_market(market).endswith("finns hos <b>Werket & Co.")


def test_a_streak_of_three_months_is_told():
    falling = rom2(remaining=[40, 50, 40, 30, 20])
    assert "Det var tredje månaden i rad som antalet minskade." in plain(describe_flows(falling))
    assert "i rad" not in plain(describe_flows(rom2(remaining=[40, 30, 30, 20])))
