"""Reviewing: what stands in an article under review, what a decision makes of it, and how gold comes of both."""
