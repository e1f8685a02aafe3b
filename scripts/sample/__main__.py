"""Write all sample editions under data/raw: ``python -m scripts.sample``."""

from pathlib import Path

from scripts.sample.editions import write_editions

if __name__ == "__main__":
    write_editions(Path(__file__).parents[2] / "data" / "raw")
