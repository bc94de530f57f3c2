"""Turn what an invented client means into what they would write: their country's words, their hurry, their slips.

Each person has a stream of chance of their own for words; the n-th message of two talks is written by the same chance,
so that who says the same says it in the same words. A sentence means its legs by how it is made.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bot.laboratory.person import Person, tidy
from bot.laboratory.population_file import WritingGroup
from bot.laboratory.text import days, slips, sums
from bot.laboratory.text.book import PARTS, Book
from flows.negotiation.money import Money
from flows.negotiation.proposal import Frequency, Leg

WHOLE = 2**53
HABITS, MESSAGES = 2, 2  #: places of the stream: two habits of the person, then one for each message
TAKEN_BACK = (0.7, 1.3)  #: of a sum, what is said first by who thinks better of it
JOINTS = {" de el ": " del ", "desde a ": "desde ", " de a fin": " de fin"}  #: how a day follows what stands before it


@dataclass(frozen=True, slots=True)
class Meant:
    """What a message is to say: `key` names the lines, `legs` a proposal, `amount` another sum with its `rhythm`."""

    key: str
    legs: tuple[Leg, ...] = ()
    amount: int = 0
    rhythm: Frequency | None = None
    with_means: bool = False


class Speaker:
    """One client's way of writing in one talk."""

    def __init__(self, person: Person, book: Book, writing: WritingGroup) -> None:
        self.person, self.book, self.writing, self.spoken = person, book, writing, 0
        self.has_accents = person.speech[0] < writing.accents
        self.has_capitals = person.speech[1] < writing.capitals

    def say(self, meant: Meant) -> tuple[str, ...]:
        """Return the messages in which a thing is said."""
        stream = self.person.speech
        luck = Random(int(stream[MESSAGES + self.spoken % (len(stream) - MESSAGES)] * WHOLE))  # noqa: S311 - chance that is to come again, no secret
        self.spoken += 1
        line = self._line(meant, luck)
        if self.spoken == 1 and luck.random() < self.writing.greets:
            line = luck.choice([", ", " ", PARTS]).join([luck.choice(self.book.greets), line])
        return tuple(self._typed(part.strip(), luck) for part in line.split(PARTS))

    def _line(self, meant: Meant, luck: Random) -> str:
        """Return a line of those that say it, with its blanks filled."""
        line = luck.choice(self._lines(self._key(meant, luck), luck))
        if meant.with_means:
            line = luck.choice(self._lines("with_means", luck)).replace("{proposal}", line)
        return self._filled(line, meant, luck) if "{" in line else line

    def _key(self, meant: Meant, luck: Random) -> str:
        """Return under which name the lines stand: a run of equal payments may be counted, a sum taken back."""
        if meant.key != "propose":
            return meant.key
        leg = meant.legs[0]
        if leg.frequency is None:
            return "once"
        if luck.random() < self.writing.changes_mind:
            return "changed"
        return "counted" if self._count(leg) and luck.random() < self.writing.counts else "propose"

    def _lines(self, key: str, luck: Random) -> Sequence[str]:
        """Return the country's own lines, or those of anywhere; in parts only where the client writes so."""
        own = self.book.own.get(key, ())
        lines = own if own and luck.random() < self.writing.local else self.book.say.get(key, own)
        in_parts = luck.random() < self.writing.in_parts
        return [line for line in lines if in_parts or PARTS not in line] or lines

    def _filled(self, line: str, meant: Meant, luck: Random) -> str:
        said, today = self.person.said, self.person.known.today
        leg = meant.legs[0] if meant.legs else Leg(meant.amount, said.first, None, meant.rhythm)
        amount = leg.amount if isinstance(leg.amount, int) else 0
        rhythm = leg.frequency or said.rhythm
        blanks = {
            "sum": self._sum(amount, luck),
            "wrong": self._sum(self._wrong(amount, luck), luck),
            "most": self._sum(said.capacity.amount, luck),
            "day": days.day(leg.date or said.first, today, self.book, luck),
            "every": days.every(rhythm, leg.date or said.first, self.book, luck),
            "each": days.each(rhythm, self.book, luck),
            "count": str(self._count(leg)),
        }
        return _joined(line.format(**blanks))

    def _sum(self, amount: int, luck: Random) -> str:
        return sums.write(sums.Sum(Money(amount, self.person.known.currency), self.book), luck)

    def _wrong(self, amount: int, luck: Random) -> int:
        """Return a sum that is said first, and is not the one meant."""
        other = tidy(amount * luck.choice(TAKEN_BACK))
        return other if other != amount else amount * 2

    def _count(self, leg: Leg) -> int:
        """Return how many payments of this sum the debt is, 0 where they do not make it up."""
        count, rest = (
            divmod(self.person.known.balance, leg.amount) if isinstance(leg.amount, int) and leg.amount else (0, 1)
        )
        return 0 if rest or count < 2 else count  # noqa: PLR2004 - one payment is no run

    def _typed(self, text: str, luck: Random) -> str:
        """Return a text as it is typed."""
        text = text if self.has_accents else slips.plain(text)
        text = text[:1].upper() + text[1:] if self.has_capitals else text
        return slips.slip(text, luck) if luck.random() < self.writing.typos else text


def _joined(text: str) -> str:
    for apart, together in JOINTS.items():
        text = text.replace(apart, together)
    return text
