"""Which words of an article its headline takes."""
