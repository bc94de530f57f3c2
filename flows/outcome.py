"""Hold what a step decides: commands for the shell to carry out, in order, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from flows.negotiation.case import Case
from flows.negotiation.money import Money
from flows.negotiation.proposal import Leg, Plan


@dataclass(frozen=True, slots=True)
class Lines:
    """Several rows of one text each, shown one below the other."""

    key: str
    rows: tuple[Mapping[str, "Value"], ...]


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """The number of the case that this step opened, known when it is written."""


@dataclass(frozen=True, slots=True)
class AgreementLink:
    """The address of the paper of the agreement that this step booked, else of the one in force."""


@dataclass(frozen=True, slots=True)
class AgreementCode:
    """The short code by which that paper can be checked."""


class Paper(StrEnum):
    """A paper of a client, by the name under which its link is made."""

    AGREEMENT = "agreement"
    STATEMENT = "statement"  #: of their account
    RECEIPT = "receipt"  #: of one payment
    BILL = "bill"  #: as the creditor keeps it, else what we know of it
    SETTLEMENT = "settlement"  #: the closing letter: nothing is owed of what it names
    DOSSIER = "dossier"  #: all that is kept of them


@dataclass(frozen=True, slots=True)
class PaperLink:
    """The address of a paper of the client; `subject` is a payment's reference, or the number of a bill."""

    paper: Paper
    subject: str = ""


@dataclass(frozen=True, slots=True)
class PayLink:
    """The address at which the client pays what is next on a page of a payment provider."""

    provider: str


@dataclass(frozen=True, slots=True)
class Term:
    """Another text used as a word inside a text: a case's kind, an adviser's title."""

    key: str


Made = CaseNumber | AgreementLink | AgreementCode | PaperLink | PayLink  #: known when the text is written
Value = str | int | Money | date | datetime | Lines | Made | Term
Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Choice:
    """A quick reply: its id comes back as `Turn.button`; its text is at most 20 characters."""

    id: str
    key: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Say:
    """Write one message to the client. `question` names what is asked, for the reading of the answer."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    question: str | None = None


@dataclass(frozen=True, slots=True)
class OpenCase:
    """Hand a matter to an adviser. `due_at` is the answer's promised time, `note` the client's own words."""

    kind: str
    due_at: datetime
    note: str = ""
    invoices: tuple[str, ...] = ()
    priority: int = 3
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AddToCase:
    """Add the client's words to their newest open case of a kind; a term stands for what came without words.

    `details` take the place of those that the case had under the same names.
    """

    kind: str
    note: str | Term
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PromiseAnew:
    """Write down a new moment, told beside it, by which a late case is answered, and put that case on top."""

    case: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class MoveInstalment:
    """Move an instalment of the active agreement to another date, within the policy's rescue limits."""

    number: int
    due_on: date


@dataclass(frozen=True, slots=True)
class SplitInstalment:
    """Put parts in the place of an instalment of the active agreement, within the policy's rescue limits."""

    number: int
    parts: Plan


@dataclass(frozen=True, slots=True)
class SkipInstalment:
    """Put an instalment of the active agreement behind the last one, where the creditor offers that."""

    number: int
    due_on: date


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """Record that the client, told that these bills are time-barred, wants to pay them all the same."""

    invoices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EndEarlyPayment:
    """Let the discount of an early payment go: the account is owed as it stands, and nothing was broken."""


@dataclass(frozen=True, slots=True)
class PlaceHold:
    """Stop collection of an invoice, or of the whole account when none is named; `reason` is the client's own."""

    kind: str
    invoice: str | None = None
    until: datetime | None = None
    amount: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ResendBill:
    """Count as an error of ours that a bill never came; `due_on` is its new due date, None where it stays."""

    invoice: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class KeepProposal:
    """Record what the client proposed, the case it was judged in and what came of it, to try other policies on."""

    legs: tuple[Leg, ...]
    case: Case
    decision: str
    policy_version: str


@dataclass(frozen=True, slots=True)
class BookAgreement:
    """Record what the client accepted; an active agreement on the same invoices is replaced.

    `valid_until` is the end of the offer that was accepted, where it had one; `lapses_on` the last day of an early
    payment's discount.
    """

    plan: Plan
    total: int
    discount: int
    invoices: tuple[str, ...]
    proposed_by: str
    policy_version: str
    valid_until: datetime | None = None
    lapses_on: date | None = None


