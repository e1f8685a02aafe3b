"""The sample editions, read back from data/raw without the library's own readers."""

import hashlib
import json
import re
import zipfile
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest
import yaml
from python_calamine import CalamineWorkbook

from scripts.sample import anchors, truth
from scripts.sample.editions import DATASETS, write_edition
from scripts.sample.markets import LABELS
from scripts.sample.series import apportion, month_range, pin
from werket_lib.codes import QUESTIONS

RAW = Path(__file__).parents[2] / "data" / "raw"
SAMPLES = [(dataset, edition) for dataset in DATASETS for edition in dataset.editions()]
JANUARY, DECEMBER = "2025-01", "2024-12"
MONTHS = month_range("2015-01")


def raw_file(dataset, edition=JANUARY):
    return dataset.path(RAW, edition)


def named(name):
    return next(dataset for dataset in DATASETS if dataset.name == name)


def read_cache(path):
    """Read a pivot cache by regular expressions: enough for files of our own making."""
    with zipfile.ZipFile(path) as archive:
        definition = archive.read("xl/pivotCache/pivotCacheDefinition1.xml").decode()
        records = archive.read("xl/pivotCache/pivotCacheRecords1.xml").decode()
    fields = re.findall(r'<cacheField name="(\w+)"[^>]*>(.*?)</cacheField>', definition)
    cells = np.array(re.findall(r'<(?:([nx]) v="([^"]+)"|m)/>', records), dtype=object)[:, 1]
    table = pd.DataFrame(cells.reshape(-1, len(fields)), columns=[name for name, _ in fields])
    for name, shared in fields:
        items = re.findall(r'<s v="([^"]*)"/>', shared)
        table[name] = table[name].astype(int).map(dict(enumerate(items))) if items else pd.to_numeric(table[name])
    return table


def read_suppliers(edition):
    sheet = CalamineWorkbook.from_path(raw_file(named("af_suppliers"), edition)).get_sheet_by_name("1) LEVERANTÖR")
    header, *rows = sheet.to_python()
    table = pd.DataFrame(rows, columns=header)
    assert header == [
        "leverantor", "period", "tjanst", "tjanstdelt_ny", "tjanstdelt_pagaende", "tjanstdelt_avslutat",
    ]  # fmt: skip
    table.columns = ["supplier", "month", "service", "new", "remaining", "left"]
    for flow in ("new", "remaining", "left"):
        masked = table[flow] == "<5"
        table[flow] = pd.to_numeric(table[flow].mask(masked))
    return table


@pytest.fixture(scope="module")
def suppliers():
    return read_suppliers(JANUARY)


@pytest.fixture(scope="module")
def rom2(suppliers):
    return suppliers[suppliers["service"] == LABELS["ROM2"]]


@pytest.fixture(scope="module")
def unemployment():
    return read_cache(raw_file(named("af_unemployment")))


@pytest.fixture(scope="module")
def vacancies():
    return read_cache(raw_file(named("af_vacancies")))


@pytest.fixture(scope="module")
def duration():
    return read_cache(raw_file(named("af_time_without_work")))


@pytest.fixture(scope="module")
def varsel():
    sheet = CalamineWorkbook.from_path(raw_file(named("af_varsel"))).get_sheet_by_name("Varsel")
    title, source, empty, header, *rows = sheet.to_python()
    assert title[0] == "Inkomna varsel, berörda personer efter näringsgren och månad"
    assert source[0] == "Källa: Arbetsförmedlingen"
    assert not any(empty)
    return pd.DataFrame(rows, columns=header)


@pytest.fixture(scope="module")
def national_rate(unemployment):
    sums = unemployment.groupby("PERIOD")[["TOTSOK", "TOTAK"]].sum()
    return 100 * sums["TOTSOK"] / sums["TOTAK"]


def barometer(edition):
    answer = json.loads(raw_file(named("ki_barometer"), edition).read_text(encoding="utf-8-sig"))
    return {row["key"][1]: row["values"][0] for row in answer["data"] if row["key"][0] == "KIFI"}


# Published figures


