"""What is no file is refused by kind and size; what a killed command left is swept; other files stay."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_provenance import CONTENT, SIDECAR, SOURCE
from werket_lib.errors import InputError, RawFileError
from werket_lib.files import find_unfit, make_stray_folder, stray_prefix, sweep_strays
from werket_lib.intake import add_file
from werket_lib.provenance import MAX_RAW_BYTES, list_editions, list_touched, open_raw, sidecar_path


@pytest.fixture
def raw(tmp_path):
    """Return an edition's raw file."""
    path = tmp_path / "raw/af/2025-01/f.xlsx"
    path.parent.mkdir(parents=True)
    path.write_bytes(CONTENT)
    sidecar_path(path).write_text(SIDECAR.to_yaml(), encoding="utf-8")
    return path


def make_odd(path, kind):
    """Put something that is no file in a file's place."""
    path.unlink(missing_ok=True)
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        here = Path.cwd()
        os.chdir(path.parent)  # a socket's address is short
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
        os.chdir(here)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "large":
        with path.open("wb") as file:
            file.truncate(5 * 1024**3)
    elif kind == "link":
        outside = path.parents[3] / "outside.txt"
        outside.write_bytes(CONTENT)
        path.symlink_to(outside)
    elif kind == "nowhere":
        path.symlink_to("nowhere")
    elif kind == "loop":
        path.symlink_to(path.name)


ODD = {
    "folder": "a folder, not a file",
    "pipe": "a pipe, not a file",
    "socket": "a socket, not a file",
    "device": "a device, not a file",
    "large": "5368709120 bytes, more than the",
    "link": "a link out of raw, to ",
    "nowhere": "a link to nowhere, which is not there",
    "loop": "not to be opened",
}


@pytest.mark.parametrize("kind", ODD)
def test_raw_file_that_is_none_is_refused_by_kind(raw, kind):
    make_odd(raw, kind)
    with pytest.raises(RawFileError, match=f"^af/2025-01/f.xlsx: {ODD[kind]}.*`werket add`"):
        open_raw(raw)


@pytest.mark.parametrize("kind", ODD)
def test_sidecar_that_is_no_file_is_refused_by_kind(raw, kind):
    make_odd(sidecar_path(raw), kind)
    for read in (lambda: open_raw(raw), lambda: list_editions(raw.parents[2], "af")):
        with pytest.raises(RawFileError, match=f"^af/2025-01/f.xlsx.meta.yml: {ODD[kind]}"):
            read()


@pytest.mark.parametrize("kind", [kind for kind in ODD if kind != "link"])
def test_added_file_that_is_none_is_refused_by_kind(tmp_path, kind):
    make_odd(tmp_path / "in.xlsx", kind)
    with pytest.raises(InputError, match=f"cannot take in .*in.xlsx: {ODD[kind]}"):
        add_file("af_suppliers", tmp_path / "in.xlsx", tmp_path / "raw")
    assert not (tmp_path / "raw").exists()


def test_link_within_the_raw_folder_is_a_file(raw):
    other = raw.parents[2] / "shared.xlsx"
    raw.rename(other)
    raw.symlink_to(other)
    assert open_raw(raw).content == CONTENT
    assert find_unfit(raw, most_bytes=MAX_RAW_BYTES) == ""


@pytest.mark.parametrize("month", ["2024-12", "2025-02", "2024-01"])
def test_sidecar_of_another_month_than_its_folder_is_refused(raw, month):
    sidecar = sidecar_path(raw)
    sidecar.write_text(sidecar.read_text().replace("2025-01", month, 1))
    with pytest.raises(RawFileError, match=f"reference_month is {month}, but the folder is 2025-01"):
        list_editions(raw.parents[2], "af")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("producer: Annan", r"the key\(s\) \['producer'\] stand more than once"),
        ("date_published: 2025-02-30", "not readable as YAML"),
        ("x: \0", "not readable as YAML"),
        ("sample: [[", "not readable as YAML"),
    ],
)
def test_sidecar_that_says_two_things_is_refused(raw, line, message):
    sidecar = sidecar_path(raw)
    sidecar.write_text(sidecar.read_text().replace("date_published", "date_was") + line + "\n")
    with pytest.raises(RawFileError, match=message):
        open_raw(raw)


@pytest.mark.parametrize("change", ["edit", "remove", "replace"])
def test_raw_file_that_is_touched_is_told(raw, change):
    source = SOURCE.__class__(**{**vars(SOURCE), "file": "af/2025-01/f.xlsx", "sha256": SIDECAR.sha256})
    raw_dir = raw.parents[2]
    assert list_touched([source], raw_dir) == {}
    raw.unlink() if change != "edit" else None
    if change != "remove":
        raw.write_bytes(CONTENT + b"x")
    assert "af/2025-01/f.xlsx: changed while it was in use" in list_touched([source], raw_dir)["af/2025-01/f.xlsx"]


def test_strays_of_a_killed_command_are_swept_and_others_stay(tmp_path):
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from werket_lib.files import make_stray_folder, stray_prefix\n"
        "folder = Path(sys.argv[1])\n"
        "(make_stray_folder(folder) / 'f').write_text('x')\n"
        "(folder / (stray_prefix() + 'x')).write_text('x')\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert len(list(tmp_path.iterdir())) == 2
    own = [
        make_stray_folder(tmp_path),
        tmp_path / f"{stray_prefix()}y",
        tmp_path / ".werket-notes",
        tmp_path / "2025-01",
    ]
    for path in own[1:]:
        path.write_text("x")
    assert len(sweep_strays(tmp_path)) == 2
    assert sorted(tmp_path.iterdir()) == sorted(own)
    assert sweep_strays(tmp_path / "none") == []
