"""Papers that clients keep: what was agreed, written so that it stands by itself."""
