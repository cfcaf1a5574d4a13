"""Text to zones: what each line of an article is, where another article begins, and what the header says.

Nothing here alters a text or decides anything: each finding carries a reason and a confidence for a person to judge.
What is compared are folded copies of whole lines; all places are code points of the text that was given.
"""
