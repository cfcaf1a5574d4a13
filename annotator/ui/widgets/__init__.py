"""Small painted widgets and delegates that the bars, panels and dialogs are built from."""
