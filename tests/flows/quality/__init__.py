"""Laws of quality."""
