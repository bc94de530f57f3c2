"""Let follow what a refusal asks for: a message fails, waits, or is parked, and its address or account rests.

Whoever refuses, at once or by a later receipt, tells a code; the channel says which `Action` it stands for.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from bot.channels.base import Action, Channel, Provider, account_key
from bot.log import logger
from bot.parcel import TOLD_CLOSED, Parcel
from bot.stage import locale_of
from flows.outcome import Say
from flows.wording.wording import Wording
from storage.schema import Direction, MessageStatus, SendStatus
from storage.unit_of_work import UnitOfWork

ONCE_MORE_IN = timedelta(minutes=10)  #: a phone that was off may be on again
DAY = timedelta(hours=24)  #: for so long what a provider does not take now is tried again, and is of use
LIMIT_ENDS_IN = timedelta(hours=3)  #: between tries while a limit of the day is used up
SET_RIGHT_IN = timedelta(minutes=30)  #: between tries while a number or a permission is put right
ROOM_IN = timedelta(minutes=10)  #: between the later tries while a provider has no room; the first come faster
ACCOUNT_RESTS = timedelta(minutes=5)  #: between tries, as many as it takes, while an account is not served
ALERT_AGAIN_IN = timedelta(hours=1)  #: one and the same fault of thousands of messages is told once in so long
WINDOW_CLOSED = "window_closed"
NUDGE = "nudge"  #: says that an answer waits; nothing else
NUDGE_KIND = "adviser_reply"  #: an answer to the client's question: hours bind it, counts do not


class Refusals:
    """Writes what follows when messages are not taken, in the transaction of whoever learnt it."""

    def __init__(self, channels: Mapping[str, Channel], wording: Wording) -> None:
        """Take the channels by name, and the texts: one of them says that an answer waits."""
        self._channels, self._wording = channels, wording

    def follow(self, uow: UnitOfWork, parcel: Parcel, code: str, action: Action, now: datetime) -> None:
        """Do what an action asks for."""
        _ACTIONS[action](self, uow, parcel, code, now)

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
        self.later(uow, parcel, code, now)

    def wait(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Let a message be tried again over a day, because a limit of the day is used up."""
        self.later(uow, parcel, code, now, LIMIT_ENDS_IN)

    def wait_for_operator(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Let a message wait until whoever runs the service has put something right."""
        self.later(uow, parcel, code, now, SET_RIGHT_IN)
        self._alert(uow, parcel, code, now)

    def wait_for_account(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Let all that leaves by an account wait, however long it is not served; now and then one message tries.

        No try is used up, and what leaves by another account need not wait behind it.
        """
        self.rest(uow, parcel, now + ACCOUNT_RESTS)
        self._alert(uow, parcel, code, now)

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

    def told_closed(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Send a message once more, as outside of the window, which the provider says is closed; else park it.

        Until then it was taken for open: the client wrote to another number of ours, or too long ago by its clock.
        """
        if parcel.leased.tries:
            self.park(uow, parcel, code, now)
            return
        uow.outbox.retry(parcel.leased, now, code, timedelta(), tries_within_a_day())
        parcel.message.status, parcel.message.error = MessageStatus.QUEUED, TOLD_CLOSED

    def no_template(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Park a message whose template the provider does not send; whoever runs the service must look."""
        self.park(uow, parcel, code, now)
        self._alert(uow, parcel, code, now)

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

    def later(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime, after: timedelta | None = None) -> None:
        """Let a message be tried again for about a day, `after` a time or after the usual one; then it has failed."""
        status = uow.outbox.retry(parcel.leased, now, code, after or None, tries_within_a_day(after))
        self.queue_or_end(uow, parcel, code, status, now)

    def queue_or_end(self, uow: UnitOfWork, parcel: Parcel, code: str, status: SendStatus, now: datetime) -> None:
        """Write down that a message waits for its next try, or that there is none."""
        if status is SendStatus.DEAD:
            uow.messages.fail(parcel.leased.creditor_id, parcel.message.id, code, now)
            logger().error("message.dead", channel=parcel.leased.channel, code=code)
        else:
            parcel.message.status = MessageStatus.QUEUED

    def rest(self, uow: UnitOfWork, parcel: Parcel, until: datetime) -> None:
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


def tries_within_a_day(after: timedelta | None = None) -> int:
    """Return how many tries make about a day, with so long between them or the usual time."""
    return max(DAY // max(after or ROOM_IN, ROOM_IN), 1)


_ACTIONS: dict[Action, Callable[[Refusals, UnitOfWork, Parcel, str, datetime], None]] = {
    Action.FAIL: Refusals.fail,
    Action.ALERT: Refusals.alert,
    Action.ACCOUNT: Refusals.wait_for_account,
    Action.OPERATOR: Refusals.wait_for_operator,
    Action.RETRY_ONCE: Refusals.again,
    Action.SLOW_DOWN: Refusals.slow_down,
    Action.WAIT: Refusals.wait,
    Action.UNREACHABLE: Refusals.unreachable,
    Action.OPT_OUT: Refusals.opt_out,
    Action.PARK: Refusals.told_closed,
    Action.TEMPLATE: Refusals.no_template,
}
