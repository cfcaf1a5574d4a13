"""Dialogs: never in the flow of annotating."""
