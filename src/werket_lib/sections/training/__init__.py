"""How many are in training, and for what? Serves notebooks 50 and 51."""
