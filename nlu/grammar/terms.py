"""Hold the terms of one number while it is read, the multipliers falling: 'un millón | doscientos mil | cincuenta'."""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(slots=True)
class Terms:
    """The terms of one number so far, and how they were said."""

    values: list[tuple[Decimal, Decimal]] = field(default_factory=list)  #: multiplier, value
    form: str = ""  #: the last multiplier as it was said
    spoken: bool = True
    scaled: bool = False

    @property
    def room(self) -> Decimal:
        """Give the bound that a lower term must stay below."""
        return self.values[-1][0]

    def add(self, part: Decimal | None, scale: Decimal) -> None:
        """Add a part and its multiplier; a greater multiplier takes the lower terms with it."""
        below = Decimal(0)
        taken = False
        while self.values and self.values[-1][0] < scale:
            below, taken = below + self.values.pop()[1], True
        if part is None and not taken and self.values:
            last, value = self.values.pop()
            self.values.append((last * scale, value * scale))
            return
        whole = below + (part if part is not None else 0 if taken else 1)
        self.values.append((scale, whole * scale))

    def total(self) -> Decimal:
        """Give the number."""
        return sum((value for _, value in self.values), Decimal(0))
