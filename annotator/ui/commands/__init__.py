"""What the actions do, one module a group: they ask the view, call the acts and the session, and hold no fact."""
