"""Change what members of staff are to the service, the same from the console and from commands; all of it on record.

Every creditor that they have, or get, must be in scope. Whoever changes them takes their turn, so that of two who
change each other at once one comes after the other.
"""

import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot import second_step
from bot.errors import ClientMistake
from storage.schema import ANSWERING, Case, Role, Staff
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
INVITED_FOR = timedelta(days=3)
WELCOME = "/console/welcome"  #: where an invitation leads
LET_IN, LET_IN_FOR = "/console/sign-in/once", timedelta(minutes=15)  #: where a link leads that lets in by itself
TO_CHOOSE, BY_LINK = "welcome", "let in"  #: what a link is good for
WORD_BYTES = 32


class GivesBack(Protocol):
    """What gives a case back to the queue: `bot.desk.Desk`."""

    def release(self, uow: UnitOfWork, number: int, staff_id: int | None, now: datetime, trace_id: str) -> Case:
        """Give the conversation back to the bot."""
        ...

    def hand_over_calls(
        self, uow: UnitOfWork, staff_id: int, creditors: Collection[str], actor: str, now: datetime
    ) -> int:
        """Let others make the calls that somebody will not make any more."""
        ...


@dataclass(frozen=True, slots=True)
class Change:
    """Something done about somebody: by whom, when."""

    uow: UnitOfWork
    staff: Staff
    actor: str
    now: datetime

    def note(self, action: str, *also: str, **payload: Any) -> None:  # noqa: ANN401 - JSON values
        """Note in the audit log of each of their creditors, and of others, what was done."""
        for creditor in sorted({*self.uow.staff.creditors(self.staff.id), *also}):
            self.uow.audit.append(creditor, self.now, self.actor, f"staff.{action}", f"staff:{self.staff.id}", payload)

    def invite(self, vault: Vault) -> str:
        """Return the path of a link by which they choose a password, once, within three days; no other one is good."""
        word = secrets.token_urlsafe(WORD_BYTES)
        self.uow.invitations.put(self.staff.id, vault.hash_token(f"{TO_CHOOSE} {word}"), self.now + INVITED_FOR)
        self.note("invited")
        return f"{WELCOME}/{word}"

    def let_in(self, vault: Vault) -> str:
        """Return the path of a link that lets them in once, within a quarter of an hour, when nothing else does."""
        word = secrets.token_urlsafe(WORD_BYTES)
        self.uow.invitations.put(self.staff.id, vault.hash_token(f"{BY_LINK} {word}"), self.now + LET_IN_FOR)
        self.note("let_in")
        return f"{LET_IN}/{word}"

    def change_role(self, role: Role, desk: GivesBack) -> int:
        """Give them another role; the cases of who answers no more go back. Return how many."""
        before = self.staff.role
        self.uow.staff.change_role(self.staff.id, role)
        self.note("role_changed", before=str(before), role=str(role))
        answers = role in ANSWERING
        return 0 if answers else self._give_back(desk, self.uow.staff.creditors(self.staff.id))

    def add_creditor(self, creditor: str) -> None:
        """Let them see the clients of one more creditor."""
        self.uow.staff.add_creditor(self.staff.id, creditor)
        self.note("creditor_added", creditor=creditor)

    def remove_creditor(self, creditor: str, desk: GivesBack) -> int:
        """Let them see the clients of a creditor no longer; its cases go back. Return how many."""
        count = self._give_back(desk, [creditor])
        self.uow.staff.remove_creditor(self.staff.id, creditor)
        self.note("creditor_removed", creditor, creditor=creditor)
        return count

    def disable(self, desk: GivesBack | None) -> int:
        """Let them in no longer: sessions and link end, their cases go back. Return how many.

        Without a desk they may have no cases.
        """
        count = self._give_back(desk, self.uow.staff.creditors(self.staff.id)) if desk else 0
        self.uow.staff.disable(self.staff.id, self.now)
        self.uow.invitations.withdraw(self.staff.id)
        self.note("disabled", cases=count)
        return count

    def enable(self) -> None:
        """Let them in again."""
        self.uow.staff.enable(self.staff.id)
        self.note("enabled")

    def end_sessions(self) -> int:
        """End all their sessions; return how many there were."""
        count = self.uow.sessions.end_all(self.staff.id)
        self.note("sessions_ended", count=count)
        return count

    def reset_second_step(self) -> bool:
        """Ask for no code of their phone any more, and end their sessions; say whether one was asked for."""
        if not second_step.remove(self.uow, self.staff):
            return False
        self.uow.sessions.end_all(self.staff.id)
        self.note("second_step_reset")
        return True

    def _give_back(self, desk: GivesBack | None, creditors: Collection[str]) -> int:
        """Give the cases that they took back to the queue, and let no case or call wait for them."""
        found = map(self.uow.cases.get, self.uow.cases.held_by(self.staff.id))
        cases = [case for case in found if case.creditor_id in creditors]
        for case in cases:
            if case.given_to == self.staff.id:
                case.given_to = case.given_why = None
                self.uow.session.flush()
            if case.assignee == self.staff.id and desk is not None:
                self._release(desk, case)
            note = {"staff": self.staff.id}
            self.uow.audit.append(case.creditor_id, self.now, self.actor, "case.returned", f"case:{case.id}", note)
        if desk is not None:
            desk.hand_over_calls(self.uow, self.staff.id, creditors, self.actor, self.now)
        return len(cases)

    def _release(self, desk: GivesBack, case: Case) -> None:
        """Give one case back; where the bot cannot go on, for no address is left, it is only silent no more."""
        kind, _, number = self.actor.partition(":")
        try:
            with self.uow.savepoint():
                desk.release(self.uow, case.id, int(number) if kind == "staff" else None, self.now, "people")
        except ClientMistake:
            conversation = self.uow.conversations.lock(case.creditor_id, case.client_id)
            conversation.held_at = conversation.held_by = None
            self.uow.cases.release(case.id)


def take_turn(uow: UnitOfWork) -> None:
    """Wait until nobody else changes staff."""
    uow.take_turn("staff", "", "")


def own_words(staff: Staff) -> tuple[str, ...]:
    """Return the words of which nobody's own password may be made."""
    return (*staff.name.split(), staff.email, *staff.email.split("@"))
