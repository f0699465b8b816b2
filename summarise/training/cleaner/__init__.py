"""Training of the block classifier, which tells an article's blocks from the page's.

documents.py         pages with true bodies, and which of their blocks are the body
stock.py             what mixtures are made of; mixtures.py and surroundings.py make them
examples.py          documents as tensors, and the lexicon
model.py, loss.py    the network and what training makes small
loop.py              training, and the file of weights
cross_validation.py  how good it is on sites that it has not seen, by the figures of scores.py
voices.py, fusion.py pages with the voices on their blocks, and the networks that weigh these
"""
