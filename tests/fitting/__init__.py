"""Fits the weights of answering from annotated questions: `python -m tests.fitting --help`."""
