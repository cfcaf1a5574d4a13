"""How names and reported content are found. What others use: `names`, `reporting`, `clauses`, `quotations`."""
