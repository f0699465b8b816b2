"""Pages as they are kept: web archives, saved pages, mail."""
