"""Show one case: what it is about, the conversation, the account, and what may be done with it by whoever looks."""

from dataclasses import dataclass

from bot.console.account import Card, read_account
from bot.console.calls import Call, read_call
from bot.console.composer import Composer, Draft, read_composer
from bot.console.evidence import Evidence, read_evidence
from bot.console.head import Head, read_head
from bot.console.kin import Kin, read_kin
from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.notes import Notes, read_notes
from bot.console.office import Parts
from bot.console.representatives import Pane, read_representatives
from bot.console.sharing import Sharing, read_sharing
from bot.console.sight import Seen
from bot.console.thread import LENGTH, Thread, read_thread
from bot.console.visitors import Who, find_who
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case as it is shown to one adviser."""

    head: Head
    evidence: Evidence | None
    thread: Thread
    account: Card
    composer: Composer
    who: Who | None
    sharing: Sharing
    notes: Notes
    call: Call
    kin: Kin | None
    acting: Pane | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in a case's address: how much of the conversation is shown, and what is typed to find a client."""

    length: int = LENGTH
    who: str = ""


AT_FIRST = Asked()


def read_case(
    uow: UnitOfWork, parts: Parts, me: Signed, number: int, draft: Draft | None = None, asked: Asked = AT_FIRST
) -> CasePage:
    """Return a case with everything around it. Raises Missing for one of a creditor that is not in scope."""
    case = uow.cases.get(number)
    client = uow.clients.get(case.creditor_id, case.client_id)
    manner = Manner.of(uow.creditors.get(case.creditor_id), parts.clock.now())
    seen = Seen(uow, parts, me, case, client, manner)
    account = read_account(uow, parts, client, manner, number)
    head = read_head(seen)
    return CasePage(
        head=head,
        evidence=read_evidence(seen),
        thread=read_thread(uow, client, manner, asked.length),
        account=account,
        composer=read_composer(seen, head, account.balance, draft or Draft()),
        sharing=read_sharing(seen),
        notes=read_notes(seen),
        call=read_call(seen),
        kin=None if head.is_visitor else read_kin(seen),
        acting=None if head.is_visitor else read_representatives(seen),
        who=find_who(uow, client, manner, asked.who) if head.is_visitor else None,
    )
