"""Play the providers, so that the real clients of the product talk to them over HTTP on loopback."""
