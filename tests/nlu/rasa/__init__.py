"""Prove that a Rasa server may judge messages, and that none depends on it."""
