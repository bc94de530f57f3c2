"""A house that says who signs in, as an OpenID provider does, with the faults that one may have."""
