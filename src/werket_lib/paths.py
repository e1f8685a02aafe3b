"""The project's root and the folders under it, from wherever a notebook or a command was started."""

from pathlib import Path

from werket_lib.errors import InputError

MARKER = "pyproject.toml"


def project_root() -> Path:
    """Find the checkout: the nearest folder above the library, then above the working folder.

    Raises
    ------
    InputError
        If neither stands in a checkout of this project.
    """
    for start in (Path(__file__).resolve(), Path.cwd().resolve()):
        for folder in start.parents if start.is_file() else (start, *start.parents):
            if (folder / MARKER).is_file() and (folder / "notebooks").is_dir():
                return folder
    raise InputError(f"no {MARKER} with a notebooks folder above {Path.cwd()}; start in a checkout of the project")


def from_root(folder: str | Path) -> Path:
    """Read `folder` as relative to the project's root; an absolute path is left as it is."""
    return project_root() / folder
