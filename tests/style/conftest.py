"""Seeded sections and the checks on figures, shared with the tests of the rooms."""

from tests.sections.conftest import tables, tools

__all__ = ["tables", "tools"]
