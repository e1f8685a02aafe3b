"""Files fetched from a local server that plays the agencies: what is due, what is refused, what is tried again."""

import json
import shlex
import subprocess
import sys

import pytest

from tests.schedule.agencies import FETCHED, RESULTS, SERIES, SUPPLIERS, body, drip, half, status
from werket_lib.provenance import list_editions

VARSEL = "web-varsel-bransch-199201-2025-01.xlsx"


def own(home, dataset):
    return [edition.name for edition in list_editions(home / "data/raw", dataset)]


def test_all_that_is_due_is_fetched_with_where_and_when(werket, agencies, at, home):
    at("2025-02-20T08:15")
    done = werket("fetch", "--since", "2024-12")
    assert done.returncode == 0, done.stderr
    assert {name: own(home, name) for name in FETCHED} == {
        **{name: ["2024-12", "2025-01"] for name in FETCHED},
        "af_rom_results": ["2024-11", "2025-01"],
        "ki_barometer": ["2025-01"],  # a table holds what is newest
        "scb_bas": ["2024-11"],
    }
    meta = list_editions(home / "data/raw", "af_varsel")[-1].meta
    assert (meta.sample, str(meta.date_published)) == (False, "2025-02-13")
    assert meta.url_download.endswith(VARSEL)
    published = str(list_editions(home / "data/raw", "scb_bas")[-1].meta.date_published)
    assert published == "2025-02-05"


def test_a_new_home_has_the_registers_of_the_checkout(werket, agencies, at, home, root):
    (home / "data/raw").rmdir()
    (home / "data").rmdir()
    at("2025-02-20T08:15")
    assert werket("fetch", "ki_barometer", "--month", "2025-01").returncode == 0
    assert own(home, "ki_barometer") == ["2025-01"]
    assert (home / "data/registers").resolve() == root / "data/registers"
    link = home / "data/registers"
    link.unlink()
    link.symlink_to(home / "gone")  # the checkout has been moved
    assert werket("status", "2025-01").returncode == 0
    assert link.resolve() == root / "data/registers"


def test_a_second_fetch_changes_nothing(werket, agencies, at, home):
    at("2025-02-20T08:15")
    werket("fetch", "af_varsel", "ki_barometer", "--month", "2025-01")
    again = werket("fetch", "af_varsel", "ki_barometer")
    assert again.returncode == 0
    assert "nothing was changed" in again.stdout
    assert own(home, "af_varsel") == ["2025-01"]


def test_nothing_is_asked_for_before_its_hour(werket, agencies, at, home):
    at("2025-02-20T08:15")
    werket("fetch", "af_varsel", "--month", "2025-01")
    agencies.asked.clear()
    at("2025-03-10T08:15")  # the 11th is the day
    lines = werket("fetch", "af_varsel", "--dry-run").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["af_varsel"]
    assert agencies.asked == []


def test_a_dry_run_says_what_would_be_asked_and_where_of_each_dataset(werket, agencies, at, home):
    at("2025-02-20T08:15")
    lines = {line.split()[0]: line for line in werket("fetch", "--dry-run", "--month", "2025-01").stdout.splitlines()}
    assert f"POST {agencies.base}/api/v2/tables/TAB6260/data (Region=*" in lines["scb_bas"]
    assert "2024-11" in lines["scb_bas"]
    assert f"GET {agencies.base}{SERIES}" in lines["af_varsel"]
    assert "by hand: typed from the PDF" in lines["af_forecast"]
    assert agencies.asked == []


