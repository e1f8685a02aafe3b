"""Results to pages: executed notebooks as HTML, and the month's front page."""
