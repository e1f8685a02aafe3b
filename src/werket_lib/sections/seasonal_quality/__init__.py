"""Can the seasonal adjustment be trusted? Serves notebook 95."""
