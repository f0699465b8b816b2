"""What each voice says of a page's blocks, weighed by a small network: none decides alone."""
