"""Inference engines: PyTorch, CTranslate2 in 8 bits."""
