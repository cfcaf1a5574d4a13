"""What is laid over the window for a moment: the palette, the cheat sheet, the change of a key."""
