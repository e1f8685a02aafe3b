"""Write sample editions: ``python -m scripts.sample [--through MONTH] [--to DIR]``."""

import argparse
import sys
from pathlib import Path

from scripts.sample.editions import write_editions
from scripts.sample.series import LAST_MONTH
from werket_lib.errors import InputError
from werket_lib.months import parse_month

DATA = Path(__file__).parents[2] / "data"


def main() -> None:
    """Write the editions that the repository keeps, or those of later months into another folder."""
    parser = argparse.ArgumentParser(prog="python -m scripts.sample", description=main.__doc__)
    parser.add_argument("--through", metavar="MONTH", default=LAST_MONTH, help="the last month to report on")
    parser.add_argument("--to", metavar="DIR", type=Path, default=DATA, help="data folder; files go to DIR/raw")
    options = parser.parse_args()
    try:
        through = str(parse_month(options.through))
        if through < LAST_MONTH:
            parser.error(f"--through {through}: the sample begins with the report of {LAST_MONTH}")
        if through > LAST_MONTH and options.to.resolve() == DATA.resolve():
            parser.error(f"--through {through} needs --to DIR: the repository keeps the samples to {LAST_MONTH} only")
        files = write_editions(options.to / "raw", through)
    except (InputError, FileExistsError) as error:
        sys.exit(str(error))
    sys.stdout.write(f"{len(files)} files in {options.to / 'raw'}\n")
    if through > LAST_MONTH:
        sys.stdout.write(f"A month of them: werket run {through} --data {options.to}\n")


if __name__ == "__main__":
    main()
