"""The command line: one module a command."""

from summarise.cli.entry import main

__all__ = ["main"]
