"""What cleaning kept and dropped, for people to read."""
