"""What stands around the article: the lists and the form in the docks, the bar above and the bar below."""
