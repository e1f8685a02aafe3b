"""Who is trusted? Serves notebook 80."""
