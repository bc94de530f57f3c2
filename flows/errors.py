"""The errors of decisions.

FlowError
├── BadAmount            a sum that its currency cannot hold
├── BadObjections        a file of objections that cannot be used
├── UndeclaredState      a step ended where its table does not allow
├── UnknownDialogue      a stored frame names a dialogue that this version lacks
└── EndlessStep          one turn passed through more dialogues than it may
"""

from collections.abc import Sequence


class FlowError(Exception):
    """A decision could not be taken."""


class BadAmount(FlowError):
    """A sum that its currency cannot hold."""

    def __init__(self, amount: str, currency: str) -> None:
        """Name the amount and the currency."""
        super().__init__(
            f"{amount!r} is not an amount in {currency}: write digits with at most the currency's decimals."
        )


class BadObjections(FlowError):
    """A file of objections that cannot be used."""

    def __init__(self, faults: Sequence[str]) -> None:
        """Keep every fault, a sentence each."""
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class UndeclaredState(FlowError):
    """A step ended in a state that its row does not declare."""

    def __init__(self, dialogue: str, state: str, act: str, end: str) -> None:
        """Name the row and the state it ended in."""
        super().__init__(f"{dialogue}: ({state}, {act}) ended in {end!r}, which its row does not declare.")


class UnknownDialogue(FlowError):
    """A dialogue that the registry does not hold."""

    def __init__(self, name: str) -> None:
        """Name the dialogue."""
        super().__init__(f"No dialogue is called {name!r}.")


class EndlessStep(FlowError):
    """A step passed through more dialogues than one turn may."""

    def __init__(self, stack: list[str]) -> None:
        """Name the stack."""
        super().__init__(f"One turn went through too many dialogues: {' > '.join(stack)}.")
