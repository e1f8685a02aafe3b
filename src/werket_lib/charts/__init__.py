"""Results to figures, in one house style; no files are written here."""
