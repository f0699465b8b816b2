"""What computes: one file an engine."""
