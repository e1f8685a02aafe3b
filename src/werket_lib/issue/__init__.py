"""The issue: a month's sections and an editor's articles, as one content that web, PDF and Excel are set from."""
