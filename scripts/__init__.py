"""Scripts that make files of the repository; nothing in the library imports them."""
