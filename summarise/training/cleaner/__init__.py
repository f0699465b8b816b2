"""Training of the block classifier: documents and mixtures of them, the network, its cross-validation."""
