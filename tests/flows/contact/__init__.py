"""Prove that no contact breaks a country's law."""
