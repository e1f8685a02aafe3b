"""What rooms share: words, names, theme, scales, the placing of labels, maps, the table."""
