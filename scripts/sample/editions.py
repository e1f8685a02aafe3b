"""The sample editions: which files there are, when they were published, and their sidecars."""

import datetime
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.sample import bas, results, typed, workbooks

EDITIONS = ("2024-12", "2025-01")
CLASSIFIED = ("2023-01",)  # a classification has the edition of the month that it holds from
LATE_EDITIONS = ("2024-10", "2024-11")  # of what comes two months late: the newest for the same two reports
AF, KI = "Arbetsförmedlingen", "Konjunkturinstitutet"
SKR, SCB = "Sveriges Kommuner och Regioner (SKR)", "Statistiska centralbyrån"
WERKET, ACADEMY = "Werket", "Medieakademin"
PUBLISHED = {
    (AF, "2024-12"): datetime.date(2025, 1, 15),
    (AF, "2025-01"): datetime.date(2025, 2, 13),
    (KI, "2024-12"): datetime.date(2024, 12, 19),
    (KI, "2025-01"): datetime.date(2025, 1, 30),
    # Results come every odd month, around the 28th.
    ("af_rom_results", "2024-11"): datetime.date(2024, 11, 28),
    ("af_rom_results", "2025-01"): datetime.date(2025, 1, 30),
    (SKR, "2023-01"): datetime.date(2023, 1, 1),  # the day that it holds from
    (SCB, "2024-10"): datetime.date(2025, 1, 8),
    (SCB, "2024-11"): datetime.date(2025, 2, 5),
    (AF, "2024-10"): datetime.date(2024, 10, 25),
    (AF, "2025-02"): datetime.date(2025, 2, 10),
    (WERKET, "2024-10"): datetime.date(2024, 11, 14),
    (WERKET, "2025-01"): datetime.date(2025, 2, 17),
    (ACADEMY, "2024-01"): datetime.date(2024, 3, 12),
    (ACADEMY, "2025-01"): datetime.date(2025, 2, 18),
}
SERIES_PAGE = "https://arbetsformedlingen.se/statistik/sok-statistik/tidigare-statistik-tidsserier"
KI_TABLE = "https://statistik.konj.se/PxWeb/api/v1/sv/KonjBar/indikatorer/Indikatorm.px"
BAS_TABLE = "https://statistikdatabasen.scb.se/api/v2/tables/TAB6260/data"
LICENCE = "Exempeldata, framställd för detta repositorium"
TRANSCRIBED = "Avskrift av producentens offentliga indelning, gjord för detta repositorium; ingen licens angiven"

Writer = Callable[[Path, str], None]


@dataclass(frozen=True)
class Dataset:
    """One raw dataset: its file's stem before the month, what the agency calls it, who writes it."""

    name: str
    file: str
    title: str
    page: str
    write: Writer
    producer: str = AF
    editions: tuple[str, ...] = EDITIONS
    licence: str = LICENCE
    coverage: str = "series"


def _write_barometer(path: Path, edition: str) -> None:
    workbooks.write_barometer(path, edition, PUBLISHED[KI, edition])


def _write_bas(path: Path, edition: str) -> None:
    bas.write_bas(path, edition, PUBLISHED[SCB, edition])


