"""Decide whether a message may be sent now, by the law of the client's country and our own policy."""
