"""The history of an article beside its text."""
