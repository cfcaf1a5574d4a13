"""What the program is about: articles, spans, links and their rules; only the standard library."""
