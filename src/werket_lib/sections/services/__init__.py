"""A service's flows, suppliers and rankings, which rooms build on; serves notebook 30."""
