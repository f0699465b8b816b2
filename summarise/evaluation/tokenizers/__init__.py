"""Texts to the tokens that are counted: how they are split, and what makes two words the same."""
