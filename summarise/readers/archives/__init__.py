"""Exports of press databases: a file a format, many articles a file, each with what the archive says of it."""
