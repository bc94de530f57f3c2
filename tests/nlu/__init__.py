"""Prove that messages are understood."""
