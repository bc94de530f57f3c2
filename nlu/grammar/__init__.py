"""Read amounts, dates, counts, frequencies, shares and legs out of what clients write, by country tables."""

from nlu.grammar.read import extract
from nlu.reading import Extraction

__all__ = ["Extraction", "extract"]
