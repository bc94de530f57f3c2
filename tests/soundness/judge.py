"""Judge a conversation message by message: is every figure true, and does nothing contradict what was said before?

`Judge.hear` takes what the bot wrote in one turn with what is true around it, and returns faults as sentences.
A judge remembers the talk: what was read to the client, what a bill was said to be, by when an answer was promised.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from tests.soundness.figures import WEEKDAYS, Day, Found, read
from tests.soundness.manners import HOUSE, manners
from tests.soundness.truth import Pairs, Truth

WORDS_MAX = 65  #: of prose in one message; rows of a list are not prose
TURN_WORDS_MAX = 130  #: of everything that the bot writes in one turn, the law's sentences apart
LAW_WORDS_MAX = 95  #: what a country's law wants said takes the room that it takes
ROW = re.compile(r"[•-] ")
OPTION = re.compile(r"(\d+)\. ")
SUM_FIRST = re.compile(r"[•-] (?:R?D?\$|R\$ |S/ |₡|£)?\d")
WITHOUT_INTEREST = re.compile(r"sin intereses|without interest|sem juros", re.IGNORECASE)
TOTAL = re.compile(
    r"(?:en total(?: son)?|total|\bson|\bsão|\bit's|quedan cubiertos los|ficam cobertos os|that covers the|it comes to"
    r"|no total são|in all),? $",
    re.IGNORECASE,
)  # fmt: skip
ADDRESS = r"https?://\S+"
FORGIVEN = re.compile(r"perdona|forgiven|perdoad", re.IGNORECASE)
OWN_ERROR = re.compile(r"error nuestro|our mistake|our fault|erro (?:foi )?nosso|culpa nossa", re.IGNORECASE)
LAW = re.compile(r"SERNAC|PROFECO|CONDUSEF")


@dataclass(frozen=True, slots=True)
class Exchange:
    """What the bot wrote in one turn, and what is true around it.

    `invited` says that the client proposed, refused, or asked what there is, now or before; `changed` that money,
    an agreement or a person's decision came between, so that sums may differ from those named before.
    """

    texts: tuple[str, ...]
    truth: Truth
    locale: str
    country: str
    invited: bool = True
    changed: bool = False
    by_client: bool = True  #: the turn is the client's, not an adviser's or the clock's
    examples: Callable[[], set[Pairs]] = set
    is_open: Callable[[dt.date], bool] = lambda _: False


@dataclass(slots=True)
class Hearing:
    """One message with its figures; `text` holds blanks where the creditor's own words stood."""

    text: str
    figures: list[Found]
    exchange: Exchange

    @property
    def truth(self) -> Truth:
        """Return what is true."""
        return self.exchange.truth

    def of(self, kind: str) -> list[Found]:
        """Return the figures of one kind."""
        return [one for one in self.figures if one.kind == kind]

    def rows(self) -> Iterator[tuple[str, list[Found]]]:
        """Yield each line with the figures in it."""
        start = 0
        for line in self.text.split("\n"):
            end = start + len(line)
            yield line, [one for one in self.figures if start <= one.start < end]
            start = end + 1

    def plans(self) -> list[tuple[tuple[Day, int], ...]]:
        """Return the plans that are shown line by line, each a block of lines such as '• amount, day'."""
        blocks = groupby(self.rows(), key=lambda row: _is_payment(*row))
        return [tuple((found[1].value, found[0].value) for _, found in rows) for shown, rows in blocks if shown]  # type: ignore[misc]

    def bills(self) -> Iterator[tuple[str, int]]:
        """Yield the bills of a statement: what it is for with its day, and its amount."""
        for line, found in self.rows():
            kinds = [one.kind for one in found]
            if ROW.match(line) and kinds == ["amount", "day"] and not _is_payment(line, found):
                yield f"{line[: line.index(':')] if ':' in line else ''} {found[1].value}", found[0].value  # type: ignore[misc]


def _is_payment(line: str, found: list[Found]) -> bool:
    """Say whether a line is a payment of a plan: the amount first, then its day."""
    kinds = [one.kind for one in found]
    return bool(SUM_FIRST.match(line)) and kinds in (["amount", "day"], ["amount", "day", "day"])


