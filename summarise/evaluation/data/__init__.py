"""Predictions, references and articles."""
