"""Try policies and ways to negotiate on invented clients, before real ones meet them."""
