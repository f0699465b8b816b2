"""Addresses of pages, fetched as a guest should: by the site's rules, one after the other, each once."""
