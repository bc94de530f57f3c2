"""The page on which a creditor's own words are written, previewed and decided on."""
