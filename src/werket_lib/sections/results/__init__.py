"""Which areas reach 25 percent? Serves notebook 31."""
