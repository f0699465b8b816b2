"""Parse HTML pages into blocks, and find the article among them."""
