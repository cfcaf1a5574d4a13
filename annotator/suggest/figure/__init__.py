"""How the figure reader works: tokens, numbers, units, grammar and reading. What others use is `suggest.figures`."""
