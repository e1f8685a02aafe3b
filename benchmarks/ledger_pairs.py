"""What ``werket check`` says of sentences written to try it: wrong ones, their true twins, harmless ones.

``python -m benchmarks.ledger_pairs`` takes the half that the ledger is developed against; ``--half sealed``,
``--half third`` and ``--half fourth`` the others.
The month must have been made (``make report``). Wrong and true sentences are checked in issues of their own, so that
no sentence is read in the light of its twin.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests import ledger_pairs
from tests.ledger_pairs.template import RenderedPair

ROOT = Path(__file__).parents[1]
MONTH = "2025-01"
PER_ARTICLE = 40
MEASURES = ("sharp", "stamped", "red on true", "yellow on true")


@dataclass(frozen=True)
class Verdicts:
    """What was said of one passage: everywhere in it, and on its slip."""

    passage: frozenset[str]
    slip: frozenset[str]

    @property
    def is_red(self) -> bool:
        """Whether something in the passage is wrong."""
        return "wrong" in self.passage

    @property
    def is_yellow(self) -> bool:
        """Whether something is unread and nothing wrong."""
        return "unread" in self.passage and not self.is_red

    @property
    def is_stamped(self) -> bool:
        """Whether the slip counts as proved: its own marks or, where it has none, all of the passage's are facts."""
        return not self.is_red and (self.slip or self.passage) == {"fact"}


def main() -> None:
    """Check one half and print what came out, by kind."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=ledger_pairs.HALVES, default="work")
    parser.add_argument("--list", action="store_true", help="print each sentence that came out wrong")
    arguments = parser.parse_args()
    report = ROOT / "reports" / MONTH
    if not (report / "facts.json").is_file():
        sys.exit(f"reports/{MONTH} has not been made; `make report` makes it")
    month = (
        json.loads((report / "facts.json").read_text())["facts"],
        json.loads((report / "histories.json").read_text()),
    )
    chosen = [
        [one for one in make(*month) if one.half == arguments.half]
        for make in (ledger_pairs.pairs, ledger_pairs.true_sentences, ledger_pairs.harmless)
    ]
    pairs, others, harmless = chosen
    wrong = check(pairs, report, wrong=True)
    true = check(pairs + others + harmless, report, wrong=False)
    print_result(pairs, others, harmless, wrong, true, listed=arguments.list)


def check(ones: list[RenderedPair], report: Path, *, wrong: bool) -> dict[str, Verdicts]:
    """Put sentences into an issue of their own, check it, and give the verdicts by the sentence's name."""
    with tempfile.TemporaryDirectory() as folder:
        editorial, reports = Path(folder) / "editorial", Path(folder) / "reports"
        shutil.copytree(report, reports / MONTH)
        placed = write_issue(ones, editorial / MONTH, wrong=wrong)
        command = [str(Path(sys.executable).parent / "werket"), "check", MONTH, "--json"]
        command += ["--out", str(reports), "--editorial", str(editorial)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    try:
        claims = json.loads(done.stdout)["claims"]
    except ValueError:
        sys.exit(f"`{' '.join(command)}` printed no JSON (exit code {done.returncode}):\n{done.stdout}{done.stderr}")
    return judge(placed, claims, wrong=wrong)


def write_issue(ones: list[RenderedPair], folder: Path, *, wrong: bool) -> dict[str, list[RenderedPair]]:
    """Write the articles and the plan of an issue that shows nothing else; gives the sentences by article's file."""
    shutil.copytree(ROOT / "editorial" / MONTH, folder)
    for old in (folder / "articles").glob("*.md"):
        old.unlink()
    placed = {f"articles/{slug}.md": part for slug, part in _by_article(ones)}
    for file, part in placed.items():
        (folder / file).write_text(_write_article(part, wrong=wrong))
    plan = yaml.safe_load((folder / "issue.yml").read_text())
    shown = [entry["section"] for part in plan["parts"] for entry in part["entries"] if "section" in entry]
    entries = [{"article": Path(file).stem} for file in placed]
    plan |= {"title": "Prov", "parts": [{"title": "Prov", "entries": entries}]}
    plan["left_out"] = dict.fromkeys([*plan.get("left_out", {}), *shown], "visas inte här")
    (folder / "issue.yml").write_text(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False))
    return placed


