"""What is written next, and in which batch."""
