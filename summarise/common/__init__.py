"""What every stage may use: the documents that flow, errors, text, files. It imports no stage."""