@dataclass
class Judge:
    """Remembers one client's conversation."""

    read_back: list[tuple[tuple[Day, int], ...]] = field(default_factory=list)  #: the plans read in the last turns
    bills: dict[str, int] = field(default_factory=dict)
    parts: dict[Day, int] = field(default_factory=dict)
    promised: dict[int, Day] = field(default_factory=dict)
    agreements: int = 0

    def hear(self, exchange: Exchange) -> list[str]:
        """Return the faults of what was written in one turn."""
        if exchange.changed:
            self.bills, self.parts = {}, {}
        hearings = [hearing(text, exchange) for text in exchange.texts]
        found = [f"{fault} — {one.text!r}" for one in hearings for check in CHECKS for fault in check(self, one)]
        found += [f"{fault} — {text!r}" for text in exchange.texts for fault in _manners(text, exchange)]
        found += list(self._booked(hearings, exchange))
        words = sum(len(_prose(text)) for text in exchange.texts if not LAW.search(text))
        return found + ([f"writes {words} words in one turn"] if words > TURN_WORDS_MAX else [])

    def _booked(self, hearings: Sequence[Hearing], exchange: Exchange) -> Iterator[str]:
        """Hold the agreement that was booked in this turn against what was read to the client before it."""
        truth, shown = exchange.truth, [plan for one in hearings for plan in one.plans()]
        if truth.agreements > self.agreements and truth.booked:
            before = [*(self.read_back[-1:] if exchange.by_client else ()), *shown]
            if not before:
                yield f"books {truth.booked} without having read it"
            yield from (
                f"books {truth.booked} after reading {plan}" for plan in before if not _same(plan, truth.booked)
            )
        self.agreements = truth.agreements
        self.read_back += shown


def hearing(text: str, exchange: Exchange) -> Hearing:
    """Return a message with its figures, the creditor's own words and the house's examples blanked out."""
    own = sorted((one for one in exchange.truth.own if re.search(r"\d", one)), key=len, reverse=True)
    for words in own:
        text = text.replace(words, re.sub(r"\d", "·", words))
    for example in (*HOUSE, ADDRESS):
        text = re.sub(example, lambda hit: re.sub(r"\d", "·", hit.group()), text)
    return Hearing(text, read(text, exchange.country, exchange.locale[:2]), exchange)


def amounts(_: Judge, one: Hearing) -> Iterator[str]:
    """Find amounts that nothing on the account or in the negotiation comes to."""
    for found in one.of("amount"):
        if found.value not in one.truth.sums | _examples(one, lambda plan: {amount for _, amount in plan}):
            yield f"names the amount {found.value}, which nothing comes to"


def days(_: Judge, one: Hearing) -> Iterator[str]:
    """Find days that mean nothing here, and weekdays that are not theirs."""
    known = one.truth.days | set(one.truth.cases.values()) | _examples(one, lambda plan: {day for day, _ in plan})
    aside = [found[2] for line, found in one.rows() if _is_payment(line, found) and len(found) > 2]
    for found in one.of("day"):
        assert isinstance(found.value, Day)
        said = found.value
        if found in aside:
            yield from _open_day(said, one)
            continue
        dates = [day for day in known if said.is_of(day)]
        if not dates:
            yield f"names {said}, which nothing falls on"
        elif said.year is None and all(day.year != one.truth.today.year for day in dates):
            yield f"leaves out the year of {dates[0]:%d.%m.%Y}"
        elif said.weekday is not None and all(day.weekday() != said.weekday for day in dates):
            yield f"calls {dates[0]:%d.%m.%Y} a {WEEKDAYS['en'][said.weekday]}"


def _open_day(said: Day, one: Hearing) -> Iterator[str]:
    """Find a day that is called closed, and is open; it lies within a year of today."""
    today = one.truth.today
    years = [said.year] if said.year else [today.year + (dt.date(today.year, said.month, said.day) < today)]
    if any(one.exchange.is_open(dt.date(year, said.month, said.day)) for year in years):
        yield f"calls {said} no business day"


def times(_: Judge, one: Hearing) -> Iterator[str]:
    """Find times that stand alone and are no time of anything here."""
    known = {day.time().replace(second=0, microsecond=0) for day in one.truth.days if isinstance(day, dt.datetime)}
    yield from (
        f"names the time {found.value}, which is none here" for found in one.of("time") if found.value not in known
    )


def numbers(_: Judge, one: Hearing) -> Iterator[str]:
    """Find numbers that count nothing here; the places of a list count up from one."""
    place = 0
    for line, found in one.rows():
        head = OPTION.match(line)
        counts = [each for each in found if each.kind == "number"]
        if head and counts:
            place += 1
            counts = counts[1:] if int(head[1]) == place else counts
            if counts and [each.kind for each in found[1:]] == ["number", "amount", "day"]:
                counts = [] if _is_example(found[1:], one) else counts
        known = one.truth.numbers | set(one.truth.cases) | {len(plan) for plan in one.truth.plans}
        yield from (
            f"names the number {each.value}, which counts nothing" for each in counts if each.value not in known
        )


def _is_example(found: list[Found], one: Hearing) -> bool:
    """Say whether '6 payments of … from …' is a plan that the policy accepts."""
    count, amount, day = (each.value for each in found)
    plans = one.truth.plans | one.exchange.examples()
    return any(
        plan and len(plan) == count and plan[0][1] == amount and isinstance(day, Day) and day.is_of(plan[0][0])
        for plan in plans
    )


def plans(_: Judge, one: Hearing) -> Iterator[str]:
    """Find plans, line by line, that are neither agreed nor what the policy answers."""
    for plan in one.plans():
        parts = len(plan) > 1 and sum(amount for _, amount in plan) in one.truth.parts
        if not parts and not any(_same(plan, pairs) for pairs in one.truth.plans):
            yield f"shows a plan that nobody computed: {plan}"


