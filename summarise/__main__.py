"""`python -m summarise`: the command, where its script is not on the path."""

from summarise.cli import main

if __name__ == "__main__":
    main()
