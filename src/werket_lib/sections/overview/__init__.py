"""What happened this month? Reads the other sections' facts; serves notebook 00."""
