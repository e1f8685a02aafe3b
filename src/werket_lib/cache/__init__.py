"""Keys of what is made, the digests that they consist of, and what is up to date."""