@dataclass(frozen=True, slots=True)
class WithWitness:
    """What is done and said when the agreement just booked is drawn to have a named adviser as its witness."""

    effects: tuple["OpenCase | Say", ...]


@dataclass(frozen=True, slots=True)
class Verify:
    """Record that the client showed who they are, on the address they write from."""


@dataclass(frozen=True, slots=True)
class Unverify:
    """Record that whoever writes is not the client, whatever they showed before."""


@dataclass(frozen=True, slots=True)
class FailIdentity:
    """Record a wrong answer to an identity question."""


@dataclass(frozen=True, slots=True)
class OptOut:
    """Stop every message to the person, on all channels, for all creditors."""


@dataclass(frozen=True, slots=True)
class OptIn:
    """Allow messages to the person again."""


@dataclass(frozen=True, slots=True)
class MarkWrongPerson:
    """Record that the address does not belong to the client; it is never written to again."""


@dataclass(frozen=True, slots=True)
class RecordExitIntent:
    """Record that the client wants to leave, tell retention, and block contradicting campaigns."""

    note: str


@dataclass(frozen=True, slots=True)
class RecordDifficulty:
    """Record a volunteered difficulty as a code and in the client's own words; `contingency` is what happened."""

    code: str
    note: str
    contingency: str | None = None


@dataclass(frozen=True, slots=True)
class KeepTold:
    """Keep apart, with the client's consent and for a while, what these messages of theirs tell of their health."""

    messages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RecordGoal:
    """Record what the client wants to keep or avoid, one of `flows.goals.GOALS`."""

    goal: str


@dataclass(frozen=True, slots=True)
class RecordObjection:
    """Record that an objection of a version of the creditor's file was answered, or which branch was taken after."""

    version: str
    code: str
    branch: str | None = None


@dataclass(frozen=True, slots=True)
class BookCallBack:
    """Book a slot in which an adviser calls the client."""

    at: datetime


@dataclass(frozen=True, slots=True)
class PageSomeone:
    """Call the person on duty now."""


@dataclass(frozen=True, slots=True)
class Postpone:
    """Send nothing proactive before a time that the client asked for.

    `then` is the key of the text that is written at that time, where the client was promised one.
    """

    until: datetime
    then: str | None = None


@dataclass(frozen=True, slots=True)
class KeepHours:
    """Keep the hours in which alone the person wants to be written to, as `Week.written` gives them; None: any."""

    week: Mapping[str, list[str]] | None


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """Write to the client in another language from now on."""

    language: str


@dataclass(frozen=True, slots=True)
class RecordSatisfaction:
    """Record how the client found what became of a case: 1 to 5 for each question so far, and a comment."""

    case: int
    scores: tuple[int, ...]
    comment: str = ""


@dataclass(frozen=True, slots=True)
class RecordRating:
    """Record how the client valued the talk, 1 to 5, and a comment."""

    score: int
    comment: str = ""


@dataclass(frozen=True, slots=True)
class OpenTalk:
    """Open a talk: the client wrote after the last one was closed."""


@dataclass(frozen=True, slots=True)
class LockIdentity:
    """Take no more identity answers until an adviser has looked."""


@dataclass(frozen=True, slots=True)
class TellLaw:
    """Record that the text a country demands at first contact was said."""


@dataclass(frozen=True, slots=True)
class CloseTalk:
    """Close the talk with its outcome; the next one refers to it.

    `commitment` is one of agreement, payment, case, rating, none; `receptivity` runs from 1 to 5 by the rule of
    `flows.receptivity`; `next_step` is a text key, `owner` client, bot or adviser.
    """

    commitment: str
    commitment_on: date | None
    receptivity: int
    next_step: str
    owner: str


Effect = (
    Say
    | OpenCase
    | AddToCase
    | PromiseAnew
    | PlaceHold
    | ResendBill
    | KeepProposal
    | BookAgreement
    | WithWitness
    | MoveInstalment
    | SplitInstalment
    | SkipInstalment
    | Acknowledge
    | EndEarlyPayment
    | Verify
    | Unverify
    | FailIdentity
    | LockIdentity
    | OptOut
    | OptIn
    | MarkWrongPerson
    | RecordExitIntent
    | RecordDifficulty
    | KeepTold
    | RecordGoal
    | RecordObjection
    | BookCallBack
    | PageSomeone
    | Postpone
    | KeepHours
    | SetLanguage
    | RecordRating
    | RecordSatisfaction
    | TellLaw
    | OpenTalk
    | CloseTalk
)
