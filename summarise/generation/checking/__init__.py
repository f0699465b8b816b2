"""Whether an article says what is claimed of it, by a network that has learnt what false looks like."""
