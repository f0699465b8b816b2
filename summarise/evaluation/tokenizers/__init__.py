"""What a word is to a metric."""
