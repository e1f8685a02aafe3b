"""How is the local labour market? Serves notebook 20."""
