"""Laws of cadences."""
