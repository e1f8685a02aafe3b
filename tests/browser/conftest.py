"""Debian's Chromium, headless, and a month's pages to look at."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests.pages.samples import HOSTILE, SVG, month_record, section_notebook, section_record
from werket_lib.pages.month import render_month
from werket_lib.processed.findings import Finding

WAYS = [(width, dark) for width in (360, 768, 1440) for dark in (False, True)]  # that a reader may see a page in
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser once a module; where there is none, the tests that need it are skipped.

    It ends with these tests: playwright's event loop must not run on when others start kernels.
    """
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    if executable is None:
        pytest.skip("no Chromium: on Debian, apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a month with a section that ran, one that failed, and one whose data are late."""
    folder = tmp_path_factory.mktemp("month")
    (folder / "notebooks").mkdir()
    record = month_record()
    found = Finding("af_suppliers", "remaining, FUB", "2025-01", "doubtful", "moved", "2 after 9", "8 to 9", "sure")
    record["findings"] = [asdict(found) | {"id": found.id, "line": found.line}]
    record["sections"][2:] = [
        section_record("33_rom2_suppliers", "Leverantörer", status="failed", message=f"ValueError: {HOSTILE}"),
        section_record("40_sta", "Steg till arbete", status="late", message="af_suppliers", figures=[], files={}),
    ]
    error = new_output("error", ename="ValueError", evalue=HOSTILE, traceback=["x" * 400, HOSTILE])
    raised = new_notebook(cells=[new_code_cell("1 / 0  # " + "long " * 60, outputs=[error])])
    for section in record["sections"]:
        name = section["name"]
        nbformat.write(
            raised if section["status"] == "failed" else section_notebook(), folder / "notebooks" / f"{name}.ipynb"
        )
        for figure in section["figures"]:
            path = folder / f"{figure['file']}.svg"
            path.parent.mkdir(parents=True)
            path.write_text(SVG, encoding="utf-8")
    render_month(folder, record)
    return folder


class Visit:
    """A page in the browser, with what it asked for and complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[Request] = []
        self.complaints: list[str] = []
        page.on("request", self._note_request)
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note_request(self, request: Request) -> None:
        self.requests.append(request)


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the source of axe; where it is not installed, the tests that need it are skipped."""
    source = Path(__file__).with_name("node_modules") / "axe-core" / "axe.min.js"
    if not source.is_file():
        pytest.skip("no axe: npm ci --prefix tests/browser, which `make test` does where npm is")
    return source.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def issue_folder(sample_report: Path, werket) -> Path:
    """The sample month's web edition, as ``werket issue`` leaves it."""
    done = werket("issue", sample_report.name, "--out", sample_report.parent)
    assert done.returncode == 0, done.stdout + done.stderr
    return sample_report / "issue"


def find_violations(page: Page, axe: str) -> list[tuple[str, list[str]]]:
    """Run axe on a page, with all of its rules; gives each broken rule and where.

    It would fetch the stylesheet again, which the page's policy forbids.
    """
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")["violations"]
    return [(rule["id"], [str(node["target"]) for node in rule["nodes"][:5]]) for rule in found]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Open a file: ``open_page(path, width=360, dark=True)``; a page seen in the same way before it is closed."""
    contexts: dict[tuple[int, bool, bool], BrowserContext] = {}

    def visit(path: Path, *, width: int = 1440, dark: bool = False, scripts: bool = True) -> Visit:
        seen_as = width, dark, scripts
        if seen_as not in contexts:
            contexts[seen_as] = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if dark else "light",
                java_script_enabled=scripts,
            )
            contexts[seen_as].set_default_timeout(5000)
        for page in contexts[seen_as].pages:
            page.close()
        seen = Visit(contexts[seen_as].new_page())
        name, _, place = path.name.partition("#")
        seen.page.goto(f"{path.with_name(name).as_uri()}{f'#{place}' if place else ''}")
        return seen

    yield visit
    for context in contexts.values():
        context.close()


@pytest.fixture
def visit(open_page: Callable[..., Visit], month: Path) -> Callable[..., Visit]:
    """Open a page of the month: ``visit("index.html", width=360, dark=True)``."""
    return lambda name, **seen_as: open_page(month / name, **seen_as)