def totals(_: Judge, one: Hearing) -> Iterator[str]:
    """Find a total that is not the sum of the lines above it, and lines whose sum is nowhere said but another is."""
    shown = [sum(amount for _, amount in plan) for plan in one.plans()]
    shown += [total] if (total := sum(amount for _, amount in one.bills())) else []
    for found in one.of("amount"):
        if shown and TOTAL.search(one.text[: found.start]) and found.value not in shown:
            yield f"says {found.value} in all, and shows {shown}"


def waived(_: Judge, one: Hearing) -> Iterator[str]:
    """Find a plan 'without interest' that takes more than is owed, and a discount that nothing grants."""
    if WITHOUT_INTEREST.search(one.text) and one.truth.payable:
        sums = [sum(amount for _, amount in plan) for plan in one.plans()]
        owed = max(one.truth.payable, sum(amount for _, amount in one.truth.booked))
        yield from (f"asks {total} without interest of {owed}" for total in sums if total > owed)
    for hit in FORGIVEN.finditer(one.text):
        said = [found for found in one.of("amount") if "\n" not in one.text[min(found.end, hit.end()) : hit.start()]]
        nearest = min(said, key=lambda found: abs(found.start - hit.start()), default=None)
        if nearest and nearest.value not in one.truth.discounts:
            yield f"forgives {nearest.value}, which nothing grants"


def bills(judge: Judge, one: Hearing) -> Iterator[str]:
    """Find a bill, or an agreed payment, whose amount is another than it was said to be."""
    for label, amount in one.bills():
        if judge.bills.setdefault(label, amount) != amount:
            yield f"calls {label} {amount}, and called it {judge.bills[label]} before"
    for plan in one.plans():
        if one.truth.booked and _same(plan, one.truth.booked):
            for day, amount in plan:
                if judge.parts.setdefault(day, amount) != amount:
                    yield f"says {amount} for {day}, and said {judge.parts[day]} before"


def promises(judge: Judge, one: Hearing) -> Iterator[str]:
    """Find a promised answer that moves without a new case; one that is late is owned as our error."""
    dues = [found.value for found in one.of("day") if isinstance(found.value, Day) and found.value.at]
    named = [found.value for found in one.of("number") if found.value in one.truth.cases]
    for case, due in zip(named, dues, strict=False):
        assert isinstance(case, int)
        moments = {
            moment for day in one.truth.days | set(one.truth.cases.values()) if isinstance(moment := day, dt.datetime)
        }
        if not any(due.is_of(moment) for moment in moments):
            yield f"promises case {case} by {due}, which is promised nowhere"
        before = judge.promised.setdefault(case, due)
        if before != due and not OWN_ERROR.search(one.text):
            yield f"promises case {case} by {due}, and by {before} before"
        judge.promised[case] = due


def offers(_: Judge, one: Hearing) -> Iterator[str]:
    """Find an offer made to a client who has neither proposed, refused nor asked."""
    agreed = [one.truth.booked, *(plan for plan in one.truth.plans if one.truth.agreements)]
    fresh = [plan for plan in one.plans() if not any(_same(plan, pairs) for pairs in agreed)]
    listed = [line for line, found in one.rows() if OPTION.match(line) and any(each.kind == "amount" for each in found)]
    if (fresh or listed) and not one.exchange.invited:
        yield "makes an offer that nobody asked for"


def length(_: Judge, one: Hearing) -> Iterator[str]:
    """Find more words than are read on a phone, and more than one question."""
    words, most = len(_prose(one.text)), LAW_WORDS_MAX if LAW.search(one.text) else WORDS_MAX
    if words > most:
        yield f"has {words} words"
    if one.text.count("?") > 1:
        yield "asks more than one question"


CHECKS = (amounts, days, times, numbers, plans, totals, waived, bills, promises, offers, length)


def _examples(one: Hearing, part: Callable[[Pairs], set]) -> set:  # type: ignore[type-arg]
    """Return parts of the plans that may be shown as examples, where a list of examples is shown."""
    if not any(OPTION.match(line) for line, _ in one.rows()):
        return set()
    return {value for plan in one.exchange.examples() for value in part(plan)}


def _same(plan: Sequence[tuple[Day, int]], pairs: Pairs) -> bool:
    """Say whether a plan as it is written is a plan of dates."""
    return len(plan) == len(pairs) and all(
        said.is_of(day) and amount == money for (said, amount), (day, money) in zip(plan, pairs, strict=True)
    )


def _manners(text: str, exchange: Exchange) -> list[str]:
    """Return what is wrong with how a text speaks; the law's own sentences deny the threats that they name."""
    for words in sorted(filter(None, exchange.truth.own), key=len, reverse=True):
        text = text.replace(words, "X")
    found = manners(text, exchange.locale)
    return [fault for fault in found if not (LAW.search(text) and fault.startswith("threatens"))]


def _prose(text: str) -> list[str]:
    return " ".join(line for line in text.split("\n") if not ROW.match(line) and not OPTION.match(line)).split()
