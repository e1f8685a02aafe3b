"""What does the agency expect? Serves notebook 60."""
