"""Measure against data that others wrote, outside the test run."""
