"""The rows of the actions table, by what they are about; `ui/action_table.py` puts them together."""
