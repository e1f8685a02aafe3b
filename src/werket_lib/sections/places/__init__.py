"""In how many municipalities is there a supplier to choose? Serves notebook 34."""