def _by_article(ones: list[RenderedPair]) -> Iterator[tuple[str, list[RenderedPair]]]:
    """Many sentences of a body share an article; a title or a lead has one of its own."""
    body = [one for one in ones if one.field == "body"]
    parts = [body[first : first + PER_ARTICLE] for first in range(0, len(body), PER_ARTICLE)]
    parts += [[one] for one in ones if one.field != "body"]
    for number, part in enumerate(parts, start=1):
        yield f"prov-{number:02d}", part


def _write_article(part: list[RenderedPair], *, wrong: bool) -> str:
    front = {"title": "Blandade meningar", "author": "Redaktionen"}
    texts = [one.markdown_wrong if wrong else one.markdown_true for one in part]
    if part[0].field != "body":
        front[part[0].field], body = texts[0], "Mer om detta följer."
    else:
        body = "\n\n".join(f"## {one.heading}\n\n{text}" for one, text in zip(part, texts, strict=True))
    return f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n{body}\n"


def judge(placed: dict[str, list[RenderedPair]], claims: Iterable[dict], *, wrong: bool) -> dict[str, Verdicts]:
    """Give each sentence the verdicts of the claims that stand in its passage.

    A claim's passage may be the sentence's paragraph or a part of it.
    """
    whole: dict[str, set[str]] = defaultdict(set)
    slips: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for one in placed.get(claim["file"], []):
            text, end = (one.passage_wrong, one.end_wrong) if wrong else (one.passage_true, one.end_true)
            ours, theirs = _plain(text), _plain(claim["passage"])
            if theirs not in ours:
                continue
            whole[one.name].add(claim["verdict"])
            start = ours.index(theirs)
            if start + claim["start"] < end and start + claim["end"] > one.start:
                slips[one.name].add(claim["verdict"])
    ones = [one for part in placed.values() for one in part]
    return {one.name: Verdicts(frozenset(whole[one.name]), frozenset(slips[one.name])) for one in ones}


def _plain(text: str) -> str:
    """Make every kind of space an ordinary one; no place in the text moves."""
    return "".join(" " if mark.isspace() else mark for mark in text)


def score(pairs: list[RenderedPair], wrong: dict[str, Verdicts], true: dict[str, Verdicts]) -> dict[str, set[str]]:
    """Say which pairs came out sharp, stamped green on the slip, and red or yellow where true."""
    return {
        "sharp": {one.name for one in pairs if wrong[one.name].is_red and not true[one.name].is_red},
        "stamped": {one.name for one in pairs if wrong[one.name].is_stamped},
        "red on true": {one.name for one in pairs if true[one.name].is_red},
        "yellow on true": {one.name for one in pairs if true[one.name].is_yellow},
    }


def print_result(pairs, others, harmless, wrong, true, *, listed: bool) -> None:
    found = score(pairs, wrong, true)
    print(f"{'kind':36}{'pairs':>6}" + "".join(f"{measure:>16}" for measure in MEASURES))
    for kind in dict.fromkeys(one.kind for one in pairs):
        names = {one.name for one in pairs if one.kind == kind}
        print(f"{kind:36}{len(names):6}" + "".join(f"{len(names & found[measure]):16}" for measure in MEASURES))
    shares = "".join(f"{len(found[measure]):8} ({len(found[measure]) / len(pairs):4.0%})" for measure in MEASURES)
    print(f"{'all':36}{len(pairs):6}{shares}")
    for title, ones in (("other true sentences", others), ("harmless sentences", harmless)):
        red = [one for one in ones if true[one.name].is_red]
        yellow = [one for one in ones if true[one.name].is_yellow]
        print(f"{title}: {len(red)} of {len(ones)} red, {len(yellow)} yellow")
        if listed:
            print("".join(f"  red     {one.passage_true}\n" for one in red), end="")
            print("".join(f"  yellow  {one.passage_true}\n" for one in yellow), end="")
    if listed:
        for one in pairs:
            said = [measure for measure in MEASURES[1:] if one.name in found[measure]]
            if one.name not in found["sharp"] or said:
                print(f"{one.name}: {', '.join(said) or 'not red'}\n  {one.passage_wrong}\n  {one.passage_true}")


if __name__ == "__main__":
    main()
