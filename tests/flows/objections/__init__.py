"""Tests of answering objections."""