def test_anchors_are_the_figures_of_the_issue():
    assert anchors.flow("ROM2", "remaining") == anchors.Flow(39413, 40168)
    assert anchors.flow("FUB", "new") == anchors.Flow(2692, 1552)
    table = anchors.read_anchor("suppliers").groupby("service")["remaining"].agg(["size", "sum"])
    assert table.loc["ROM2"].tolist() == [30, 23647]
    assert table.loc[["STA", "KVL", "IPSU A", "IPSU B", "AUB"], "sum"].tolist() == [5772, 886, 466, 21, 4494]


@pytest.mark.parametrize("service", ["ROM2", "STA", "KVL", "IPSU", "AUB", "FUB"])
@pytest.mark.parametrize("flow", ["remaining", "new", "left"])
def test_flows_are_the_published_ones(suppliers, service, flow):
    labels = [label for code, label in LABELS.items() if code.startswith(service)]
    sums = suppliers[suppliers["service"].isin(labels)].groupby("month")[flow].sum()
    published = anchors.flow(service, flow)
    assert (sums[JANUARY], sums[DECEMBER]) == (published.january, published.december)


@pytest.mark.parametrize("service", ["ROM2", "STA", "KVL", "IPSU A", "IPSU B", "AUB"])
def test_published_suppliers_have_their_counts(suppliers, service):
    rows = suppliers[suppliers["service"] == LABELS[service]]
    counts = rows.pivot(index="supplier", columns="month", values="remaining")
    published = anchors.published_suppliers(service).set_index("supplier")
    published = published[published["remaining"] > 0]
    assert counts.loc[published.index, JANUARY].tolist() == published["remaining"].tolist()
    changed = published["change"].dropna()
    assert (counts[JANUARY] - counts[DECEMBER])[changed.index].tolist() == changed.tolist()


@pytest.mark.parametrize("service", ["STA", "KVL", "IPSU A", "IPSU B"])
def test_smaller_services_list_the_published_suppliers_only(suppliers, service):
    rows = suppliers[(suppliers["service"] == LABELS[service]) & (suppliers["month"] == JANUARY)]
    published = anchors.published_suppliers(service)
    assert set(rows["supplier"]) == set(published.loc[published["remaining"] > 0, "supplier"])


def test_no_invented_supplier_comes_between_the_printed_ranks(rom2):
    published = anchors.published_suppliers("ROM2").set_index("supplier")
    expected = {JANUARY: published["remaining"], DECEMBER: published["remaining"] - published["change"]}
    for month, counts in expected.items():
        all_rows = rom2[rom2["month"] == month].set_index("supplier")["remaining"]
        ranks = all_rows.rank(ascending=False, method="min")[published.index]
        assert ranks.tolist() == counts.rank(ascending=False, method="min").tolist()


def test_number_of_rom2_suppliers_is_the_published_one(rom2):
    rows = rom2.groupby("month").size()
    assert (rows["2023-04"], rows["2024-11"], rows[DECEMBER], rows[JANUARY]) == (177, 241, 239, 241)
    assert rows.index[rows.diff() < 0].tolist() == [DECEMBER]
    sums = rom2.groupby("month")["remaining"].sum()
    assert round(sums["2023-04"] / 177, 1) == 65.0
    assert (rom2.loc[rom2["month"] == JANUARY, "remaining"] > 0).sum() == 227


def test_top_ten_of_aub_are_the_largest(suppliers):
    rows = suppliers[(suppliers["service"] == LABELS["AUB"]) & (suppliers["month"] == JANUARY)]
    assert rows.nlargest(10, "remaining")["supplier"].tolist() == (
        anchors.published_suppliers("AUB")["supplier"].tolist()
    )


def test_unemployment_rate_rose_as_published(unemployment, national_rate):
    assert f"{national_rate[JANUARY] - national_rate['2024-01']:.2f}" == "0.45"
    known = unemployment[unemployment["KOM"] != "Uppgift saknas"].groupby("PERIOD")[["TOTSOK", "TOTAK"]].sum()
    rate = 100 * known["TOTSOK"] / known["TOTAK"]
    assert f"{rate[JANUARY] - rate['2024-01']:.2f}" == "0.45"


