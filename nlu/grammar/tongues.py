"""Give the number words of a language."""

from types import MappingProxyType
from typing import Final

from nlu.grammar import numbers_en, numbers_es, numbers_pt

TONGUES: Final = MappingProxyType({"es": numbers_es.WORDS, "pt": numbers_pt.WORDS, "en": numbers_en.WORDS})
"""How each language says numbers."""

WORDS: Final = MappingProxyType({language: words.small for language, words in TONGUES.items()})
"""The plain number words of each language."""
