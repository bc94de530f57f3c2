"""The errors of the contact rules."""

from flows.errors import FlowError


class BadPack(FlowError):
    """Country packs that cannot be used: every fault at once, each with its country and place."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        """Keep the faults and join them into one message."""
        self.faults = faults
        super().__init__("\n".join(faults))


class BadCadence(FlowError):
    """A cadence that cannot be used: every fault at once, each with its line."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        """Keep the faults and join them into one message."""
        self.faults = faults
        super().__init__("\n".join(faults))


class BadCampaign(FlowError):
    """A campaign that cannot be used: every fault at once, each with its line."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        """Keep the faults and join them into one message."""
        self.faults = faults
        super().__init__("\n".join(faults))


class BadHours(FlowError):
    """Opening hours that cannot be read."""

    def __init__(self, fault: str) -> None:
        """Name the fault and show what hours look like."""
        super().__init__(f'{fault}: write hours as mon_fri: ["09:00", "18:00"], sat: null, sun: null.')


class BadLine(FlowError):
    """A question to `may-send` that cannot be read."""

    def __init__(self, fault: str) -> None:
        """Name the key and the remedy."""
        super().__init__(fault)
