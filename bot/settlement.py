"""Write what became of a message: taken, refused, parked, unknown, and what a provider's code makes follow.

The same consequences follow whether a provider says it at once or by a later receipt: `Settlement.refuse` is both.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from bot.channels.base import Action, Channel, Provider, account_key
from bot.channels.message import Receipt
from bot.log import logger
from bot.parcel import TOLD_CLOSED, Parcel
from bot.stage import CASES, CHAT, locale_of
from flows.outcome import Say
from flows.wording.wording import Wording
from storage.schema import Direction, MessageStatus, SendStatus
from storage.unit_of_work import UnitOfWork

ONCE_MORE_IN = timedelta(minutes=10)  #: a phone that was off may be on again
DAY = timedelta(hours=24)  #: for so long what a provider does not take now is tried again, and is of use
LIMIT_ENDS_IN = timedelta(hours=3)  #: between tries while a limit of the day is used up
SET_RIGHT_IN = timedelta(minutes=30)  #: between tries while a number or a permission is put right
ROOM_IN = timedelta(minutes=10)  #: between the later tries while a provider has no room; the first come faster
BUSY_RESTS = timedelta(seconds=5)  #: between tries, as many as it takes, while an account makes too many calls
ACCOUNT_RESTS = timedelta(minutes=5)  #: between tries, as many as it takes, while an account is not served
CALLED_AGAIN_IN = timedelta(seconds=20)  #: between tries, as many as it takes, while a provider cannot be called
ALERT_AGAIN_IN = timedelta(hours=1)  #: one and the same fault of thousands of messages is told once in so long
WINDOW_CLOSED = "window_closed"
NEVER_TAKEN = "never_taken"
NUDGE = "nudge"  #: says that an answer waits; nothing else
NUDGE_KIND = "adviser_reply"  #: an answer to the client's question: hours bind it, counts do not
RANKS = {
    "queued": MessageStatus.QUEUED,
    "sent": MessageStatus.SENT,
    "delivered": MessageStatus.DELIVERED,
    "read": MessageStatus.READ,
    "failed": MessageStatus.FAILED,
}  #: what providers' receipts say, in our words

ARRIVED = frozenset({MessageStatus.DELIVERED, MessageStatus.READ})


class Settlement:
    """Writes what became of messages, in the transaction of whoever learnt it."""

    def __init__(self, channels: Mapping[str, Channel], wording: Wording) -> None:
        """Take the channels by name, and the texts: one of them says that an answer waits."""
        self._channels, self._wording = channels, wording

    def take(self, uow: UnitOfWork, parcel: Parcel, receipt: Receipt, now: datetime) -> None:
        """Record a message as taken, count the contact, apply what the provider told already, wake who waits for it."""
        leased, message = parcel.leased, parcel.message
        uow.outbox.sent(leased, receipt.provider_id)
        self._taken(uow, parcel, receipt, now)
        logger().info("message.sent", channel=leased.channel, kind=message.kind)

    def find(self, uow: UnitOfWork, parcel: Parcel, receipt: Receipt, now: datetime) -> None:
        """Record that the provider had taken a message of which nobody knew."""
        uow.outbox.found(parcel.leased, str(receipt.provider_id))
        self._taken(uow, parcel, receipt, now)
        logger().info("message.found", channel=parcel.leased.channel, kind=parcel.message.kind)

    def unknown(self, uow: UnitOfWork, parcel: Parcel, error: str, look_at: datetime | None) -> None:
        """Record that nobody knows whether the provider took a message, and when it is asked."""
        uow.outbox.unknown(parcel.leased, error, look_at)
        parcel.message.status = MessageStatus.UNKNOWN
        self._wake(uow, parcel)
        logger().warning("message.unknown", channel=parcel.leased.channel, code=error)

    def never_taken(self, uow: UnitOfWork, parcel: Parcel, now: datetime) -> None:
        """Record that the provider never took a message of which nobody knew: it is sent as if for the first time."""
        logger().warning("message.never_taken", channel=parcel.leased.channel)
        status = uow.outbox.never_taken(parcel.leased, now, _tries())
        self._queued_or_dead(uow, parcel, NEVER_TAKEN, status, now)

    def refuse(self, uow: UnitOfWork, parcel: Parcel, code: str, action: Action, now: datetime) -> None:
        """Record that a provider will not take a message, and what follows."""
        uow.provider_codes.count(parcel.leased.channel, code)
        _ACTIONS[action](self, uow, parcel, code, now)
        self._wake(uow, parcel)

    def told_closed(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Send a message once more, as outside of the window, which the provider says is closed; else park it.

        Until then it was taken for open: the client wrote to another number of ours, or too long ago by its clock.
        """
        if parcel.leased.tries:
            self.park(uow, parcel, code, now)
            return
        uow.outbox.retry(parcel.leased, now, code, timedelta(), _tries())
        parcel.message.status, parcel.message.error = MessageStatus.QUEUED, TOLD_CLOSED

    def park(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Let an answer wait for the client's next message; the first that waits is told to them by a template.

        A contact of our own, and the one that tells it, have failed.
        """
        if parcel.message.text_key == NUDGE or parcel.message.initiated_by == "bot":
            self.fail(uow, parcel, code, now)
            return
        first = not uow.outbox.parked(parcel.leased.creditor_id, parcel.leased.client_id, parcel.address.id)
        uow.outbox.park(parcel.leased, WINDOW_CLOSED)
        parcel.message.status, parcel.message.error = MessageStatus.QUEUED, WINDOW_CLOSED
        if first:
            self._nudge(uow, parcel, now)
        logger().info("message.parked", channel=parcel.leased.channel, kind=parcel.message.kind)

    def no_template(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Park a message whose template the provider does not send; whoever runs the service must look."""
        self.park(uow, parcel, code, now)
        self._alert(uow, parcel, code, now)

    def fail(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Record that a message has failed."""
        uow.outbox.failed(parcel.leased, code)
        uow.messages.fail(parcel.leased.creditor_id, parcel.message.id, code, now)
        logger().warning("message.failed", channel=parcel.leased.channel, code=code)

    def alert(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Record a failure that whoever runs the service must look at."""
        self.fail(uow, parcel, code, now)
        self._alert(uow, parcel, code, now)

    def again(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Let a message be tried once more, later; the second time it has failed."""
        if parcel.leased.tries:
            self.fail(uow, parcel, code, now)
        else:
            uow.outbox.retry(parcel.leased, now, code, ONCE_MORE_IN)
            parcel.message.status = MessageStatus.QUEUED

    def slow_down(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Let a message be tried again when the provider has room."""
        self._later(uow, parcel, code, now)

    def wait(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Let a message be tried again over a day, because a limit of the day is used up."""
        self._later(uow, parcel, code, now, LIMIT_ENDS_IN)

    def later(self, uow: UnitOfWork, parcel: Parcel, code: str, after: timedelta | None, now: datetime) -> None:
        """Record that a provider will take a message later, `after` the time that it asks for or the usual one."""
        uow.provider_codes.count(parcel.leased.channel, code)
        self._later(uow, parcel, code, now, after)
        self._wake(uow, parcel)

    def _later(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime, after: timedelta | None = None) -> None:
        """Let a message be tried again for about a day, `after` a time or after the usual one; then it has failed."""
        status = uow.outbox.retry(parcel.leased, now, code, after or None, _tries(after))
        self._queued_or_dead(uow, parcel, code, status, now)

    def _queued_or_dead(self, uow: UnitOfWork, parcel: Parcel, code: str, status: SendStatus, now: datetime) -> None:
        """Write down that a message waits for its next try, or that there is none."""
        if status is SendStatus.DEAD:
            uow.messages.fail(parcel.leased.creditor_id, parcel.message.id, code, now)
            logger().error("message.dead", channel=parcel.leased.channel, code=code)
        else:
            parcel.message.status = MessageStatus.QUEUED

    def wait_for_operator(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Let a message wait until whoever runs the service has put something right."""
        self._later(uow, parcel, code, now, SET_RIGHT_IN)
        self._alert(uow, parcel, code, now)

    def wait_for_account(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Let all that leaves by an account wait, however long it is not served; now and then one message tries.

        No try is used up, and what leaves by another account need not wait behind it.
        """
        self._rest(uow, parcel, now + ACCOUNT_RESTS)
        self._alert(uow, parcel, code, now)

    def not_reached(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Let all that leaves by an account wait while its provider cannot be called, as while it is not served."""
        uow.provider_codes.count(parcel.leased.channel, code)
        self._rest(uow, parcel, now + CALLED_AGAIN_IN)
        self._wake(uow, parcel)
        logger().warning("provider.not_reached", channel=parcel.leased.channel, code=code)

    def busy(self, uow: UnitOfWork, parcel: Parcel, code: str, after: timedelta | None, now: datetime) -> None:
        """Let all that leaves by an account wait a moment, `after` the time that its provider asks for."""
        uow.provider_codes.count(parcel.leased.channel, code)
        self._rest(uow, parcel, now + (after or BUSY_RESTS))
        self._wake(uow, parcel)
        logger().warning("provider.busy", channel=parcel.leased.channel, code=code)

    def _rest(self, uow: UnitOfWork, parcel: Parcel, until: datetime) -> None:
        """Let nothing leave by an account before a moment; the message keeps its place before what follows by it."""
        channel = self._channels.get(parcel.leased.channel)
        if isinstance(channel, Provider):
            uow.paces.push_back(account_key(channel), until)
        uow.outbox.rest(parcel.leased, until)
        parcel.message.status = MessageStatus.QUEUED

    def _alert(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Tell whoever runs the service of a fault, once in a while however many messages meet it."""
        channel = parcel.leased.channel
        if not uow.paces.take(f"alert {channel} {code}", ALERT_AGAIN_IN, now):
            logger().error("provider.alert", channel=channel, code=code)

    def unreachable(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Record that nothing arrives at the address, until somebody writes from it."""
        self.fail(uow, parcel, code, now)
        uow.addresses.mark_unreachable(parcel.address.id, code, now)

    def opt_out(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Record an opt-out that the client told the provider: it holds on every channel."""
        self.fail(uow, parcel, code, now)
        uow.addresses.opt_out(parcel.address.id, now)
        if parcel.person.opted_out_at is None:
            uow.people.opt_out(parcel.person.id, parcel.leased.channel, now)
            subject, person = f"client:{parcel.client.id}", parcel.person.id
            told = {"code": code, "channel": parcel.leased.channel, "people": [person]}
            uow.audit.append(parcel.leased.creditor_id, now, "provider", "client.opted_out", subject, told)

    def told(self, uow: UnitOfWork, parcel: Parcel, provider_id: str, now: datetime) -> None:
        """Apply what the provider told of a message, in the order of its receipts: a status only moves on."""
        leased = parcel.leased
        for receipt in uow.receipts.waiting(leased.channel, provider_id, leased.id):
            receipt.applied_at = now
            status = RANKS.get(receipt.status)
            if status is MessageStatus.FAILED:
                self._told_failure(uow, parcel, receipt.error or "failed", now)
            elif status in ARRIVED:
                self._told_arrival(uow, parcel, provider_id, status)
            elif status is not None:
                uow.messages.move(leased.creditor_id, parcel.message.id, status)
        self._wake(uow, parcel)

    def _told_arrival(self, uow: UnitOfWork, parcel: Parcel, provider_id: str, status: MessageStatus) -> None:
        """Record an arrival, which proves itself whatever was told before; where it was not believed, it is now."""
        if parcel.message.status is MessageStatus.FAILED:
            parcel.address.unreachable_at = parcel.address.unreachable_code = None
        uow.messages.move(parcel.leased.creditor_id, parcel.message.id, status, error=None)
        uow.outbox.arrived(parcel.leased, provider_id)

    def _told_failure(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Let what a late refusal makes follow, follow; one that has arrived all the same has arrived."""
        channel = self._channels.get(parcel.leased.channel)
        if parcel.message.status in ARRIVED:
            return
        uow.outbox.reopen(parcel.leased)
        action = channel.meaning(code) if isinstance(channel, Provider) else Action.FAIL
        self.refuse(uow, parcel, code, action, now)

    def _taken(self, uow: UnitOfWork, parcel: Parcel, receipt: Receipt, now: datetime) -> None:
        leased, message = parcel.leased, parcel.message
        status = MessageStatus.DELIVERED if receipt.delivered else MessageStatus.SENT
        uow.messages.move(leased.creditor_id, message.id, status, provider_id=receipt.provider_id, error=None)
        uow.contacts.record(parcel.person.id, [message], now)
        if receipt.provider_id and not receipt.delivered:
            self.told(uow, parcel, receipt.provider_id, now)
        self._wake(uow, parcel)

    def _nudge(self, uow: UnitOfWork, parcel: Parcel, now: datetime) -> None:
        """Queue the one message that says an answer waits; nothing else is told."""
        say = Say(NUDGE)
        text = self._wording.render(say, locale_of(parcel.client), parcel.leased.channel)
        message = uow.messages.add(
            parcel.conversation,
            direction=Direction.OUT,
            channel=parcel.leased.channel,
            initiated_by="client",
            kind=NUDGE_KIND,
            text=text.body,
            at=now,
            text_key=say.key,
            address_id=parcel.address.id,
            trace_id=parcel.message.trace_id,
        )
        uow.outbox.put(message, now)

    def _wake(self, uow: UnitOfWork, parcel: Parcel) -> None:
        """Let pages that show the conversation look again."""
        uow.notify(CHAT, f"{parcel.leased.creditor_id} {parcel.leased.client_id}")
        if parcel.message.case_id is not None:
            uow.notify(CASES, f"{parcel.leased.creditor_id} {parcel.message.case_id}")


def _tries(after: timedelta | None = None) -> int:
    """Return how many tries make about a day, with so long between them or the usual time."""
    return max(DAY // max(after or ROOM_IN, ROOM_IN), 1)


_ACTIONS: dict[Action, Callable[[Settlement, UnitOfWork, Parcel, str, datetime], None]] = {
    Action.FAIL: Settlement.fail,
    Action.ALERT: Settlement.alert,
    Action.ACCOUNT: Settlement.wait_for_account,
    Action.OPERATOR: Settlement.wait_for_operator,
    Action.RETRY_ONCE: Settlement.again,
    Action.SLOW_DOWN: Settlement.slow_down,
    Action.WAIT: Settlement.wait,
    Action.UNREACHABLE: Settlement.unreachable,
    Action.OPT_OUT: Settlement.opt_out,
    Action.PARK: Settlement.told_closed,
    Action.TEMPLATE: Settlement.no_template,
}
