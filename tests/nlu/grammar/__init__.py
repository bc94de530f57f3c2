"""Prove the grammar."""