def test_vacancies_fell_as_published_with_and_without_unknown_places(vacancies):
    for rows in (vacancies, vacancies[vacancies["KOM"] != "Uppgift saknas"]):
        sums = rows.groupby("PERIOD")["KVAR"].sum()
        assert sums[JANUARY] - sums["2024-01"] == -30885


def test_long_term_unemployed_rose_as_published(duration):
    sums = duration.groupby("PERIOD")["UA12"].sum()
    assert sums[JANUARY] - sums["2024-01"] == 11074


def test_everybody_unemployed_is_in_both_files(duration, unemployment):
    by_duration = duration.groupby("PERIOD")["INSAL"].sum()
    by_place = unemployment.groupby("PERIOD")["TOTSOK"].sum()
    assert by_duration.tolist() == by_place.tolist()


def test_times_without_work_are_nested(duration):
    ordered = duration[["UA24", "UA12", "UA06", "INSAL"]].to_numpy()
    assert (np.diff(ordered, axis=1) >= 0).all()
    assert ordered.min() >= 0


def test_groups_of_municipalities_have_their_published_rates(unemployment, vacancies):
    groups = anchors.municipalities().set_index("municipality")["group"]
    both = unemployment.merge(vacancies, on=["PERIOD", "LAN", "KOM"])
    sums = both.groupby(["PERIOD", both["KOM"].map(groups)])[["TOTSOK", "TOTAK", "KVAR"]].sum()
    published = anchors.read_anchor("municipality_groups").set_index("group")
    for count, name in (("TOTSOK", "unemployment_rate"), ("KVAR", "vacancy_rate")):
        rate = 100 * sums[count] / sums["TOTAK"]
        change = (rate[JANUARY] - rate["2023-01"])[published.index]
        assert rate[JANUARY][published.index].round(1).tolist() == published[f"{name}_pct"].tolist()
        assert change.round(1).tolist() == published[f"{name}_change_pp_since_2023_01"].tolist()


def test_varsel_are_the_published_ones_and_add_up(varsel):
    sums = varsel[varsel["SNI-kod"] == "Summa"].set_index("PERIOD")["Berörda personer"]
    assert (sums[JANUARY], sums["2024-01"]) == (5236, 4995)
    parts = varsel[varsel["SNI-kod"] != "Summa"].replace("", 0).groupby("PERIOD")["Berörda personer"].sum()
    assert parts.astype(float).tolist() == sums.tolist()
    assert sums["2020-03"] > 8 * sums["2020-02"]


def test_barometer_rose_by_six():
    values = barometer(JANUARY)
    assert f"{float(values['2025M01']) - float(values['2024M01']):.1f}" == "6.0"
    assert (values["1996M06"], len(values)) == ("..", 349)


def bas(edition):
    (path,) = (RAW / "scb_bas" / edition).glob("*.json")
    answer = json.loads(path.read_text(encoding="utf-8"))
    regions, months = (list(answer["dimension"][name]["category"]["index"]) for name in ("Region", "Tid"))
    values = np.array(answer["value"], dtype=float).reshape(len(regions), 2, len(months))
    return regions, months, values


def test_bas_is_near_the_registered_and_its_counties_add_up(national_rate):
    regions, months, values = bas("2024-11")
    assert (len(regions), months[0], months[-1]) == (312, "2020M01", "2024M11")
    assert regions[:3] == ["00", "01", "0114"]
    counties = [at for at, code in enumerate(regions) if len(code) == 2 and code != "00"]
    assert values[counties].sum(axis=0).tolist() == values[0].tolist()
    rate = 100 * values[0, 0] / values[0, 1]
    gap = national_rate[month_range("2020-01", "2024-11")].to_numpy() - rate
    assert 0.05 < gap.mean() < 0.5
    assert np.corrcoef(rate, national_rate[month_range("2020-01", "2024-11")])[0, 1] > 0.98


