"""Hold what a decision may know: values gathered by the shell before the step, never read during it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from flows.contact.week import Week
from flows.negotiation.account import Account
from flows.negotiation.calendar import Calendar
from flows.negotiation.policy import Policy
from flows.objections.book import Book
from flows.reception import Visitor
from flows.rights.book import CountryRights
from flows.rights.representatives import Representative
from flows.routes import Limits

DOCUMENT = "document_last4"  #: the kind of identity fact that most are asked for
COMPANY = frozenset(
    {
        "spa", "sa", "srl", "sas", "ltda", "eirl", "sac", "inc", "llc", "sl", "comercial", "distribuidora", "almacén",
        "bodega", "tienda", "minimarket", "abarrotes", "supermercado", "colmado", "pulpería", "despensa", "kiosco",
        "ferretería", "farmacia", "botica", "panadería", "cafetería", "restaurante", "librería", "taller", "hotel",
        "constructora", "inversiones", "servicios", "importadora",
    }
)  # fmt: skip


def shorten(name: str) -> str:
    """Return the first given name, or the whole name where it names a company or a number."""
    words = name.split()
    is_person = len(words) > 1 and all(word.replace("'", "").replace("-", "").isalpha() for word in words)
    return words[0] if is_person and not COMPANY & {word.strip(".,").lower() for word in words} else name


@dataclass(frozen=True, slots=True)
class Client:
    """The client as the creditor knows them. `tail` are the last two characters of their number."""

    id: str
    name: str
    tail: str
    country: str
    language: str
    segment: str | None = None
    vulnerable: bool = False  #: an open case of distress or bereavement: nobody asks for money

    @property
    def short_name(self) -> str:
        """Return the first given name, or the whole name where it names a company or a number."""
        return shorten(self.name)


@dataclass(frozen=True, slots=True)
class Identity:
    """The facts by which the client can be verified; never shown, never logged."""

    document: str | None = field(default=None, repr=False)
    birth_date: date | None = field(default=None, repr=False)

    def kinds(self) -> tuple[str, ...]:
        """Name the kinds of fact that there are."""
        known = {DOCUMENT: self.document, "birth_date": self.birth_date}
        return tuple(kind for kind, fact in known.items() if fact)


@dataclass(frozen=True, slots=True)
class PaymentMeans:
    """One way to pay, approved by the creditor: a transfer's account or a link."""

    kind: str
    details: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Privacy:
    """What a creditor says of how it treats personal data; `page` is its whole notice, `contact` who answers for it."""

    controller: str
    contact: str
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Creditor:
    """The creditor as a client may know it; `answers` are its own words on topics such as interest.

    `routes` are the ways besides a plan that it switched on, `goals` what it truly says of what a client wants to keep.
    """

    id: str
    name: str
    currency: str
    means: tuple[PaymentMeans, ...] = ()
    official_page: str | None = None
    official_phone: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    benefits: tuple[str, ...] = ()
    objections: Book = field(default_factory=Book, repr=False)
    routes: Mapping[str, Limits] = field(default_factory=dict)
    goals: Mapping[str, str] = field(default_factory=dict)
    health_days: int = 0  #: how long words on health are kept where the client agrees
    privacy: Privacy | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """Who is there and until when an answer is promised, in the creditor's zone."""

    adviser: str | None  #: someone is on duty now
    answer_by: datetime  #: the promised answer of an ordinary case
    urgent_by: datetime  #: the promised answer of an urgent case
    opens_at: datetime  #: when the next person is there
    slots: tuple[datetime, ...] = ()  #: call-back slots that are free
    promises: Mapping[str, datetime] = field(default_factory=dict)  #: by kind of case, where a kind has its own

    def answers(self, kind: str) -> datetime:
        """Return the promised answer of a kind of case that opens now."""
        return self.promises.get(kind, self.answer_by)


@dataclass(frozen=True, slots=True)
class Law:
    """What the client's country demands of a conversation."""

    may_ask_reason: bool = True
    first_text: str | None = None  #: key of the text owed in the first message after verification
    help_line: str | None = None
    hours: Week | None = None  #: in which a contact may be made where the client lives; None: nowhere written down
    rights: CountryRights | None = None  #: over the data that is kept of them


@dataclass(frozen=True, slots=True)
class OpenCaseFact:
    """A case of this client that is not resolved.

    `matter` says what it is about beyond its kind: a right over their data, who acts for them, that they are under age.
    """

    id: int
    kind: str
    due_at: datetime
    invoices: tuple[str, ...] = ()
    matter: str = ""


@dataclass(frozen=True, slots=True)
class LastTalk:
    """How the talk before this one ended."""

    closed_on: date
    commitment: str
    commitment_on: date | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that a step may look at. `now` is aware, in the client's zone."""

    now: datetime
    client: Client
    creditor: Creditor
    account: Account
    policy: Policy
    calendar: Calendar
    duty: Duty
    identity: Identity = field(default_factory=Identity)
    law: Law = field(default_factory=Law)
    cases: tuple[OpenCaseFact, ...] = ()
    last_talk: LastTalk | None = None
    difficulty: str | None = None  #: an adviser's word on the client's difficulty; it outranks every reading
    witness: str | None = None  #: the named adviser who may stand by an agreement, where the creditor tries that
    contingency: str | None = None  #: what happened to the client, told not long ago (`flows.contingencies`)
    goal: str | None = None  #: what the client wants to keep or avoid, told last (`flows.goals`)
    pauses: int = 0  #: how often the account was paused within a year
    visitor: Visitor | None = None  #: who writes is not known yet: nothing of anybody may be told
    past_policies: Mapping[str, Policy] = field(default_factory=dict)  #: no longer in force; what waits was offered so
    acting: Representative | None = None  #: who writes acts for the client, and a person saw what shows it
    is_stale: bool = False  #: what the creditor told us of its accounts is older than it allows: no sum of it is told

    def expected(self, case: OpenCaseFact) -> datetime:
        """Return when the answer of a case comes: as it was promised, soon where that moment is past."""
        return case.due_at if case.due_at > self.now else self.duty.urgent_by

    def has_case(self, *kinds: str) -> bool:
        """Say whether a case of one of these kinds is open: what is under way is added to, not opened again."""
        return any(case.kind in kinds for case in self.cases)

    @property
    def identity_kinds(self) -> tuple[str, ...]:
        """Return the kinds of identity fact that the policy accepts, in its order; none when it names none.

        Who acts for the client shows the document that a person saw, and nothing else is known of them.
        """
        if self.acting:
            return (DOCUMENT,)
        return self.policy.verification.any_of if self.policy.verification else ()

    @property
    def called(self) -> str:
        """Return the name by which whoever writes is spoken to."""
        return shorten(self.acting.name) if self.acting else self.client.short_name

    @property
    def attempts_max(self) -> int:
        """Return how many wrong answers the policy bears."""
        return self.policy.verification.attempts_max if self.policy.verification else 0

    @property
    def today(self) -> date:
        """Return the client's local date."""
        return self.now.date()
