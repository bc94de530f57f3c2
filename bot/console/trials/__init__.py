"""Policies tried on invented clients: what is asked for, how far it is, and what came of it in plain words."""
