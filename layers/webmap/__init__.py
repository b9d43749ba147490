"""The map in the browser: its data, its static files, and its mount in a page."""
