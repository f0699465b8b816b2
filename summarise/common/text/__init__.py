"""Characters, words, sentences, languages and repair of text."""
