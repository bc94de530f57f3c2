"""The demonstration: a sample portfolio, a phone and the console on one page."""
