"""How warm is the labour market? Serves notebook 10."""
