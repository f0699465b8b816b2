"""`summarise run`, for those who run from a clone: `python scripts/run_summarise.py --help`."""

import sys

from summarise.cli import main

if __name__ == "__main__":
    main(["run", *sys.argv[1:]])
