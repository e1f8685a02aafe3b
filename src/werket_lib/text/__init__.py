"""Results to Swedish: sentences, alt texts, and every label that a chart or a table shows."""