DATASETS = (
    Dataset(
        "af_suppliers",
        "leverantorer-{}.xlsx",
        "Leverantörsstatistik, deltagare per leverantör, månad och tjänst",
        "https://arbetsformedlingen.se/rest/analysportalen/lev/sitevision",
        workbooks.write_suppliers,
    ),
    Dataset(
        "af_training",
        "utbildning-{}.xlsx",
        "Utbildningstjänster, deltagare per leverantör, inriktning och månad",
        "https://arbetsformedlingen.se/rest/analysportalen/lev/sitevision",
        workbooks.write_training,
    ),
    Dataset(
        "af_varsel",
        "web-varsel-bransch-199201-{}.xlsx",
        "Varsel, berörda personer efter näringsgren och månad",
        SERIES_PAGE,
        workbooks.write_varsel,
    ),
    Dataset(
        "af_unemployment",
        "web-inskrivna-arbetslosa-andel-av-bas-{}.xlsx",
        "Inskrivna arbetslösa som andel av befolkningens arbetsmarknadsstatus (BAS), kommuner",
        SERIES_PAGE,
        workbooks.write_unemployment,
    ),
    Dataset(
        "af_time_without_work",
        "web-tid-riket-{}.xlsx",
        "Inskrivna arbetslösa efter tid utan arbete, riket",
        SERIES_PAGE,
        workbooks.write_time_without_work,
    ),
    Dataset(
        "af_vacancies",
        "web-platser-{}.xlsx",
        "Nyanmälda och kvarstående lediga platser efter kommun",
        SERIES_PAGE,
        workbooks.write_vacancies,
    ),
    Dataset(
        "ki_barometer",
        "Indikatorm-{}.json",
        "Barometerindikatorn och andra indikatorer efter Indikator och Period",
        KI_TABLE,
        _write_barometer,
        KI,
    ),
    Dataset(
        "skr_groups",
        "kommungruppsindelning-{}.xlsx",
        "Kommungruppsindelning 2023",
        "https://skr.se/kommunerochregioner/kommungruppsindelning.8281.html",
        workbooks.write_groups,
        SKR,
        editions=CLASSIFIED,
        licence=TRANSCRIBED,
    ),
    Dataset(
        "scb_bas",
        "TAB6260-{}.json",
        "Befolkningens arbetsmarknadsstatus (BAS), preliminär statistik efter region och månad",
        BAS_TABLE,
        _write_bas,
        SCB,
        LATE_EDITIONS,
    ),
    Dataset(
        "af_forecast",
        "prognoser-{}.csv",
        "Prognoser för utbetalning, volymer och arbetslöshet",
        "https://arbetsformedlingen.se/om-oss/var-verksamhet/styrning-och-resultat/ekonomiska-prognoser-och-utfall",
        typed.write_forecasts,
        editions=("2024-10", "2025-02"),
    ),
    Dataset(
        "survey_answers",
        "enkat-avvikelserapportering-{}.csv",
        "Enkät bland leverantörer om avvikelserapportering",
        "https://werket.se",
        typed.write_survey,
        WERKET,
        editions=("2024-10", "2025-01"),
    ),
    Dataset(
        "trust",
        "fortroendebarometern-{}.csv",
        "Förtroendebarometern, andel med mycket eller ganska stort förtroende",
        "https://medieakademin.se/fortroendebarometern",
        typed.write_trust,
        ACADEMY,
        editions=("2024-01", "2025-01"),
    ),
    Dataset(
        "af_rom_results",
        "resultatuppfoljning-{}.xlsx",
        "Resultatuppföljning Rusta och matcha",
        "https://arbetsformedlingen.se/for-leverantorer/arbetsmarknadstjanster/rusta-och-matcha",
        workbooks.write_results,
        editions=results.PERIODS,
        coverage="month",
    ),
)


def write_editions(raw_dir: Path) -> list[Path]:
    """Write every sample edition with its sidecar and return the files, in the order they were written."""
    return [write_edition(raw_dir, dataset, edition) for dataset in DATASETS for edition in dataset.editions]


def write_edition(raw_dir: Path, dataset: Dataset, edition: str) -> Path:
    """Write one dataset's file of one edition, and its sidecar beside it.

    Raises
    ------
    FileExistsError
        If the edition's folder holds a file of the agency's own.
    """
    path = raw_dir / dataset.name / edition / dataset.file.format(edition)
    path.parent.mkdir(parents=True, exist_ok=True)
    for sidecar in path.parent.glob("*.meta.yml"):
        if "sample: true" not in sidecar.read_text(encoding="utf-8").splitlines():
            raise FileExistsError(
                f"{dataset.name}/{edition}: {sidecar.name} describes a file that is no sample; "
                "nothing was written. Samples are never put beside an agency's own file."
            )
    dataset.write(path, edition)
    Path(f"{path}.meta.yml").write_text(_sidecar(dataset, edition, path), encoding="utf-8")
    return path


def _sidecar(dataset: Dataset, edition: str, path: Path) -> str:
    """Return the sidecar's text, its keys in the order that every sidecar has."""
    published = PUBLISHED.get((dataset.name, edition)) or PUBLISHED[dataset.producer, edition]
    milliseconds = 1000 * int(datetime.datetime.combine(published, datetime.time(8), datetime.UTC).timestamp())
    download = f"https://arbetsformedlingen.se/download/18.exempel/{milliseconds}/{path.name}"
    return "\n".join(
        [
            f"producer: {dataset.producer}",
            f"title: {dataset.title}",
            f"url_page: {dataset.page}",
            f"url_download: {download if dataset.producer == AF else dataset.page}",
            f"reference_month: '{edition}'",
            f"date_published: {published}",
            f"date_accessed: {published}",
            f"licence: {dataset.licence}",
            f"sha256: {hashlib.sha256(path.read_bytes()).hexdigest()}",
            "sample: true",
            *([f"coverage: {dataset.coverage}"] if dataset.coverage != "series" else []),
            "",
        ]
    )
