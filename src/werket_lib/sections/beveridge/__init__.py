"""Is matching getting worse? Serves notebook 21."""
