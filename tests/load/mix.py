"""Say how much an hour holds: ten times the peak of 10,000 contacts a day.

The contacts of a day leave within the hours that the law leaves, and its busiest hour has 15 % of them: nine working
hours with a third more in one of them. Of the clients who are written to one in ten answers and negotiates; two
thirds as many again write of their own accord, on three channels alike.
"""

from dataclasses import dataclass

CONTACTS_A_DAY = 100_000
BUSIEST_HOUR = 0.15  #: of a day's contacts
ANSWERS_EVERY = 10  #: of those who are written to, one in so many answers
PAYS_EVERY = 2  #: of those who agree on a plan, one in so many pays their first instalment at once
MINUTE = 60.0  #: seconds


@dataclass(frozen=True, slots=True)
class Mix:
    """What happens in so many minutes; `share` is 1 for ten times the peak.

    `reads`: seconds that clients take from an answer to their next line, the fewest and the most; `patience`:
    seconds after which they write on without an answer, as whoever an adviser has taken over from the bot.
    """

    minutes: float
    share: float = 1.0
    reads: tuple[float, float] = (4.0, 20.0)
    patience: float = 20.0

    @property
    def contacts_a_minute(self) -> int:
        """Return how many bills fall due, each of which is told to its client."""
        return max(round(CONTACTS_A_DAY * BUSIEST_HOUR * self.share / MINUTE), ANSWERS_EVERY)

    @property
    def callers(self) -> int:
        """Return how many write of their own accord."""
        return max(round(self.contacts_a_minute / ANSWERS_EVERY * 2 / 3 * self.minutes), 1)
