"""Tests of how clients pay."""