@pytest.mark.parametrize(
    ("part", "faults", "tries"),
    [
        (VARSEL, [status(429, retry_after="1")], 2),
        (VARSEL, [status(429)], 2),
        (VARSEL, [status(500), status(503)], 3),
        (SERIES, [status(502)], 2),
    ],
    ids=["429 with Retry-After", "429 without", "500, 503, then 200", "the page 502"],
)
def test_what_may_pass_is_tried_again(werket, agencies, at, home, part, faults, tries):
    at("2025-02-20T08:15")
    agencies.plant(part, *faults)
    assert werket("fetch", "af_varsel", "--month", "2025-01").returncode == 0
    assert sum(line.endswith(part) for line in agencies.asked) == tries
    assert own(home, "af_varsel") == ["2025-01"]


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        (body(b"<html>Underhall</html>"), 6, "a web page"),
        (half, 6, "cut short"),
        (drip, 6, "came too slowly"),
        (body(b"PK\x03\x04"), 6, "4 bytes, at least 10000"),
        (status(302, location="http://example.org/file.xlsx"), 6, "leads to another host, example.org"),
        (status(404), 6, "answered 404"),
        (status(429, retry_after="9999"), 6, "answered 429"),
    ],
    ids=["a web page", "half a file", "slow drip", "too small", "another host", "gone", "come back tomorrow"],
)
def test_what_is_no_file_is_told_and_hinders_no_other(werket, agencies, at, home, tmp_path, fault, code, said):
    at("2025-02-20T08:15")
    agencies.write_config(tmp_path / "werket.toml", home, seconds=2.0)
    agencies.plant(VARSEL, fault)
    done = werket("fetch", "af_varsel", "ki_barometer", "--month", "2025-01")
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert (own(home, "af_varsel"), own(home, "ki_barometer")) == ([], ["2025-01"])
    assert werket("fetch", "af_varsel", "--month", "2025-01").returncode == 0


def test_the_same_name_with_other_bytes_is_a_new_edition(werket, agencies, at, home, tmp_path):
    at("2025-02-20T08:15")
    werket("fetch", "trust", "ki_barometer", "--month", "2025-01")
    one = agencies.published("ki_barometer")[-1]
    content = json.loads(one.path.read_text(encoding="utf-8-sig"))
    content["data"][-1]["values"] = ["94.9"]
    one.path = tmp_path / one.path.name
    one.path.write_text(json.dumps(content), encoding="utf-8")
    done = werket("fetch", "ki_barometer")
    assert "ki_barometer 2025-01.2: added" in done.stdout
    assert own(home, "ki_barometer") == ["2025-01", "2025-01.2"]


def test_bytes_decide_and_neither_size_nor_etag(werket, agencies, at, home, tmp_path):
    def with_etag(request, response):
        assert "If-None-Match" not in request.headers
        response.headers["ETag"] = '"same"'
        return response

    at("2025-02-20T08:15")
    agencies.plant("Indikatorm", *[with_etag] * 8)
    werket("fetch", "ki_barometer", "--month", "2025-01")
    one = agencies.published("ki_barometer")[-1]
    content = json.loads(one.path.read_text(encoding="utf-8-sig"))
    (value,) = content["data"][-1]["values"]
    content["data"][-1]["values"] = [value[:-1] + ("1" if value[-1] != "1" else "2")]
    one.path = tmp_path / one.path.name
    one.path.write_text(json.dumps(content), encoding="utf-8")
    werket("fetch", "ki_barometer")
    sizes = {path.stat().st_size for path in (home / "data/raw/ki_barometer").glob("*/*.json")}
    assert (own(home, "ki_barometer"), len(sizes)) == (["2025-01", "2025-01.2"], 1)


def test_a_full_disk_leaves_nothing_half_written(werket, agencies, at, home):
    at("2025-02-20T08:15")
    command = f"ulimit -f 4; exec {shlex.quote(sys.executable)} -m werket_lib.cli fetch af_varsel --month 2025-01"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "af_varsel: cannot write" in done.stderr
    assert (own(home, "af_varsel"), list((home / "data/raw").rglob("*.xlsx"))) == ([], [])
    assert werket("fetch", "af_varsel", "--month", "2025-01").returncode == 0
    assert own(home, "af_varsel") == ["2025-01"]


