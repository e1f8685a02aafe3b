"""Write all sample editions under data/raw: ``python -m scripts.sample``."""

import sys
from pathlib import Path

from scripts.sample.editions import write_editions

if __name__ == "__main__":
    try:
        write_editions(Path(__file__).parents[2] / "data" / "raw")
    except FileExistsError as error:
        sys.exit(str(error))
