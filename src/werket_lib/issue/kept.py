"""A month's issue, and what people read beside it, kept when its sections are made again."""

import shutil
from pathlib import Path

FOLDER = "issue"
PROOF = "korrektur.html"
CLAIMS = "korrektur.json"
DIFFERENCES = "diff-*.html"
DIGESTS = "keys/issue.json"  # what it was made of


def keep_issue(earlier: Path, made: Path) -> None:
    """Take the issue along into a month's new folder: what was sent out is not lost.

    It may then be older than the sections beside it; `werket check` says where the two no longer agree. The pages of
    `werket diff` are taken along too.
    """
    if (earlier / FOLDER).is_dir():
        shutil.copytree(earlier / FOLDER, made / FOLDER)
    differences = [path.name for path in earlier.glob(DIFFERENCES)]
    for path in (PROOF, CLAIMS, DIGESTS, *differences):
        if (earlier / path).is_file():
            (made / path).parent.mkdir(exist_ok=True)
            shutil.copy2(earlier / path, made / path)
