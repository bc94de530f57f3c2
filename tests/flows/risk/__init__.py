"""Laws of risk."""
