"""A month's issue, kept when its sections are made again."""

import shutil
from pathlib import Path

FOLDER = "issue"
PROOF = "korrektur.html"
CLAIMS = "korrektur.json"
DIGESTS = "keys/issue.json"  # what it was made of


def keep_issue(earlier: Path, made: Path) -> None:
    """Take the issue along into a month's new folder: what was sent out is not lost.

    It may then be older than the sections beside it; `werket check` says where the two no longer agree.
    """
    if (earlier / FOLDER).is_dir():
        shutil.copytree(earlier / FOLDER, made / FOLDER)
    for path in (PROOF, CLAIMS, DIGESTS):
        if (earlier / path).is_file():
            (made / path).parent.mkdir(exist_ok=True)
            shutil.copy2(earlier / path, made / path)
