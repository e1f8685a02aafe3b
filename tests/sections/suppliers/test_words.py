"""Sentences on the suppliers: who leads, gained, lost, kept and moved, and nobody else."""

from tests.sections.frames import DECEMBER, JANUARY, published_suppliers, supplier_flows
from tests.sections.services.test_words import plain
from werket_lib.sections.suppliers.numbers import SupplierMarket, summarise_rom2_suppliers
from werket_lib.sections.suppliers.words import (
    alt_ranking,
    alt_suppliers_over_time,
    describe_ranking,
    describe_suppliers,
    headline_suppliers,
)

PUBLISHED = summarise_rom2_suppliers(published_suppliers(), JANUARY, start=DECEMBER)


def two_months(before: dict[str, int | None], now: dict[str, int | None]) -> SupplierMarket:
    return summarise_rom2_suppliers(supplier_flows({DECEMBER: before, JANUARY: now}), JANUARY, start=DECEMBER)


def test_the_number_of_suppliers_and_their_size():
    section = two_months({"A": 60, "B": 41}, {"A": 50, "B": 40, "C": 10, "D": 0})
    assert plain(describe_suppliers(section)) == (
        "I januari 2025 redovisade Arbetsförmedlingen 4 leverantörer i Rusta och matcha, två fler än i december. "
        "I genomsnitt hade varje leverantör 25,0 deltagare, 25,5 färre än i december, men hälften hade 25 deltagare "
        "eller färre."
    )
    assert plain(headline_suppliers(section)) == (
        "Rusta och matcha hade 4 leverantörer i januari, två fler än i december, med i genomsnitt 25,0 deltagare "
        "vardera."
    )


def test_an_unchanged_number_of_suppliers():
    text = plain(describe_suppliers(two_months({"A": 60}, {"A": 60})))
    assert "1 leverantör i Rusta och matcha, lika många som i december" in text
    assert "60,0 deltagare, lika många som i december" in text


def test_a_ranking():
    changes, leads = plain(describe_ranking(PUBLISHED)).split("\n\n")
    assert leads == (
        "Störst var HelloLilly, med 631 deltagare och 17,92 procent av marknaden, följd av Iris Hadar "
        "(17,89 procent) och Jobbklar (17,89 procent)."
    )
    assert changes == (
        "Av de sex största minskade tre, två var oförändrade (Coachgruppen och Haga) och en ökade (HelloLilly). "
        "Bland de största leverantörerna ökade HelloLilly mest, med 14 deltagare. Mest minskade Jobbklar, med "
        "21 deltagare."
    )


def test_only_those_that_kept_their_count_to_the_person_are_said_to():
    text = plain(describe_ranking(two_months({"A": 40_001, "B": 50}, {"A": 40_000, "B": 50})))
    assert "Av de två största minskade en och en var oförändrad (B)." in text
    assert "Mest minskade A, med 1 deltagare." in text


def test_those_that_tie_are_told_together():
    text = plain(describe_ranking(two_months({"A": 100, "B": 50, "C": 9}, {"A": 90, "B": 40, "C": 9})))
    assert "Mest minskade A och B, med 10 deltagare vardera." in text


def test_two_in_front():
    text = plain(describe_ranking(two_months({"A": 50, "B": 50}, {"A": 50, "B": 50})))
    assert text.endswith("\n\nStörst var A och B, med 50 deltagare och 50,00 procent av marknaden vardera.")
    assert "Ingen av de största leverantörerna ökade. Ingen minskade." in text


def test_a_supplier_without_an_earlier_count_neither_gained_nor_moved():
    text = plain(describe_ranking(two_months({"A": 10, "Maskad": None}, {"A": 11, "Maskad": 9, "Ny": 8})))
    assert text.startswith("Av de tre största ökade en. Maskad och Ny saknade redovisat antal i december.")
    assert "leverantörerna ökade A mest, med 1 deltagare." in text


def test_a_single_supplier():
    assert describe_ranking(two_months({"A": 5}, {"A": 7})) == (
        "A är den enda leverantören med redovisade deltagare: 7."
    )


def test_alt_texts():
    assert plain(alt_ranking(PUBLISHED)) == (
        "De största leverantörerna i Rusta och matcha efter antal deltagare i januari 2025, från "
        "HelloLilly med 631 till "
        "Haga med 506. Störst ökning bland dem: HelloLilly (+14). Störst minskning bland dem: Jobbklar (−21)."
    )
    assert plain(alt_suppliers_over_time(PUBLISHED)) == (
        "Antalet leverantörer i Rusta och matcha går från 6 i december 2024 till 6 i januari 2025, "
        "flest i december 2024. "
        "Antalet deltagare per leverantör går från 592,7 till 586,8, flest i december 2024."
    )


def test_the_alt_text_of_a_single_supplier_that_stood_still():
    assert plain(alt_ranking(two_months({"A": 5}, {"A": 5}))) == (
        "De största leverantörerna i Rusta och matcha efter antal deltagare i januari 2025, A med 5."
    )
