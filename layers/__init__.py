"""Corridor Atlas: from an atlas folder to a map, a page, a file."""
