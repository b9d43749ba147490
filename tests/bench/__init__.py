"""Measure what the atlas promises, next to what the public packages do: `python -m tests.bench [SECTION ...]`.

Times are compared within one run and in turns, because machines differ and are noisy. Nothing here
asserts; the table at the end is for people.
"""
