"""Understand: text in, Reading out."""
