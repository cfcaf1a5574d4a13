"""The only SQL: one project is one SQLite file."""