def test_bas_municipalities_miss_their_county_by_a_few_as_each_is_rounded_by_itself():
    regions, _, values = bas("2024-11")
    for at, code in enumerate(regions):
        municipalities = [place for place, other in enumerate(regions) if len(other) == 4 and other[:2] == code]
        if municipalities:
            gaps = np.abs(values[municipalities].sum(axis=0) - values[at])
            assert gaps.max() <= 15
            assert (gaps > 0).any()
    assert (values[:, 0] < values[:, 1]).all()


def test_bas_is_not_revised_between_two_months():
    _, _, later = bas("2024-11")
    _, _, earlier = bas("2024-10")
    assert later[:, :, :-1].tolist() == earlier.tolist()


def read_typed(name, edition):
    return pd.read_csv(raw_file(named(name), edition), sep=";", decimal=",", encoding="utf-8-sig")


@pytest.mark.parametrize(("edition", "which"), [("2025-02", "latest"), ("2024-10", "previous")])
def test_forecasts_are_the_published_ones(edition, which):
    table = read_typed("af_forecast", edition)
    last = table[table["publicerad"] == table["publicerad"].max()].set_index(["variabel", "år"])["värde"]
    printed = anchors.read_anchor("forecast").set_index(["variable", "year"])[which]
    assert last[printed.index].tolist() == printed.tolist()
    assert len(last) == (10 if which == "latest" else 13)


def test_the_latest_line_of_matching_services_is_below_the_one_before_in_every_year():
    table = read_typed("af_forecast", "2025-02")
    lines = table[table["variabel"] == "matching_services_participants"].pivot(
        index="år", columns="publicerad", values="värde"
    )
    latest, previous = lines["2025-02-10"].dropna(), lines["2024-10-25"].dropna()
    assert [*latest.index] == [*previous.index] == [*range(2024, 2030)]
    assert (latest < previous).all()


def test_an_earlier_edition_of_the_forecasts_is_the_same_without_the_last():
    earlier, later = read_typed("af_forecast", "2024-10"), read_typed("af_forecast", "2025-02")
    pd.testing.assert_frame_equal(earlier, later.iloc[: len(earlier)])


def test_answers_of_the_survey_are_as_many_as_were_published():
    table = read_typed("survey_answers", JANUARY).replace({"svar": {"ja": "yes", "nej": "no"}})
    counts = table.groupby(["fråga", "svar"]).size()
    for row in anchors.read_anchor("survey").itertuples():
        assert counts.get((row.question, row.answer), 0) == row.n_implied
    answered = table.groupby("fråga")["svarande"].nunique()
    assert answered.to_dict() == {**dict.fromkeys(QUESTIONS, 26), "attitude_affects_choice": 25}


def test_trust_tells_of_its_field_work_where_it_was_printed():
    table = read_typed("trust", JANUARY)
    told = table[["år", "från", "till", "åldrar"]].drop_duplicates().set_index("år")
    assert told.loc[2025].tolist() == ["2025-01-20", "2025-02-02", "16–84"]
    assert told.loc[2024].isna().all()


def test_trust_is_the_published_one():
    table = read_typed("trust", JANUARY).set_index(["år", "myndighet"])
    for row in anchors.read_anchor("trust").itertuples():
        assert table.loc[(row.year, row.actor), "förtroende"] == row.trust_pct
    assert table.loc[2025, "intervjuer"].unique().tolist() == [2509]


def read_training(edition):
    path = raw_file(named("af_training"), edition)
    header, *rows = CalamineWorkbook.from_path(path).get_sheet_by_name("1) LEVERANTÖR_INRIKTNING").to_python()
    table = pd.DataFrame(rows, columns=header).rename(columns={"leverantor": "supplier", "inriktning": "track"})
    return table.rename(
        columns={"tjanstdelt_pagaende": "remaining", "tjanstdelt_ny": "new", "tjanstdelt_avslutat": "left"}
    )


@pytest.fixture(scope="module")
def training():
    table = read_training(JANUARY)
    for flow in ("new", "remaining", "left"):
        table[f"{flow}_hidden"] = table[flow] == "<5"
        table[flow] = pd.to_numeric(table[flow].mask(table[f"{flow}_hidden"]))
    return table


@pytest.fixture(scope="module")
def track_levels(training):
    return training.groupby(["tjanst", "period", "track"])["remaining"].sum()


