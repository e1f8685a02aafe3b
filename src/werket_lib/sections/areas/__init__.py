"""Where do volumes move? Serves notebook 32."""
