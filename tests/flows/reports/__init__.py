"""Laws of reports."""
