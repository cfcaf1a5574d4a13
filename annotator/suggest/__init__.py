"""Text to suggestions: words, names, figures."""
