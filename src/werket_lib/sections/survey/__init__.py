"""How is deviation reporting seen? Serves notebook 70."""
