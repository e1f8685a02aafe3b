"""Sample editions of the agencies' files, made from a seed and from published figures.

Every figure that the January 2025 issue printed is exact (`anchors/`); what lies behind it is
invented: `python -m scripts.sample` writes the same bytes every time.
"""
