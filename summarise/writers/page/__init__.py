"""The page of summaries: one HTML file to read, search, sort and share."""
