"""Measure the product's own figures on invented data."""
