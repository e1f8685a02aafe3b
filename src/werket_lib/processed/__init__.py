"""Raw to processed: recipes that make the tables of a month from the editions of their datasets, and judge them."""
