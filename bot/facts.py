"""Gather what a decision may know, in one transaction, before the step begins."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot import witness
from bot.freshness import is_stale
from bot.packs import packs_of
from bot.profiles import Profile
from bot.rights import load_rights
from bot.stage import locale_of
from flows import facts as known
from flows.contact.packs import Packs
from flows.reception import Visitor
from flows.rights import representatives
from flows.rights.book import MATTER
from flows.rights.representatives import is_in_force
from flows.service_levels import ORDINARY, URGENT
from flows.wording.wording import Wording
from storage.repositories.traces import Traces
from storage.schema import Case, Client, Representative
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

SLOTS = 2  #: call-back slots to choose from
TAIL = 2  #: characters of the client's number that may be named before verification
CORRECTED = timedelta(days=90)  #: how long an adviser's word on a difficulty holds: circumstances change
TOLD = timedelta(days=90)  #: how long what happened to a client is known without being told again
YEAR = timedelta(days=365)  #: within which pauses are counted
VULNERABLE = frozenset({"distress", "bereavement"})  #: open cases under which nobody is asked for a plan


class FactBook:
    """Gathers facts; made once with what does not change between messages."""

    def __init__(self, packs: Packs, wording: Wording, vault: Vault) -> None:
        """Take the country packs, the texts and the vault."""
        self._packs, self._wording, self._vault = packs, wording, vault

    def gather(
        self,
        uow: UnitOfWork,
        profile: Profile,
        client: Client,
        now: datetime,
        visitor: Visitor | None = None,
        there: Traces | None = None,
        address: int | None = None,
    ) -> known.Facts:
        """Return the facts of a client's case at a moment, in the client's zone; those of a visitor name nobody.

        `there`: what there is of the client, where it was looked up in this transaction already; `address`: where it is
        that somebody writes from, who may act for the client.
        """
        visitor = (visitor or Visitor()) if client.visitor_since else None
        creditor = profile.id
        there = there or uow.traces.of(creditor, client.id)
        told, any_told = uow.difficulties, there.difficulties
        cases = uow.cases.told_of(creditor, client.id) if there.cases else []
        row = acting_at(uow, client, address, now, there)
        return known.Facts(
            now=now.astimezone(ZoneInfo(client.timezone)),
            client=_client(client, vulnerable=_is_vulnerable(uow, client, cases, there)),
            creditor=self._unnamed(profile, client) if visitor and visitor.is_shared else profile.public,
            visitor=visitor,
            account=uow.accounts.account(creditor, client.id, now, there),
            policy=profile.policy,
            calendar=profile.calendar,
            duty=_duty(profile, there.on_call, now),
            identity=self._identity(client, row),
            law=self._law(packs_of(self._packs, profile.described), client.country, client.region),
            cases=tuple(_open_case(case, profile) for case in cases),
            last_talk=_last_talk(uow, profile, client) if there.closed_talks else None,
            difficulty=told.corrected(creditor, client.id, now - CORRECTED) if any_told else None,
            contingency=told.contingency(creditor, client.id, now - TOLD) if any_told else None,
            goal=client.goal,
            pauses=uow.holds.count(creditor, client.id, "pause", now - YEAR) if there.holds else 0,
            witness=witness.who(uow, profile),
            acting=_acting(row) if row else None,
            is_stale=is_stale(uow, profile, now),
        )

    def _unnamed(self, profile: Profile, client: Client) -> known.Creditor:
        """Return a creditor that nothing is said of: who writes on a shared line may mean another."""
        company = self._wording.word("visitor-company", locale_of(client))
        return known.Creditor(profile.id, company, profile.public.currency)

    def born(self, client: Client) -> date | None:
        """Return when a client was born, None where that is not known."""
        birth = self._vault.read(client.birth_date_sealed)
        return datetime.fromisoformat(birth).date() if birth else None

    def _identity(self, client: Client, acting: Representative | None) -> known.Identity:
        """Return what whoever writes is asked for; how old the client is holds whoever speaks for them."""
        return known.Identity(self._vault.read((acting or client).document_sealed), self.born(client))

    def _law(self, packs: Packs, country: str, region: str | None) -> known.Law:
        pack, first = packs.of(country), f"law-first-{country}"
        return known.Law(
            may_ask_reason=pack is not None and bool(pack.may_ask_reason.value),
            first_text=first if first in self._wording.keys("es") else None,
            help_line=str(pack.help_line.value) if pack and pack.help_line.value else None,
            hours=pack.lawful_week(region) if pack else None,
            rights=load_rights().of(country),
        )


def acting_at(
    uow: UnitOfWork, client: Client, address: int | None, now: datetime, there: Traces
) -> Representative | None:
    """Return who acts for a client at an address today where they live, as a person saw it proved, if anybody does."""
    if address is None or not there.is_represented:
        return None
    row = uow.representatives.at(client.creditor_id, client.id, address)
    today = now.astimezone(ZoneInfo(client.timezone)).date()
    return row if row is not None and is_in_force(row.until_on, today) else None


def _acting(row: Representative) -> representatives.Representative:
    return representatives.Representative(row.id, row.name, row.role, representatives.Scope(row.scope), row.until_on)


def _is_vulnerable(uow: UnitOfWork, client: Client, cases: Sequence[Case], there: Traces) -> bool:
    """Say whether somebody mourns or is in danger, told under whichever of their numbers."""
    creditor = client.creditor_id
    numbers = uow.merges.numbers(creditor, client.id) if there.is_merged else ()
    told = (case for one in numbers if one != client.id for case in uow.cases.told_of(creditor, one))
    return any(case.kind in VULNERABLE for case in (*cases, *told))


def _client(client: Client, *, vulnerable: bool) -> known.Client:
    return known.Client(
        id=client.id,
        name=client.name,
        tail=client.id[-TAIL:],
        country=client.country,
        language=(client.language or client.locale)[:2],
        segment=client.own_segment,
        vulnerable=vulnerable,
    )


def _duty(profile: Profile, on_call: str | None, now: datetime) -> known.Duty:
    """Say who is there. Nobody is promised who has no account at the console."""
    hours = profile.advisers
    promises = profile.levels.promises(hours, now)
    return known.Duty(
        adviser=on_call if hours.on_duty(now) else None,
        answer_by=promises[ORDINARY],
        urgent_by=promises[URGENT],
        opens_at=hours.next_opening(now),
        slots=hours.call_back_slots(now, SLOTS),
        promises=promises,
    )


def _open_case(case: Case, profile: Profile) -> known.OpenCaseFact:
    due, matter = _local(case.due_at, profile), str(case.details.get(MATTER) or "")
    return known.OpenCaseFact(case.id, case.kind, due, tuple(case.invoices), matter)


def _last_talk(uow: UnitOfWork, profile: Profile, client: Client) -> known.LastTalk | None:
    talk = uow.talks.last(profile.id, client.id)
    if talk is None or talk.closed_at is None:
        return None
    closed_on = talk.closed_at.astimezone(ZoneInfo(client.timezone)).date()
    return known.LastTalk(closed_on, talk.commitment or "none", talk.commitment_on)


def _local(moment: datetime, profile: Profile) -> datetime:
    return moment.astimezone(ZoneInfo(profile.described.timezone))
