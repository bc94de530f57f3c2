"""The page on which a creditor asks more of itself than a country's law does."""
