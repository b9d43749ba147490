"""A reader's own copies of the documents, and the passages of claims in them."""

MAX_TEXT_CHARACTERS = 1_000_000
"""About 150,000 words, a thick book; the longest core text has 7,000."""
