"""How far annotators agree: counts of each article, the measures made of them, and how they are told."""
