"""Results to pages: executed notebooks as HTML, and the month's front page."""

import sys

# Before anything imports nbformat or nbconvert: jsonschema would build 35 parsers for formats that no
# notebook uses, which takes longer than all the rest of the import.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
