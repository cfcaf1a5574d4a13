"""The article view: the text, the marks in it, and the mouse and caret on it. It holds no fact of the project."""
