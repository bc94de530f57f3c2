"""Let the clocks of a case run: begun as it opens, at a stand while the client is waited for, and on when they write.

What a case has to keep is written down as it opens; a creditor's file that changes afterwards moves nothing of it.
"""

from bot.profiles import Profile
from bot.rights import load_rights
from bot.stage import CASES, Stage
from flows.contact.answers import KINDS
from flows.contact.calendar import Calendar
from flows.rights.book import MATTER, RIGHTS
from flows.service_levels import MISSED, RESOLVE, Deadline, Statute, by_law, deadlines, look_again
from storage.repositories.cases import UNTOLD
from storage.schema import Case, CaseClock, Client


def start(stage: Stage, case: Case) -> None:
    """Write down what a case has to keep: the client's promise, the outcome, and what their country's law wants."""
    stage.uow.case_clocks.start(case, to_keep(stage.profile, stage.client, case))


def to_keep(profile: Profile, client: Client, case: Case) -> tuple[Deadline, ...]:
    """Return the deadlines of a case, from the moment at which it opened."""
    levels, hours, at = profile.levels, profile.advisers, case.opened_at
    promised = None if case.kind in UNTOLD else case.due_at
    found = deadlines(levels, hours, case.kind, at, promised)
    statute = _statute(profile, client, case)
    if statute is None:
        return found
    return (*found, by_law(statute, Calendar(client.country), hours, at, levels.warn_percent))


def _statute(profile: Profile, client: Client, case: Case) -> Statute | None:
    """Return what a law wants of a case: the days of the right that it asks for, else those of a complaint."""
    if (matter := str(case.details.get(MATTER) or "")) in RIGHTS:
        rights = load_rights().of(client.country)
        answer = rights.answer(matter) if rights else None
        return answer.statute if answer else None
    law = profile.legal_answers.get(client.country) if case.kind in KINDS else None
    return law.statute if law else None


def stand_still(stage: Stage, case: Case) -> None:
    """Stop the time to resolve, if it runs: the client has an answer, and what comes next is theirs."""
    row = stage.uow.case_clocks.of(stage.creditor, case.id).get(RESOLVE)
    if row is None or row.paused_at is not None or row.ended_at is not None:
        return
    row.paused_at, row.next_at = stage.now, None
    stage.audit("case.paused", f"case:{case.id}")
    stage.uow.notify(CASES, f"{stage.creditor} {case.id}")


def go_on(stage: Stage) -> None:
    """Let the time of a client's cases run on, with as much work left as there was."""
    for row in stage.uow.case_clocks.still(stage.creditor, stage.client.id):
        _resume(stage, row)


def read(row: CaseClock) -> Deadline:
    """Return a clock's deadline as it stands."""
    return Deadline(row.name, row.due_at, row.warn_at, row.stage)  # type: ignore[arg-type]


def _resume(stage: Stage, row: CaseClock) -> None:
    if row.paused_at is None:
        return
    moved = read(row).resumed(stage.profile.advisers, row.paused_at, stage.now)
    row.due_at, row.warn_at, row.paused_at = moved.due_at, moved.warn_at, None
    levels, hours = stage.profile.levels, stage.profile.advisers
    is_missed = row.stage >= MISSED
    row.next_at = look_again(levels, hours, RESOLVE, row.stage, stage.now) if is_missed else moved.next_at
    stage.audit("case.resumed", f"case:{row.case_id}", due_at=moved.due_at.isoformat())
    stage.uow.notify(CASES, f"{stage.creditor} {row.case_id}")