def test_an_answer_to_another_question_is_refused(werket, agencies, at, home):
    def defaults(request, response):
        content = json.loads(response.get_data())
        content["id"] = [name for name in content["id"] if name != "Region"]
        del content["dimension"]["Region"]
        return type(response)(json.dumps(content))

    at("2025-02-20T08:15")
    agencies.plant("/data", defaults)
    done = werket("fetch", "scb_bas", "--month", "2025-01")
    assert done.returncode == 6
    assert "asked for Region, and it answers without" in done.stderr
    assert own(home, "scb_bas") == []


def test_a_table_is_asked_for_in_parts_within_the_limit(werket, agencies, at, home, root):
    at("2025-02-20T08:15")
    agencies.most_cells = 312 * 2 * 25
    assert werket("fetch", "scb_bas", "--month", "2025-01").returncode == 0
    assert sum(line.endswith("/data") for line in agencies.asked) == 3
    (path,) = (home / "data/raw/scb_bas/2024-11").glob("*.json")
    (whole,) = (root / "data/raw/scb_bas/2024-11").glob("*.json")
    assert json.loads(path.read_text())["value"] == json.loads(whole.read_text())["value"]


def test_published_in_the_midst_of_it(werket, agencies, at, home):
    def later(request, response):
        return type(response)(json.dumps({**json.loads(response.get_data()), "updated": "2025-02-06T07:00:00Z"}))

    def same(request, response):
        return response

    at("2025-02-20T08:15")
    agencies.plant("/metadata", same, same, later)
    assert werket("fetch", "scb_bas", "--month", "2025-01").returncode == 0
    assert sum(line.endswith("/data") for line in agencies.asked) == 2


@pytest.mark.parametrize("dataset", ["scb_bas", "ki_barometer"])
def test_an_unchanged_updated_does_not_hide_changed_numbers(werket, agencies, at, home, tmp_path, dataset):
    at("2025-02-20T08:15")
    werket("fetch", dataset, "--month", "2025-01")
    one = agencies.published(dataset)[-1]
    content = json.loads(one.path.read_text(encoding="utf-8-sig"))
    if dataset == "scb_bas":
        content["value"][-1] += 1
    else:
        content["data"][-1]["values"] = ["94.9"]
    one.path = tmp_path / one.path.name
    one.path.write_text(json.dumps(content), encoding="utf-8")
    assert "2: added" in werket("fetch", dataset).stdout
    first, second = own(home, dataset)
    assert second == f"{first}.2"


def test_an_updated_that_moves_without_its_numbers_makes_no_edition(werket, agencies, at, home):
    def restless(request, response):
        moved = {**json.loads(response.get_data()), "updated": f"2025-02-07T07:00:{len(agencies.asked) % 60:02d}Z"}
        return type(response)(json.dumps(moved))

    at("2025-02-20T08:15")
    agencies.plant("/metadata", *[restless] * 20)
    for _ in range(2):
        done = werket("fetch", "scb_bas", "--month", "2025-01")
        assert (done.returncode, done.stderr) == (0, "")
    assert own(home, "scb_bas") == ["2024-11"]
    assert sum(line.endswith("/data") for line in agencies.asked) == 4  # twice each time, to see that it is the same


def test_an_updated_to_come_is_not_the_day_of_publication(werket, agencies, at, home):
    def to_come(request, response):
        return type(response)(json.dumps({**json.loads(response.get_data()), "updated": "2031-01-01T07:00:00Z"}))

    at("2025-02-20T08:15")
    agencies.plant("/metadata", *[to_come] * 3)
    assert werket("fetch", "scb_bas", "--month", "2025-01").returncode == 0
    (edition,) = list_editions(home / "data/raw", "scb_bas")
    assert str(edition.meta.date_published) == "2025-02-20"


