"""Act: everything that touches the world."""