def test_tracks_of_aub_are_the_published_ones_in_order_of_size(track_levels):
    levels = track_levels[LABELS["AUB"], JANUARY].sort_values(ascending=False)
    levels = levels[levels > 0]
    published = anchors.read_anchor("aub_tracks_levels")
    printed = published["remaining"].dropna().astype(int)
    assert levels.iloc[printed.index].tolist() == printed.tolist()
    shares = [f"{100 * level / levels.sum():.1f}" for level in levels]
    assert shares == [f"{share:.1f}" for share in published["share_pct_printed"]]
    changes = track_levels[LABELS["AUB"], JANUARY] - track_levels[LABELS["AUB"], DECEMBER]
    assert changes["M Transport"] == 91
    assert {-88, -61, -37, -34, 15, 9} <= set(changes.drop("M Transport"))
    assert changes.sum() == -124


def test_tracks_of_fub_are_the_published_ones(track_levels):
    published = anchors.read_anchor("fub_tracks").set_index("track")["remaining"]
    assert track_levels[LABELS["FUB"], JANUARY][published.index].tolist() == published.tolist()
    assert len(track_levels[LABELS["FUB"], JANUARY]) == len(published)


@pytest.mark.parametrize("flow", ["new", "remaining", "left"])
def test_tracks_add_up_to_each_suppliers_row(training, suppliers, flow):
    cells = training.groupby(["tjanst", "period", "supplier"])[[flow, f"{flow}_hidden"]].sum()
    rows = suppliers[suppliers["month"] >= "2023-01"].set_index(["service", "month", "supplier"])[flow]
    whole = rows[rows.index.get_level_values(0).isin([LABELS["AUB"], LABELS["FUB"]])]
    assert sorted(cells.index) == sorted(whole.index)
    rest = (whole - cells[flow].reindex(whole.index)).dropna()
    hidden = cells[f"{flow}_hidden"].reindex(rest.index)
    assert (rest >= hidden).all()
    assert (rest <= 4 * hidden).all()


# What lies behind


def test_participants_move_as_starts_and_ends_say(rom2):
    rows = rom2.sort_values(["supplier", "month"]).copy()
    rows["gap"] = rows.groupby("supplier")["remaining"].diff() - (rows["new"] - rows["left"])
    assert rows["gap"].abs().quantile(0.99) <= 5
    sums = rom2.groupby("month")[["remaining", "new", "left"]].sum()
    gap = (sums["remaining"].diff() - (sums["new"] - sums["left"])).dropna()
    assert gap[JANUARY] == -755 + 735
    assert gap.abs().max() < 100


def test_small_counts_are_hidden_unless_published(suppliers):
    counts = suppliers[["new", "remaining", "left"]]
    published = suppliers["supplier"].isin(anchors.read_anchor("suppliers")["supplier"])
    rom2 = suppliers["service"] == LABELS["ROM2"]
    assert counts[rom2 & published].notna().all(axis=None)
    assert not counts[~published].isin([1, 2, 3, 4]).any(axis=None)
    assert counts[~published].isna().any().all()
    assert (counts.dropna() >= 0).all(axis=None)


def test_suppliers_come_and_go(rom2):
    career = rom2.groupby("supplier")["month"].agg(["min", "max"])
    assert (career["min"] > "2023-04").sum() > 50
    assert (career["max"] < JANUARY).sum() > 15


def test_no_month_is_missing_or_twice(suppliers, unemployment, vacancies, duration, varsel):
    assert not suppliers.duplicated(["supplier", "month", "service"]).any()
    for service, rows in suppliers.groupby("service"):
        last = "2023-09" if service == LABELS["KROM"] else JANUARY
        assert sorted(rows["month"].unique()) == month_range(rows["month"].min(), last)
    for table in (unemployment, vacancies):
        assert (table.groupby("KOM")["PERIOD"].agg(lambda months: months.tolist() == MONTHS)).all()
        assert (table.groupby("PERIOD")["KOM"].nunique() == 291).all()
        assert len(table) == 291 * len(MONTHS)
    assert not duration.duplicated(["PERIOD", "KOEN", "ALDGR", "FH", "FLAND", "UTBILDNING"]).any()
    assert duration["PERIOD"].unique().tolist() == MONTHS
    assert varsel.loc[varsel["SNI-kod"] == "Summa", "PERIOD"].tolist() == MONTHS


