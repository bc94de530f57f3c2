"""The errors of wording.

WordingError
├── UnknownLanguage   no file holds texts in this language
├── BrokenSource      a file of texts that Fluent cannot read in full
├── UnknownText       a key without a text
├── MissingBlank      a text that could not be filled
├── BadTemplates      files of templates that no provider would approve
└── OpenCaseNumber    a case number, or a paper's link or code, that nobody had put in
"""

from collections.abc import Sequence

from flows.errors import FlowError


class WordingError(FlowError):
    """A text could not be written."""


class UnknownLanguage(WordingError):
    """A locale whose language has no texts."""

    def __init__(self, locale: str, known: str) -> None:
        """Name the locale and the languages there are."""
        super().__init__(f"There are no texts in {locale!r}: write one of {known}, alone or with a country.")


class BrokenSource(WordingError):
    """A file of texts that Fluent cannot read in full."""

    def __init__(self, name: str, line: int, fault: str) -> None:
        """Name the file, the line and what Fluent says."""
        super().__init__(f"{name}.ftl, line {line}: {fault}. Mend that line; nothing of the file is used until then.")


class UnknownText(WordingError):
    """A key without a text."""

    def __init__(self, key: str, locale: str) -> None:
        """Name the key and the locale."""
        super().__init__(f"No text is called {key!r} in {locale}: add it to the language's .ftl file.")


class MissingBlank(WordingError):
    """A text that could not be filled with what it was given."""

    def __init__(self, key: str, locale: str, fault: str) -> None:
        """Name the key, the locale and the blank."""
        super().__init__(f"{key!r} in {locale} could not be filled ({fault}): give every blank of the text a value.")


class BadTemplates(WordingError):
    """Files of templates that cannot be used."""

    def __init__(self, faults: Sequence[str]) -> None:
        """Keep every fault, a sentence each."""
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class OpenCaseNumber(WordingError):
    """A case number, or a paper's link or code, that nobody had put in before the text was written."""

    def __init__(self, blank: str) -> None:
        """Name the blank."""
        super().__init__(f"What stands for {blank!r} is not known yet: put it in before the text is written.")
