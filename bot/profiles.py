"""Know each creditor as it is in force: file, policy, advisers' hours; read once, and anew when it changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock

from bot.creditors.document import CreditorFile
from bot.errors import UnknownCreditor
from bot.objections import recogniser, text_of
from bot.paylinks.providers import Providers, serves
from bot.periods import HEALTH, days_of
from bot.service_levels import levels_of
from bot.wordings import KEY, read, worded
from flows.contact.answers import LegalAnswer
from flows.contact.calendar import Calendar as ClosedDays
from flows.contact.duty import AdviserHours
from flows.facts import Creditor, PaymentMeans, Privacy
from flows.negotiation.calendar import Calendar
from flows.negotiation.policy import Policy, load_policy
from flows.objections.faults import read_book
from flows.paying.ways import PAYMENT_LINK
from flows.routes import Limits
from flows.service_levels import Levels
from flows.wording.wording import Wording
from nlu.objections import Recogniser
from storage.schema import Json
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Profile:
    """A creditor in force, in the values that decisions take."""

    described: CreditorFile
    policy: Policy
    public: Creditor
    advisers: AdviserHours
    calendar: Calendar
    levels: Levels
    legal_answers: Mapping[str, LegalAnswer]
    stopped: bool
    recogniser: Recogniser
    wording: Wording

    @property
    def id(self) -> str:
        """Return the creditor's id."""
        return self.described.creditor

    def policy_of(self, uow: UnitOfWork, version: str) -> Policy:
        """Return a version of the creditor's policy, that in force or one before it. Raises Missing."""
        return (
            self.policy if version == self.policy.version else load_policy(uow.policies.get(self.id, version).document)
        )

    def answer_by(self, kind: str, now: datetime) -> datetime:
        """Return by when a kind of case that opens now is answered."""
        return self.advisers.answer_by(now, self.levels.of(kind).answer_hours)


class Profiles:
    """The creditors by id. A profile is read again when the creditor's row has changed."""

    def __init__(
        self, providers: Providers | None = None, legal_answers: Mapping[str, LegalAnswer] | None = None
    ) -> None:
        """Begin with none read; `providers` are those that make pages to pay on, the others what laws want answered."""
        self._providers, self._legal_answers = providers or {}, legal_answers or {}
        self._known: dict[str, tuple[object, Profile]] = {}
        self._lock = Lock()

    def get(self, uow: UnitOfWork, creditor: str) -> Profile:
        """Return a creditor's profile; the unit of work must have the creditor in scope. Raises UnknownCreditor."""
        row = uow.creditors.find(creditor)
        if row is None or row.policy_version is None:
            raise UnknownCreditor(creditor)
        mark = (row.policy_version, row.objections_version, row.stopped_at, row.document)
        with self._lock:
            known = self._known.get(creditor)
        if known and known[0] == mark:
            return known[1]
        policy = uow.policies.get(creditor, row.policy_version).document
        profile = build(
            row.document,
            policy,
            text_of(uow, row),
            self._providers,
            legal_answers=self._legal_answers,
            stopped=bool(row.stopped_at),
        )
        with self._lock:
            self._known[creditor] = (mark, profile)
        return profile


def build(
    document: Json,
    policy_text: str,
    objections_text: str,
    providers: Providers,
    *,
    legal_answers: Mapping[str, LegalAnswer],
    stopped: bool = False,
) -> Profile:
    """Return the profile that a creditor's file, policy and objections make."""
    described = CreditorFile.model_validate(document)
    policy = load_policy(policy_text)
    closures = frozenset(described.closures) | policy.closures
    hours = {day: list(span) if span else None for day, span in described.adviser_hours.items()}
    advisers = AdviserHours.parse(hours, described.timezone, ClosedDays(described.country), closures)
    return Profile(
        described=described,
        policy=policy,
        public=replace(_public(described, providers), objections=read_book(objections_text)),
        advisers=advisers,
        calendar=Calendar(described.country, closures),
        levels=levels_of(described.service_levels),
        legal_answers=legal_answers,
        stopped=stopped,
        recogniser=recogniser(objections_text),
        wording=worded(read(document.get(KEY) or {})),
    )


def _public(described: CreditorFile, providers: Providers) -> Creditor:
    """Return what clients may know; a way to pay that no provider serves would lead them nowhere."""
    told = (row.model_dump(mode="json", exclude_none=True) for row in described.payment_means)
    return Creditor(
        id=described.creditor,
        name=described.name,
        currency=described.currency,
        means=tuple(_means(row) for row in told if _is_served(row, providers, described.creditor)),
        official_page=str(described.official_page) if described.official_page else None,
        official_phone=described.official_phone,
        answers={str(topic): words for topic, words in described.answers.items()},
        benefits=tuple(described.benefits),
        routes={name: Limits(**limits) for name, limits in described.routes.model_dump(exclude_none=True).items()},
        goals={str(goal): words for goal, words in described.goals.items()},
        privacy=_privacy(described),
        health_days=days_of(described.retention.model_dump(), described.country)[HEALTH],
    )


def _privacy(described: CreditorFile) -> Privacy | None:
    told = described.privacy
    return Privacy(told.controller, told.contact, str(told.page) if told.page else None) if told else None


def _is_served(row: Mapping[str, str], providers: Providers, creditor: str) -> bool:
    return row["kind"] != PAYMENT_LINK or serves(providers, row["provider"], creditor)


def _means(row: dict[str, str]) -> PaymentMeans:
    return PaymentMeans(row.pop("kind"), row)
