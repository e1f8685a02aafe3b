"""A local server that plays the agencies: it publishes editions at their hours, and has planted faults."""

import datetime as dt
import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import yaml
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from werket_lib.months import MONTH_NAMES

AF, SCB, KI, SCB_PAGES = "arbetsformedlingen.se", "statistikdatabasen.scb.se", "statistik.konj.se", "www.scb.se"
SERIES = "/statistik/sok-statistik/tidigare-statistik-tidsserier"
SUPPLIERS = "/rest/analysportalen/lev/sitevision"
RESULTS = "/for-leverantorer/arbetsmarknadstjanster/rusta-och-matcha"
SERIES_DATASETS = ("af_varsel", "af_unemployment", "af_time_without_work", "af_vacancies")
LIST_DATASETS = ("af_suppliers", "af_training")
FETCHED = (*SERIES_DATASETS, *LIST_DATASETS, "af_rom_results", "ki_barometer", "scb_bas")
STOCKHOLM_HOURS = "T08:00"

Fault = Callable[[Request, Response], Response]


@dataclass
class Published:
    """A file that an agency publishes, at a day."""

    dataset: str
    month: str
    path: Path
    day: str


@dataclass
class Agencies:
    """The agencies as one server; ``now`` is the time as they see it, ``faults`` by a part of the path, each once."""

    server: HTTPServer
    editions: list[Published]
    now: str = "2100-01-01T00:00"
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    most_cells: int = 150_000
    robots: str = ""
    told: list[dict] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.server.expect_request(re.compile(".*")).respond_with_handler(self.answer)

    @property
    def base(self) -> str:
        """The server's address, without a slash at its end."""
        return self.server.url_for("").rstrip("/")

    def write_config(self, path: Path, home: Path, **fetch: object) -> Path:
        """Write a werket.toml that asks this server; returns it."""
        settings = {"attempts": 3, "wait_seconds": 0.05, "patience_seconds": 3.0, "seconds": 5.0, "calls": 100, **fetch}
        lines = [
            f'home = "{home}"',
            f'editorial = "{home / "editorial"}"',
            "[fetch]",
            *(f"{key} = {json.dumps(value)}" for key, value in settings.items()),
            "[addresses]",
            *(f'"{host}" = "{self.base}"' for host in (AF, SCB, KI, SCB_PAGES)),
            "[messages]",
            f'addresses = ["json://127.0.0.1:{self.server.port}/messages"]',
            f'heartbeat = "{self.base}/heartbeat"',
        ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    def published(self, dataset: str) -> list[Published]:
        """List what a dataset has had by now, the oldest first."""
        return [one for one in self.editions if one.dataset == dataset and one.day + STOCKHOLM_HOURS <= self.now]

    def plant(self, part: str, *faults: Fault) -> None:
        """Let the next requests whose address has a part meet faults, one each."""
        self.faults.setdefault(part, []).extend(faults)

    def answer(self, request: Request) -> Response:
        """Answer one request, with the next fault that is planted for it."""
        self.asked.append(f"{request.method} {request.path}")
        response = self._answer(request)
        for part, waiting in self.faults.items():
            if part in request.full_path and waiting:
                return waiting.pop(0)(request, response)
        if request.path == "/messages":
            self.told.append(request.get_json())
        return response

    def _answer(self, request: Request) -> Response:
        path = request.path
        if path == "/robots.txt":
            return Response(self.robots)
        if path == SERIES:
            return Response(self._page(SERIES_DATASETS), content_type="text/html")
        if path == RESULTS:
            return Response(self._page(("af_rom_results",)), content_type="text/html")
        if path == SUPPLIERS:
            links = [
                {"properties": {"link": self._link(one)}} for name in LIST_DATASETS for one in self.published(name)
            ]
            return _json(links)
        if path.startswith("/download/"):
            return self._file(path.rpartition("/")[2])
        if path.startswith("/api/v2"):
            return self._pxweb2(request)
        if path.lower().startswith("/pxweb/api/v1"):
            return self._pxweb1(request)
        if "UpdateKalenderResults" in path:
            return Response(self._calendar(request), content_type="text/html")
        return Response("", status=200 if path in ("/heartbeat", "/messages") else 404)

    def _page(self, names: tuple[str, ...]) -> str:
        links = [
            f'<li><a href="{self._link(one)}">{one.path.name}</a></li>' for n in names for one in self.published(n)
        ]
        return f"<html><body><a href='/om-oss'>Om oss</a><ul>{''.join(links)}</ul></body></html>"

    def _link(self, one: Published) -> str:
        hours = dt.datetime.fromisoformat(one.day + "T07:00+00:00")
        return f"/download/18.{abs(hash(one.path.name)) % 16**8:x}/{int(hours.timestamp() * 1000)}/{one.path.name}"

    def _file(self, name: str) -> Response:
        found = [one for one in self.editions if one.path.name == name and one.day + STOCKHOLM_HOURS <= self.now]
        return Response(found[-1].path.read_bytes()) if found else Response("", status=404)

    def _pxweb2(self, request: Request) -> Response:
        if request.path.endswith("/config"):
            return _json({"maxDataCells": self.most_cells, "maxCallsPerTimeWindow": 30, "timeWindow": 1})
        content = json.loads(self.published("scb_bas")[-1].path.read_text(encoding="utf-8"))
        if request.path.endswith("/metadata"):
            return _json({key: value for key, value in content.items() if key not in ("value", "status")})
        for chosen in request.get_json()["selection"]:
            content = _choose(content, chosen["variableCode"], chosen["valueCodes"])
        return _json(content)

    def _pxweb1(self, request: Request) -> Response:
        content = json.loads(self.published("ki_barometer")[-1].path.read_text(encoding="utf-8-sig"))
        if request.method == "GET":
            periods = [row["key"][1] for row in content["data"]]
            variables = [{"code": "Indikator", "values": ["KIFI", "BTOT"]}, {"code": "Period", "values": periods}]
            return _json({"title": "Barometerindikatorn", "variables": variables})
        return Response(json.dumps(content).encode("utf-8-sig"), content_type="application/json")

    def _calendar(self, request: Request) -> str:
        first, last = request.args["dateFrom"], request.args["dateTo"]
        products = {"scb_bas": "AM0210", "ki_barometer": "PR0701"}
        rows = [
            f'<tr><td><a href="/hitta/{products[one.dataset]}">Namn</a></td><td>{_name(one.month)}</td><td>Databas</td>'
            f"<td>{one.day}</td><td>08:00</td><td>SCB</td></tr>"
            for one in self.editions
            if one.dataset in products and first <= one.day <= last
        ]
        rows.append(f"<tr><td>Annat</td><td>2025</td><td>Tabell</td><td>{first}</td><td>08:00</td><td>SCB</td></tr>")
        return f"<div class='publiceringsKalenderTableWrapper'><table><tbody>{''.join(rows)}</tbody></table></div>"


def read_editions(raw_dir: Path, names: Sequence[str] = FETCHED) -> list[Published]:
    """List the editions of a data folder as what the agencies publish, and when."""
    found = []
    for name in names:
        for sidecar in sorted((raw_dir / name).glob("*/*.meta.yml")):
            meta = yaml.safe_load(sidecar.read_text(encoding="utf-8"))
            path = sidecar.with_name(sidecar.name.removesuffix(".meta.yml"))
            found.append(Published(name, meta["reference_month"], path, str(meta["date_published"])))
    return sorted(found, key=lambda one: (one.day, one.month))


def status(code: int, **headers: str) -> Fault:
    """Answer with a status, and headers (``retry_after="1"``)."""
    return lambda request, response: Response(
        "", status=code, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


def body(content: bytes) -> Fault:
    """Answer 200 with other content."""
    return lambda request, response: Response(content)


def half(request: Request, response: Response) -> Response:
    """Answer with half of the file, whole as HTTP goes."""
    content = response.get_data()
    return Response(content[: len(content) // 2])


def drip(request: Request, response: Response) -> Response:
    """Answer a byte at a time."""

    def bytes_one_by_one():
        for byte in response.get_data()[:200]:
            time.sleep(0.05)
            yield bytes([byte])

    return Response(bytes_one_by_one())


def _choose(content: dict, variable: str, codes: list[str]) -> dict:
    axis = content["id"].index(variable)
    index = content["dimension"][variable]["category"]["index"]
    grid = np.array(content["value"], dtype=object).reshape(content["size"])
    taken = grid.take([index[code] for code in codes], axis=axis)
    category = {"index": {code: at for at, code in enumerate(codes)}, "label": {code: code for code in codes}}
    dimension = {**content["dimension"], variable: {"label": variable, "category": category}}
    return {**content, "dimension": dimension, "size": list(taken.shape), "value": taken.ravel().tolist()}


def _name(month: str) -> str:
    return f"{MONTH_NAMES[int(month[5:]) - 1].capitalize()} {month[:4]}"


def _json(content: object) -> Response:
    return Response(json.dumps(content, ensure_ascii=False).encode(), content_type="application/json")
