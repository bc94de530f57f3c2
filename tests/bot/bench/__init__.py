"""Measures are measured: on little, and for their form."""
