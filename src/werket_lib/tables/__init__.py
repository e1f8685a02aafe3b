"""Results to typeset tables: accessible HTML in one house look, no files."""
