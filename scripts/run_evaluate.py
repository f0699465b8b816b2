"""`summarise evaluate`, for those who run from a clone: `python scripts/run_evaluate.py --help`."""

import sys

from summarise.cli import main

if __name__ == "__main__":
    main(["evaluate", *sys.argv[1:]])
