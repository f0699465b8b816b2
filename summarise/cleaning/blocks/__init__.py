"""Blocks of a dump: cut, described, and guessed at by the classifier."""
