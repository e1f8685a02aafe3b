"""Facts: their ids, their text, and the bytes they are written as."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from werket_lib.errors import SchemaError
from werket_lib.facts import Fact, FactMaker, Facts, Measure, plain_value, slugify, slugify_all, source_cells
from werket_lib.provenance import Source

JANUARY = pd.Period("2025-01", freq="M")
SOURCE = Source(
    "af_suppliers/2025-01/f.xlsx", "ab" * 32, "AF", "Titel", "sida", "2025-02-12", sample=True,
    columns={"remaining": "Blad 1, pågående"},
)  # fmt: skip


MAKE = FactMaker(slugify, JANUARY, source_cells([SOURCE], "remaining"))


def fact(fact_id: str = "rom2.remaining.change_pct", value=-1.88, **kwargs) -> Fact:
    return Fact(
        id=fact_id,
        value=value,
        unit="percent",
        month=JANUARY,
        decimals=kwargs.pop("decimals", 1),
        computed_by="here",
        sources=(),
        **kwargs,
    )


def series(*values) -> pd.Series:
    return pd.Series(values, index=pd.period_range(end=JANUARY, periods=len(values), freq="M"), dtype="Float64")


@pytest.mark.parametrize("fact_id", ["rom2.remaining", "rom2.supplier.2_konsult.remaining.rank", "temperature.word"])
def test_an_id_is_dotted(fact_id):
    assert fact(fact_id).id == fact_id


@pytest.mark.parametrize(
    "fact_id", ["", "rom2", "rom2.", "Rom2.remaining", "rom2.örebro", "rom2..x", "../x.y", "a.b\n"]
)
def test_an_id_of_another_form_is_refused(fact_id):
    with pytest.raises(ValueError, match="not a fact's id"):
        fact(fact_id)


@pytest.mark.parametrize(
    ("value", "text", "signed"),
    [(-1.88, "−1,9", "−1,9"), (2.34, "2,3", "+2,3"), (-0.04, "0,0", "0,0"), (None, "–", "–"), ("kall", "kall", "kall")],
)
def test_a_fact_prints_its_value(value, text, signed):
    assert (fact(value=value).text, fact(value=value).signed) == (text, signed)


def test_an_id_stands_once_in_a_section():
    with pytest.raises(SchemaError, match=r"two facts have the id 'a\.b'"):
        Facts([fact("a.b"), fact("a.b")])
    with pytest.raises(SchemaError, match=r"two facts have the id 'a\.b'"):
        Facts([fact("a.b")]) | Facts([fact("a.b")])


def test_facts_keep_the_order_they_were_made_in():
    assert list(Facts([fact("b.b")]) | Facts([fact("a.a"), fact("c.c")])) == ["b.b", "a.a", "c.c"]


def test_a_fact_is_the_last_of_its_series_and_keeps_the_rest_as_history():
    made = MAKE.series("a.b", series(1, None, 3), "persons")
    assert (made.value, made.month) == (3.0, JANUARY)
    assert made.history is not None
    assert made.history.index.astype(str).tolist() == ["2024-11", "2025-01"]


def test_a_maker_gives_what_its_facts_have_in_common():
    made = MAKE.value("a.b", float("nan"), "percent", 2, by=slugify_all)
    assert (made.value, made.unit, made.month, made.decimals) == (None, "percent", JANUARY, 2)
    assert made.computed_by == "werket_lib.facts.slugify_all"
    assert made.sources == source_cells([SOURCE], "remaining")
    assert MAKE.value("a.b", 1, "count").computed_by == "werket_lib.facts.slugify"


def test_a_measure_becomes_a_fact_in_each_row():
    table = pd.DataFrame({"people": [3, 2], "share": [60.0, None]})
    made = MAKE.rows(table, ["a.x", "a.y"], [Measure("people", "", "persons"), Measure("share", ".pct", "percent", 1)])
    assert [(one.id, one.value, one.decimals) for one in made] == [
        ("a.x", 3, 0), ("a.x.pct", 60.0, 1), ("a.y", 2, 0), ("a.y.pct", None, 1),
    ]  # fmt: skip


def test_a_series_that_ends_in_a_hole_makes_a_fact_without_a_value():
    made = MAKE.series("a.b", series(1, 2, None), "persons")
    assert made.value is None
    assert made.text == "–"


def test_a_single_month_is_no_history():
    assert MAKE.series("a.b", series(1), "persons").history is None


def test_grounds_name_file_hash_and_cells_of_the_column():
    assert source_cells([SOURCE], "remaining") == (
        {"file": SOURCE.file, "sha256": SOURCE.sha256, "cells": "Blad 1, pågående", "sample": True},
    )
    assert source_cells([SOURCE], "left") == ()


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (np.int64(5), 5),
        (np.float64(0.5), 0.5),
        (pd.NA, None),
        (math.nan, None),
        (math.inf, None),
        (None, None),
        ("x", "x"),
    ],
)
def test_values_become_what_json_holds(value, plain):
    assert plain_value(value) == plain
    assert type(plain_value(value)) is type(plain)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Örebro", "orebro"),
        ("Arcus Utbildning & Jobbförmedling AB", "arcus_utbildning_jobbformedling_ab"),
        ("Euniq'em AB", "euniq_em_ab"),
        ("../../etc/passwd", "etc_passwd"),
        ("漢字", "u6f22_5b57"),
    ],
)
def test_a_name_becomes_a_part_of_an_id(name, slug):
    assert slugify(name) == slug


@given(st.lists(st.text(min_size=1, max_size=12), max_size=20, unique=True))
def test_every_name_has_a_slug_of_its_own_that_an_id_may_hold(names):
    slugs = slugify_all(names)
    assert list(slugs) == names
    assert len(set(slugs.values())) == len(names)
    for slug in slugs.values():
        assert fact(f"rom2.supplier.{slug}.remaining")


def test_names_that_look_alike_are_numbered_past_those_taken():
    assert slugify_all(["Å 2", "A", "Å", "a!"]) == {"Å 2": "a_2", "A": "a", "Å": "a_3", "a!": "a_4"}


def test_a_fact_stands_in_the_document_with_its_text():
    assert fact(value=-1.8795).to_json() == {
        "id": "rom2.remaining.change_pct",
        "value": -1.8795,
        "unit": "percent",
        "month": "2025-01",
        "decimals": 1,
        "text": "−1,9",
        "computed_by": "here",
        "sources": [],
    }


def test_a_fact_is_read_back_as_it_was_written():
    written = fact(value=-1.8795)
    assert Fact.from_json(written.to_json()) == written
    history = Fact.from_json(written.to_json(), {"2024-12": 1.0, "2025-01": -1.8795}).history
    assert history is not None
    assert list(history.items()) == [(pd.Period("2024-12", freq="M"), 1.0), (pd.Period("2025-01", freq="M"), -1.8795)]
