"""Laws of decisions."""
