"""Checkpoints, loaded and used as their family is."""
