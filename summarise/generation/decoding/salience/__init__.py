"""Which words of an article its headline takes: a small network over what the encoder made of them.

It serves twice. While a headline is decoded each word of the article is favoured by its log-odds,
and of what was written that is taken which has the highest expected ROUGE-1, less a cost for what
is put together from pieces.

Source: Gehrmann, Deng and Rush 2018, "Bottom-Up Abstractive Summarization", section 4 (words
selected first, then decoding held to them; here they are favoured, not masked); Kumar and Byrne
2004, "Minimum Bayes-Risk Decoding" (taking what is expected to score best).
"""