def test_a_list_in_another_order_without_hosts_and_an_empty_one(werket, agencies, at, home):
    def reordered(request, response):
        entries = json.loads(response.get_data())[::-1]
        for entry in entries[:2]:
            entry["properties"]["link"] = agencies.base.removeprefix("http://") + entry["properties"]["link"]
        return type(response)(json.dumps(entries))

    at("2025-02-20T08:15")
    agencies.plant(SUPPLIERS, reordered, body(b"[]"))
    assert werket("fetch", "af_suppliers", "af_training", "--month", "2025-01").returncode == 0
    assert (own(home, "af_suppliers"), own(home, "af_training")) == (["2025-01"], ["2025-01"])
    empty = werket("fetch", "af_suppliers")
    assert (empty.returncode, "it has no file at all" in empty.stderr) == (6, True)


def test_robots_are_heard(werket, agencies, at, home):
    at("2025-02-20T08:15")
    agencies.robots = f"User-agent: *\nDisallow: {RESULTS}\n"
    done = werket("fetch", "af_rom_results", "af_varsel", "--month", "2025-01")
    assert done.returncode == 6
    assert "robots.txt forbids it" in done.stderr
    assert (own(home, "af_rom_results"), own(home, "af_varsel")) == ([], ["2025-01"])


def test_no_secret_is_told(werket, agencies, at, home, monkeypatch):
    at("2025-02-20T08:15")
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.setenv("HTTP_PROXY", "http://user:hemligt@127.0.0.1:1")
    done = werket("fetch", "af_varsel", "--month", "2025-01")
    assert done.returncode == 6
    assert "could not be reached" in done.stderr
    assert "hemligt" not in done.stdout + done.stderr


def test_status_says_how_each_dataset_stands(werket, agencies, at, home):
    at("2025-02-20T08:15")
    werket("fetch", "af_varsel", "--month", "2025-01")
    told = json.loads(werket("status", "2025-01", "--json").stdout)
    states = {one["dataset"]: one for one in told["datasets"]}
    assert (told["month"], told["as_of"]) == ("2025-01", "2025-02-28")
    assert {key: states["af_varsel"][key] for key in ("state", "wanted", "edition", "published", "days_late")} == {
        "state": "there",
        "wanted": "2025-01",
        "edition": "2025-01",
        "published": "2025-02-13",
        "days_late": 0,
    }
    assert (states["af_vacancies"]["state"], states["af_vacancies"]["days_late"]) == ("late", 9)
    assert (states["scb_bas"]["state"], states["scb_bas"]["expected_at"][:16]) == ("late", "2025-01-27T08:00")
    assert states["trust"]["state"] == "expected"
    werket("edition", "af_varsel", "2025-01", "--withdraw", "fel fil")
    told = json.loads(werket("status", "latest", "--json", "--data", home / "data").stdout or "{}")
    assert told == {}


def test_a_review_of_the_seasonal_specs_is_proposed_and_not_made(werket, agencies, at, home, root):
    at("2025-02-20T08:15")
    proposal = "2025-01: January; review the frozen seasonal specs with `werket seasonal identify 2025-01`"
    frozen = (root / "src/werket_lib/sections/specs.json").read_bytes()
    assert proposal not in werket("status", "2025-01").stdout
    werket("fetch", "af_varsel", "--month", "2025-01")
    assert proposal in werket("status", "2025-01").stdout.splitlines()
    assert werket("new-issue", "2025-02").returncode == 0
    first = "- [ ] Första månaden med egna filer: granska säsongsmodellerna med `werket seasonal identify 2025-02`"
    assert first in (home / "editorial/2025-02/checklist.md").read_text().splitlines()
    assert (root / "src/werket_lib/sections/specs.json").read_bytes() == frozen


def test_status_tells_a_sample_and_latest_is_a_month(werket):
    told = json.loads(werket("status", "latest", "--json").stdout)
    assert told["month"] == "2025-01"
    assert {one["state"] for one in told["datasets"] if one["wanted"]} == {"sample"}
