"""Rules that mark what phrases and shapes give away."""
