"""What is measured of a summary."""
