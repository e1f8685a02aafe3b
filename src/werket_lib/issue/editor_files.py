"""Files that an editor lays into a month's folder: what may be read, and what is refused by its kind and size.

It is asked before anything of a folder is digested or read: a pipe would be waited for, a device never ends.
"""

import os
import re
import stat
from pathlib import Path

from werket_lib.errors import InputError, shorten

MOST_MB = 25  # of one file
LONGEST_WORD = 2000  # letters; an address has fewer, and setting more takes minutes
MOST_TEXT_MB = 2  # of a plan or an article
MB = 1_000_000
# Newlines and tabs are text; other control characters, halves of characters and those that turn a line round are not.
_TOO_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_KINDS = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))


def check_files(folder: Path) -> None:
    """Refuse what lies in an editor's folder and is no file of it: a pipe, a device, a link that leads out, too much.

    Raises
    ------
    InputError
        Names the first such thing, and what to do.
    """
    for place, folders, files in os.walk(folder):
        for name in sorted([*files, *(one for one in folders if Path(place, one).is_symlink())]):
            check_file(Path(place, name), folder)


def check_file(path: Path, folder: Path, where: str = "") -> None:
    """Refuse what is no file in `folder`, or too large; `where` is what names it in messages."""
    named = where or f"{folder.name}/{path.relative_to(folder)}"
    if not path.resolve().is_relative_to(folder.resolve()):
        raise InputError(f"{named} is a link that leads out of the editorial folder; copy the file itself into it")
    try:
        status = path.stat()
    except OSError as error:
        raise InputError(f"{named} cannot be read ({error.strerror}); put the file there") from None
    if not stat.S_ISREG(status.st_mode):
        kind = next((name for holds, name in _KINDS if holds(status.st_mode)), "a device")
        raise InputError(f"{named} is {kind}, where a file is expected; move it out of the editorial folder")
    if status.st_size > MOST_MB * MB:
        raise InputError(f"{named} has {status.st_size // MB} MB; the most is {MOST_MB} MB, make it smaller")


def read_text(path: Path, folder: Path, where: str) -> str:
    """Read a plan or an article.

    Raises
    ------
    InputError
        If it is no file of `folder`, is too large, is not UTF-8, or holds characters that are no text (says the line).
    """
    check_file(path, folder, where)
    content = path.read_bytes()
    if len(content) > MOST_TEXT_MB * MB:
        raise InputError(f"{where} has {len(content) // MB} MB of text; the most is {MOST_TEXT_MB} MB, divide it")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(f"{where}, line {line}: cannot be read ({error.reason}); save it as UTF-8") from None
    refuse_no_text(text, where)
    return text


def refuse_no_text(text: str, where: str) -> None:
    """Refuse a character that is none, such as NUL or a mark of the terminal, and a word that no page holds."""
    if long := _TOO_LONG.search(text):
        line = text.count("\n", 0, long.start()) + 1
        raise InputError(
            f"{where}, line {line}: a word of more than {LONGEST_WORD} letters, {shorten(long[0])!r}; "
            "part it or take it out"
        )
    if found := _NO_TEXT.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise InputError(
            f"{where}, line {line}: holds the character U+{ord(found[0]):04X}, which is no text; take it out"
        )
