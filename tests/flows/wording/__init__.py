"""The laws of wording."""
