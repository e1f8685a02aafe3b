"""One module a section of the report: tables in, a frozen result with its facts out; no files."""
