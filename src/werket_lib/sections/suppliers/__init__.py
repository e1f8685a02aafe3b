"""Who supplies? Serves notebook 33."""
