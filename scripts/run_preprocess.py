"""`summarise clean`, for those who run from a clone: `python scripts/run_preprocess.py --help`."""

import sys

from summarise.cli import main

if __name__ == "__main__":
    main(["clean", *sys.argv[1:]])
