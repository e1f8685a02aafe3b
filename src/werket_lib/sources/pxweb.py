"""What PxWeb answers with, as text: told apart from what a site says when it has no answer."""

import json
from typing import Any

from werket_lib.errors import LayoutError
from werket_lib.layouts.file_kind import name_kind
from werket_lib.provenance import RawFile


def read_answer(raw: RawFile, *, wanted: str) -> dict[str, Any]:
    """Read a file as one JSON object.

    Parameters
    ----------
    wanted
        What was asked of PxWeb, for messages.

    Raises
    ------
    LayoutError
        If the file is empty, a web page, cut short, no JSON, no object, or PxWeb's refusal of a question.
    """
    name, expected = raw.path.name, f"expected {wanted}"
    if not raw.content.strip():
        raise LayoutError(f"{name}: the file is empty; {expected}")
    if raw.content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise LayoutError(f"{name}: a web page, perhaps an error message of the site's; {expected}")
    try:
        answer = json.loads(raw.content.decode("utf-8-sig"), object_pairs_hook=_refuse_twice)
    except (ValueError, RecursionError) as error:
        kind = name_kind(raw.content)
        raise LayoutError(f"{name}: not readable as JSON ({error}); it is {kind}; {expected}") from None
    if not isinstance(answer, dict):
        raise LayoutError(f"{name}: JSON, but {type(answer).__name__}; {expected}")
    if "status" in answer and "title" in answer and "dimension" not in answer:
        told = ": ".join(str(answer[key]) for key in ("status", "title", "detail") if answer.get(key))
        raise LayoutError(f"{name}: PxWeb refused the question ({told}); {expected}")
    return answer


def _refuse_twice(fields: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(fields)
    if len(read) < len(fields):
        twice = sorted({name for name, _ in fields if sum(name == other for other, _ in fields) > 1})
        raise ValueError(f"fields that stand twice: {twice}")
    return read
