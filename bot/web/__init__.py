"""Chat, API and probes over HTTP."""
