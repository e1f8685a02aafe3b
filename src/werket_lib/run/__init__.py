"""A month's run: raw to processed tables, the plan, the execution, and the record of all of it."""

import sys

# jsonschema, which checks notebooks, would build 35 parsers of formats that no notebook uses: a second or two.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
