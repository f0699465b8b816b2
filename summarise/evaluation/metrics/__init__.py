"""Metrics, a file each; `registry.py` lists them."""
