"""The window of importing: what becomes of each file, what is asked about some, and what came of it."""
