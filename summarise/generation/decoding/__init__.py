"""What may be written next, what is likelier, and which articles are written of together."""
