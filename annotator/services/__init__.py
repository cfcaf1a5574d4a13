"""What a user can do, the same for the window and the command line."""