def test_earlier_edition_is_the_same_history_cut_at_december(suppliers, vacancies):
    earlier = read_suppliers(DECEMBER)
    cut = suppliers[suppliers["month"] <= DECEMBER]
    pd.testing.assert_frame_equal(
        earlier.sort_values(["service", "supplier", "month"], ignore_index=True),
        cut.sort_values(["service", "supplier", "month"], ignore_index=True),
    )
    earlier = read_cache(raw_file(named("af_vacancies"), DECEMBER))
    assert earlier["KVAR"].tolist() == vacancies.loc[vacancies["PERIOD"] <= DECEMBER, "KVAR"].tolist()


def test_every_edition_of_the_barometer_adjusts_its_history_anew():
    later, earlier = barometer(JANUARY), barometer(DECEMBER)
    assert len(earlier) == len(later) - 1
    gaps = [abs(float(later[month]) - float(value)) for month, value in earlier.items() if value != ".."]
    assert 0.05 < np.mean(np.array(gaps) > 0.05) < 0.95
    assert max(gaps) < 0.5


# The truth about seasonality


def test_seasonal_patterns_add_up_to_nothing_over_a_year():
    year = MONTHS[:12]
    assert truth.unemployment_rate_seasonal(year).sum() == pytest.approx(0, abs=1e-9)
    assert truth.vacancies_seasonal(year).sum() == pytest.approx(0, abs=1e-9)
    assert truth.unemployed_seasonal(year, np.full(12, 5e6))[0] == pytest.approx(11_000)


def around_the_trend(series):
    """Return each calendar month's mean distance to the centred yearly mean, outside 2020 and 2021."""
    weights = np.array([0.5, *[1.0] * 11, 0.5]) / 12
    trend = series.rolling(13, center=True).apply(lambda window: float(window @ weights), raw=True)
    distance = (series - trend)[~series.index.str.startswith(("2020", "2021"))]
    means = distance.groupby(distance.index.str[5:]).mean()
    return (means - means.mean()).to_numpy()


def test_unemployment_has_the_seasonal_pattern_it_says(national_rate):
    np.testing.assert_allclose(around_the_trend(national_rate), truth.UNEMPLOYMENT_RATE_PP, atol=0.06)


def test_vacancies_have_the_seasonal_pattern_they_say(vacancies):
    recovered = around_the_trend(vacancies.groupby("PERIOD")["KVAR"].sum())
    np.testing.assert_allclose(recovered, truth.VACANCIES, atol=2500)


# Results of Rusta och matcha


def read_results(period):
    path = raw_file(named("af_rom_results"), period)
    return pd.read_excel(path, sheet_name=f"Resultat {period}", engine="calamine")


def test_results_are_of_those_who_started_11_to_22_months_earlier(rom2):
    new = rom2.groupby("month")["new"].sum()
    cohort = new[[month for month in month_range("2023-04", "2024-02") if month in new]].sum()
    counted = read_results(JANUARY)["ANTAL DELTAGARE"].sum()
    assert 0.93 * cohort < counted < 1.02 * cohort  # contracts younger than a year are not listed


def test_results_are_a_whole_market_with_small_areas_and_a_column_that_comes_and_goes():
    before, now = read_results("2024-11"), read_results(JANUARY)
    assert [("RISKERAR HÄVNING" in table) for table in (before, now)] == [False, True]
    assert now["LEVERANSOMRÅDE"].nunique() == 70
    by_area = now.groupby("LEVERANSOMRÅDE")["ANTAL DELTAGARE"].sum()
    assert by_area.min() < 30
    assert by_area.max() > 5000
    assert set(now["BETYG"]) == {1, 2, 3, 4, "-"}
    published = set(anchors.published_suppliers("ROM2")["supplier"])
    assert published <= set(now["LEVERANTÖRNAMN"])
    assert now["KA-NUMMER"].is_unique


