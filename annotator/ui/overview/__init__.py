"""The overview: how far annotators agree, in numbers, tables and plots that can be opened, saved and copied."""
