"""Decoding: constraints, sampling, batching."""
