"""What an adviser does with a case, the same from the console and from the API: take, answer, give back, close.

Taking silences the bot from that instant in every process, because it writes on the conversation's own row, which a
turn locks; giving back takes the conversation up where it stood.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot import approvals, assigning, calls, case_time, confirming, effects, outcomes, satisfaction
from bot.adviser_words import check_fits, checked, reach, write, written
from bot.closing import close_account
from bot.conversation import Bot
from bot.credits import NOTHING_NAMED, Taken, correct_case, credit_case
from bot.errors import ClientMistake
from bot.handback import give_back, remember, take_up
from bot.outcomes import CORRECTION, CREDIT
from bot.stage import CASES, CHAT, Stage
from flows.agreed import after, approved_words
from flows.closing import MATTERS
from flows.outcome import Effect, Say
from storage.errors import CaseTaken
from storage.repositories.cases import UNTOLD
from storage.schema import Case, CaseStatus, Staff
from storage.unit_of_work import UnitOfWork

BY_PHONE = "by_phone"  #: among an exception's details: who spoke of the plan with the client
AGAIN = "approver"  #: the field of a mistake: the same person approved before
LINES: Mapping[str, Callable[[Stage, Case, Taken], None]] = {CREDIT: credit_case, CORRECTION: correct_case}
"""What an outcome writes on the account, so that what is told of it is true."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Acts on cases; one for a process."""

    bot: Bot

    def take(self, uow: UnitOfWork, number: int, staff: Staff | None, now: datetime, trace_id: str) -> Case:
        """Give the case to an adviser; from now on only they write to the client. Raises CaseTaken."""
        stage, case = self._stage(uow, number, staff.id if staff else None, now, trace_id)
        if case.status is CaseStatus.RESOLVED:
            raise ClientMistake("This case is resolved; take the client's newest case.", 409)
        if staff and stage.conversation.held_by not in (None, staff.id):
            raise CaseTaken(number)  # another adviser writes to this client, by another of their cases
        case = uow.cases.take(number, staff.id) if staff else case
        stage.conversation.held_at, stage.conversation.held_by = now, staff.id if staff else None
        self._note(stage, case, "case.taken")
        return case

    def release(self, uow: UnitOfWork, number: int, staff_id: int | None, now: datetime, trace_id: str) -> Case:
        """Give the conversation back to the bot, which takes it up where it stood."""
        stage, _ = self._stage(uow, number, staff_id, now, trace_id)
        case = uow.cases.release(number)
        give_back(self.bot, stage, case)
        self._note(stage, case, "case.released")
        return case

    def hand_over_calls(
        self, uow: UnitOfWork, staff_id: int, creditors: Collection[str], actor: str, now: datetime
    ) -> int:
        """Let others make the calls to clients of some creditors that somebody will not make any more; count them."""
        return calls.hand_over(self.bot, uow, staff_id, None, creditors, actor, now)

    def reply(
        self,
        uow: UnitOfWork,
        number: int,
        staff: Staff | None,
        text: str,
        now: datetime,
        trace_id: str,
        *,
        waits: bool = False,
    ) -> Case:
        """Write to the client in the adviser's name, on the channel they used last.

        Where it `waits` for what they answer, the time to resolve stands still until they write.
        """
        stage, case = self._stage(uow, number, staff.id if staff else None, now, trace_id)
        if case.status is CaseStatus.RESOLVED:
            raise ClientMistake("This case is resolved; open the client's newest case to write to them.", 409)
        write(stage, case, checked(stage, text), staff)
        case = uow.cases.answer(number, now)
        self._note(stage, case, "case.answered")
        if waits:
            case_time.stand_still(stage, case)
        return case

    def resolve(
        self,
        uow: UnitOfWork,
        number: int,
        staff_id: int | None,
        outcome: str,
        text: str,
        now: datetime,
        trace_id: str,
        credit: Taken = NOTHING_NAMED,
    ) -> Case:
        """Close the case: its holds are lifted, the client is told the outcome, and the bot goes on.

        A credit is written on the account: what it names, else what the case had stopped; a correction too. From the
        creditor's limit on it waits for a second person, and the case stays open.
        Of a case that is ours alone the client is told nothing: its text is for the team.
        """
        if outcome not in LINES and credit.amount is not None:
            raise ClientMistake("amount: only the outcomes credit and correction have one.", field="amount")
        stage, case = self._stage(uow, number, staff_id, now, trace_id)
        outcomes.check(stage, case, outcome)
        lowered = confirming.lowers(uow, case, outcome, credit)
        if case.status is CaseStatus.RESOLVED or not confirming.is_much(stage.profile, lowered):
            return self._end(stage, case, staff_id, outcome, text, credit)
        asked = confirming.Proposed(outcome, checked(stage, text), credit, lowered)
        confirming.propose(uow, case, asked, stage.actor, now)
        self._note(stage, case, "credit.proposed", outcome=outcome, amount=str(lowered))
        return case

    def confirm(self, uow: UnitOfWork, number: int, staff_id: int, now: datetime, trace_id: str) -> Case:
        """Close the case as a first person proposed; raises ClientMistake for who proposed it, and where nothing is."""
        stage, case = self._stage(uow, number, staff_id, now, trace_id)
        asked = confirming.needed(case)
        _given(uow, case, stage.actor)
        uow.approvals.add(stage.creditor, number, stage.actor, now)
        self._note(stage, case, "credit.confirmed", amount=str(asked.lowers))
        return self._end(stage, case, staff_id, asked.outcome, asked.text, asked.credit)

    def withdraw(self, uow: UnitOfWork, number: int, staff_id: int, now: datetime, trace_id: str) -> Case:
        """Take back what waits for a second person: nothing was written, and nobody was told."""
        stage, case = self._stage(uow, number, staff_id, now, trace_id)
        confirming.withdraw(uow, case)
        self._note(stage, case, "credit.withdrawn")
        return case

    def approve(
        self,
        uow: UnitOfWork,
        number: int,
        staff_id: int | None,
        now: datetime,
        trace_id: str,
        key_id: int | None = None,
    ) -> Case:
        """Approve an exception as the client proposed it. The last yes that the policy needs books it and tells them.

        Until then the case stays as it is, with who approved it. A key of the API counts as one person.
        """
        stage, case = self._stage(uow, number, staff_id, now, trace_id)
        confirming.check_nothing(case)
        asked, approver = approvals.read(case), f"staff:{staff_id}" if staff_id else f"key:{key_id}"
        given = _given(uow, case, approver)
        facts = self.bot.facts.gather(uow, stage.profile, stage.client, now)
        approvals.check(asked, facts)
        uow.approvals.add(stage.creditor, number, approver, now)
        lacking = approvals.people(asked, facts) - given - 1
        if lacking > 0:
            self._note(stage, case, "case.approved", lacking=str(lacking))
            return case
        _lift_holds(stage, number)  # what the case had stopped is what the agreement covers
        facts = self.bot.facts.gather(uow, stage.profile, stage.client, now)
        booked = approvals.booking(asked, facts)
        told = (booked, approved_words(facts, booked, by_phone=BY_PHONE in case.details), *after(facts))
        return self._close(uow, number, staff_id, "approved", "", told, now, trace_id)

    def check_approval(self, uow: UnitOfWork, case: Case, staff_id: int, now: datetime) -> None:
        """Raise the ClientMistake that an adviser's approval would meet now, if any."""
        asked, profile = approvals.read(case), self.bot.profiles.get(uow, case.creditor_id)
        _given(uow, case, f"staff:{staff_id}")
        client = uow.clients.get(case.creditor_id, case.client_id)
        approvals.check(asked, self.bot.facts.gather(uow, profile, client, now))

    def people(self, uow: UnitOfWork, case: Case, now: datetime) -> int:
        """Return how many people must approve an exception's plan in all, as the account is now."""
        profile = self.bot.profiles.get(uow, case.creditor_id)
        client = uow.clients.get(case.creditor_id, case.client_id)
        return approvals.people(approvals.read(case), self.bot.facts.gather(uow, profile, client, now))

    def refuse(
        self, uow: UnitOfWork, number: int, staff_id: int | None, text: str, now: datetime, trace_id: str
    ) -> Case:
        """Refuse an exception in the adviser's own words; other ways stay open."""
        stage, _ = self._stage(uow, number, staff_id, now, trace_id)
        said = Say("case-refused", {"text": checked(stage, text)})
        return self._close(uow, number, staff_id, "refused", text, (said,), now, trace_id)

    def _end(self, stage: Stage, case: Case, staff_id: int | None, outcome: str, text: str, credit: Taken) -> Case:
        """Write what an end takes off the account, and close the case with it."""
        uow, number, now, trace_id = stage.uow, case.id, stage.now, stage.trace_id
        write_lines = LINES.get(outcome)
        if write_lines and case.status is not CaseStatus.RESOLVED:
            write_lines(stage, case, credit)
        if case.kind in UNTOLD:
            return self._close(uow, number, staff_id, outcome, written(text), (), now, trace_id)
        said = outcomes.told(outcome, number, checked(stage, text), stage.client.country)
        return self._close(uow, number, staff_id, outcome, text, (said,), now, trace_id)

    def _close(
        self,
        uow: UnitOfWork,
        number: int,
        staff_id: int | None,
        outcome: str,
        text: str,
        told: tuple[Effect, ...],
        now: datetime,
        trace_id: str,
    ) -> Case:
        stage, case = self._stage(uow, number, staff_id, now, trace_id)
        if case.status is CaseStatus.RESOLVED:
            raise ClientMistake("This case is resolved already.", 409)
        _lift_holds(stage, number)
        if case.kind == "locked_out":
            uow.clients.unlock(stage.creditor, case.client_id)
        case = uow.cases.resolve(number, outcome, text, now)
        if case.kind not in UNTOLD:
            self._tell(stage, case, told)
            uow.case_words.keep(case)
        elif stage.conversation.held_at is not None:
            give_back(self.bot, stage, case)
        self._note(stage, case, "case.resolved", outcome=outcome)
        assigning.offer_again(uow, case.creditor_id, now)
        satisfaction.plan(stage, case)
        if case.kind in MATTERS or outcome in LINES:
            close_account(stage)  # it may have been the last that kept the account open
        return case

    def _tell(self, stage: Stage, case: Case, told: tuple[Effect, ...]) -> None:
        """Tell the client what came of their case, and go on with what was under way."""
        reach(stage, case)
        stage.kind, stage.initiated_by = outcomes.kind_of(stage, case), "client"
        effects.apply(stage, told)
        for message in stage.sent if case.outcome_text else ():
            check_fits(stage, message.text)
        remember(stage, told)
        take_up(self.bot, stage, case)

    def _stage(
        self, uow: UnitOfWork, number: int, staff_id: int | None, now: datetime, trace_id: str
    ) -> tuple[Stage, Case]:
        """Open the stage of a case's client; the case must be of a creditor in scope.

        The case is read again once the conversation is locked: whoever acted on it meanwhile was first.
        """
        case = uow.cases.get(number)
        stage = self.bot.stage(uow, case.creditor_id, case.client_id, now, trace_id)
        uow.session.refresh(case)
        stage.case, stage.actor = number, f"staff:{staff_id}" if staff_id else "api"
        return stage, case

    def _note(self, stage: Stage, case: Case, action: str, **payload: str) -> None:
        stage.audit(action, f"case:{case.id}", **payload)
        stage.uow.notify(CASES, f"{stage.creditor} {case.id}")
        stage.uow.notify(CHAT, f"{stage.creditor} {stage.client.id}")


def _given(uow: UnitOfWork, case: Case, approver: str) -> int:
    """Return how many approved a plan already; whoever did cannot once more."""
    given = [row.approver for row in uow.approvals.of(case.creditor_id, case.id)]
    if approver in given:
        raise ClientMistake("You have approved this plan already; another person must approve it too.", 409, AGAIN)
    return len(given)


def _lift_holds(stage: Stage, number: int) -> None:
    """Let go what was stopped for the sake of a case."""
    for hold in stage.uow.holds.of_case(stage.creditor, number):
        stage.uow.holds.lift(stage.creditor, hold.id, stage.now)