def test_a_contract_keeps_its_number_when_its_supplier_changes_name():
    before, now = (read_results(period).set_index("KA-NUMMER")["LEVERANTÖRNAMN"] for period in ("2024-11", JANUARY))
    both = before.index.intersection(now.index)
    renamed = before[both] != now[both]
    assert 0 < renamed.sum() < 30
    assert set(before[both][renamed]).isdisjoint(now)


# Files


@pytest.mark.parametrize(("dataset", "edition"), SAMPLES, ids=lambda value: getattr(value, "name", value))
def test_sidecar_describes_its_file(dataset, edition):
    path = raw_file(dataset, edition)
    sidecar = yaml.safe_load(Path(f"{path}.meta.yml").read_text(encoding="utf-8"))
    assert list(sidecar) == [
        "producer", "title", "url_page", "url_download", "reference_month", "date_published", "date_accessed",
        "licence", "sha256", "sample", *["coverage"] * (dataset.coverage != "series"),
    ]  # fmt: skip
    assert sidecar["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (sidecar["reference_month"], sidecar["sample"]) == (edition, True)
    assert sidecar["licence"] == dataset.licence


@pytest.mark.parametrize("name", ["af_varsel", "af_time_without_work", "ki_barometer"])
def test_same_seed_makes_the_same_bytes(name, tmp_path):
    once, again = (write_edition(tmp_path / run, named(name), JANUARY) for run in ("once", "again"))
    assert once.read_bytes() == again.read_bytes()


@pytest.mark.parametrize("name", ["af_suppliers", "af_vacancies", "af_rom_results"])
def test_committed_files_are_what_the_script_makes(name, tmp_path):
    # Parts are compared unpacked: another zlib packs the same text otherwise.
    made = zipfile.ZipFile(write_edition(tmp_path, named(name), JANUARY))
    committed = zipfile.ZipFile(raw_file(named(name)))
    with made, committed:
        assert made.namelist() == committed.namelist()
        assert all(made.read(part) == committed.read(part) for part in made.namelist())


def test_sample_is_never_written_beside_a_file_of_the_agency(tmp_path):
    folder = tmp_path / "ki_barometer" / JANUARY
    folder.mkdir(parents=True)
    (folder / "Indikatorm.json.meta.yml").write_text("producer: Konjunkturinstitutet\n", encoding="utf-8")
    with pytest.raises(FileExistsError, match=r"Indikatorm\.json\.meta\.yml describes a file that is no sample"):
        write_edition(tmp_path, named("ki_barometer"), JANUARY)
    assert len(list(folder.iterdir())) == 1


def test_samples_are_small_enough_to_be_kept():
    size = sum(raw_file(dataset, edition).stat().st_size for dataset, edition in SAMPLES)
    assert size < 6e6


def test_pivot_workbook_shows_no_numbers_in_its_cells():
    workbook = openpyxl.load_workbook(raw_file(named("af_time_without_work")), read_only=True)
    assert workbook.sheetnames == ["SQL-kod", "Info", "Tabell"]
    cells = [cell for sheet in workbook for row in sheet.iter_rows(values_only=True) for cell in row]
    assert {type(cell) for cell in cells if cell is not None} == {str}


# Pieces


def test_shares_add_up_within_bounds():
    weights = np.array([5.0, 3.0, 1.0, 1.0])
    shares = apportion(weights, 20, 1.0, np.array([6.0, 20.0, 20.0, 20.0]))
    assert shares.tolist() == [6, 8, 3, 3]


def test_impossible_share_is_refused():
    with pytest.raises(ValueError, match=r"cannot share out 3 between 4\.0 and 8\.0"):
        apportion(np.ones(4), 3, 1.0, 2.0)


def test_pinned_path_goes_through_the_wanted_values_and_starts_where_it_was():
    path = pin(np.zeros(14), month_range("2023-12"), {"2024-12": 6.0, "2025-01": 3.0}, reach=6)
    assert path[[0, 6, 9, 12, 13]].tolist() == [0.0, 0.0, 3.0, 6.0, 3.0]
