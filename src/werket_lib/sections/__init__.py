"""The report's rooms: a folder per question, with numbers, words, figures and tables."""
