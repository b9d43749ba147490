"""The pages of the app; each arranges what the pure modules give."""
