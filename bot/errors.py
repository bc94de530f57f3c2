"""The errors of acting.

BotError
├── BadSettings          the environment holds values that cannot be used
├── BadFile              a file of an operator cannot be used; every fault is named
├── UnknownCreditor      no creditor has that id
├── UnknownClient        no client of that creditor has that id
├── NobodyListens        a message came in, and no creditor is in force
├── ClientMistake        a request of the API or a form cannot be carried out as it is
│   └── ForbiddenWords   a text for a client says what its creditor lets nobody say
└── NotAllowed           whoever asks may not do this
"""

from collections.abc import Sequence


class BotError(Exception):
    """Something could not be done; the message is one sentence for whoever asked."""


class BadSettings(BotError):
    """The environment holds values that cannot be used."""

    def __init__(self, faults: Sequence[str]) -> None:
        """Keep every fault."""
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class BadFile(BotError):
    """A file of an operator cannot be used."""

    def __init__(self, name: str, faults: Sequence[str]) -> None:
        """Keep the file's name and every fault."""
        self.name, self.faults = name, tuple(faults)
        super().__init__("\n".join(f"{name}: {fault}" for fault in self.faults))


class UnknownCreditor(BotError):
    """No creditor has that id."""

    def __init__(self, creditor: str) -> None:
        """Name the id and the remedy."""
        super().__init__(
            f"No creditor is called {creditor!r}: `concilia creditor list` shows them, `creditor apply` adds one."
        )


class UnknownClient(BotError):
    """No client of that creditor has that id."""

    def __init__(self, creditor: str, client: str) -> None:
        """Name both ids."""
        super().__init__(f"{creditor!r} has no client {client!r}: check the id, or import the portfolio first.")


class NobodyListens(BotError):
    """A message came in on a channel, and no creditor is in force."""

    def __init__(self, channel: str) -> None:
        """Name the channel and the remedy."""
        super().__init__(f"A message came in by {channel}, and there is no creditor: add one with `creditor apply`.")


class ClientMistake(BotError):
    """A request cannot be carried out as it is. `status` is the HTTP answer, `field` what is wrong."""

    def __init__(self, message: str, status: int = 422, field: str | None = None) -> None:
        """Keep the sentence, the status and the field."""
        self.status, self.field = status, field
        super().__init__(message)


class ForbiddenWords(ClientMistake):
    """A text says phrases that a creditor forbids; both are kept, so that the attempt can be noted."""

    def __init__(self, creditor: str, phrases: Sequence[str]) -> None:
        """Name every phrase."""
        self.creditor, self.phrases = creditor, tuple(phrases)
        said = " and ".join(map(repr, phrases))
        super().__init__(f"text says {said}, which the creditor forbids; say it otherwise.", field="text")


class NotAllowed(BotError):
    """Whoever asks may not do this."""
