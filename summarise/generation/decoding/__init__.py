"""Decoding: constraints, salience, sampling, batching."""
