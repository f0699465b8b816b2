"""The command line: one module a command."""

from summarise.cli.app import main

__all__ = ["main"]
