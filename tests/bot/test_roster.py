"""Hold who is listed with which decision: every account once, each withheld contact with its rule, written once."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import MetaData, create_engine, select

from bot.roster import Line, Roster
from storage.schema import Client, Message
from storage.unit_of_work import UnitOfWork
from tests.bot.jobs.test_promises import at
from tests.bot.world import FILE, World

DUE = date(2026, 3, 26)  #: a Thursday
BILL = ((144_000, DUE, "Agua, marzo"),)
THURSDAY, FRIDAY, SATURDAY, _, MONDAY = (DUE + timedelta(days=days) for days in range(5))
WEDNESDAY = at(DUE - timedelta(days=1), 11)
Change = Callable[[UnitOfWork, Client], object]


@pytest.fixture
def due(world: World) -> World:
    """Give a world whose creditor writes by the cadence that ships, with a client who is due a contact on Wednesday."""
    with world.unit() as uow:
        row = uow.creditors.get(world.creditor)
        row.document = {**row.document, "contact": {"cadence": "default"}}
    add(world, "2001")
    world.wall.at = WEDNESDAY
    return world


def add(world: World, client: str, channel: str = "web", **facts: Any) -> None:  # noqa: ANN401 - facts of a client
    """Add a client with a bill that is due on Thursday, who showed who they are."""
    given: dict[str, Any] = {"document": f"9.876.{client[-3:]}-3", "invoices": BILL, **facts}
    world.add_client(client, "Rosa Díaz", **given)
    with world.unit() as uow:
        address = uow.addresses.ensure(channel, f"{world.creditor}/{client}", world.now)
        uow.clients.reach(world.creditor, client, address.id, consent=True)
        uow.clients.verify(world.creditor, client, address.id, world.now)


def lines(world: World, moment: datetime = WEDNESDAY, *, dry_run: bool = False) -> list[Line]:
    """Return what comes of each account."""
    app = world.app
    going = Roster(app.database, app.bot, app.reminder, moment, None if dry_run else world.now)
    return list(going.lines(world.creditor))


def line(world: World, moment: datetime = WEDNESDAY, client: str = "2001", *, dry_run: bool = True) -> Line:
    """Return what comes of one account."""
    return next(one for one in lines(world, moment, dry_run=dry_run) if one.client == client)


def hold(kind: str, invoice: str | None = None, amount: int | None = None) -> Change:
    """Return what holds an account, or a bill of it."""
    return lambda uow, row: uow.holds.place(
        creditor=row.creditor_id, client=row.id, kind=kind, at=at(date(2026, 3, 5)), invoice=invoice, amount=amount
    )


def open_case(uow: UnitOfWork, row: Client) -> None:
    """Open a case."""
    uow.cases.open(creditor=row.creditor_id, client=row.id, kind="human", at=WEDNESDAY, due_at=WEDNESDAY)


def talk(hours: int, *, is_open: bool = False, held: bool = False) -> Change:
    """Return what lets the client have written so many hours before; to an adviser, where `held`."""

    def change(uow: UnitOfWork, row: Client) -> None:
        talk = uow.conversations.lock(row.creditor_id, row.id)
        talk.last_client_at = WEDNESDAY - timedelta(hours=hours)
        talk.state = {"open": is_open}
        talk.held_at = WEDNESDAY if held else None

    return change


def place(**facts: Any) -> Change:  # noqa: ANN401 - columns
    """Return what changes the client's address (`wrong_at` …) and what is known of them there (`consent` …)."""

    def change(uow: UnitOfWork, row: Client) -> None:
        point, address = uow.clients.contact_points(row.creditor_id, row.id)[0]
        for name, value in facts.items():
            setattr(point if hasattr(point, name) else address, name, value)

    return change


def forget_address(uow: UnitOfWork, row: Client) -> None:
    """Forget where the client is reached."""
    uow.session.delete(uow.clients.contact_points(row.creditor_id, row.id)[0][0])


def call(days: int) -> Change:
    """Return what records a letter to the client so many days before."""
    return lambda uow, row: uow.contacts.add_by_hand(
        row.person_id, "letter", "contact", "-", WEDNESDAY - timedelta(days=days), "operator"
    )


def region(uow: UnitOfWork, _: Client) -> None:
    """Hold the whole country until Friday."""
    uow.regional_holds.place(
        creditor=None, country="CL", region=None, reason="storm", by="operator", at=WEDNESDAY, until=at(FRIDAY, 9)
    )


def client(**facts: Any) -> Change:  # noqa: ANN401 - columns of Client
    """Return what changes facts of the client."""

    def change(_: UnitOfWork, row: Client) -> None:
        for name, value in facts.items():
            setattr(row, name, value)

    return change


def creditor(**facts: Any) -> Change:  # noqa: ANN401 - keys of a creditor's file
    """Return what changes the creditor's file."""

    def change(uow: UnitOfWork, row: Client) -> None:
        owner = uow.creditors.get(row.creditor_id)
        owner.document = {**FILE, "contact": {"cadence": "default"}, **facts}

    return change


def bar(uow: UnitOfWork, row: Client) -> None:
    """Let the client's bill be time-barred; that they would pay it all the same lets nobody write about it."""
    uow.invoices.put(row.creditor_id, "2001-1", WEDNESDAY, barred_on=WEDNESDAY.date(), acknowledged_at=WEDNESDAY)


def nothing(_: UnitOfWork, __: Client) -> None:
    """Change nothing."""


def hours(written: str) -> Change:
    """Return what lets the client want to be written to at other hours."""
    week = {"mon_fri": written.split("-")}
    return lambda uow, row: setattr(uow.people.get(row.person_id), "contact_week", week)


RULES: list[tuple[str, Change, str, datetime | None]] = [
    ("allowed", nothing, "web", None),
    ("opt_out", lambda uow, row: uow.people.opt_out(row.person_id, "sms", WEDNESDAY), "web", None),
    ("consent", place(verified_at=None, consent=False), "web", None),
    ("no_address", forget_address, "", None),
    ("hold", hold("complaint"), "web", None),
    ("hold", hold("bereavement"), "web", None),
    ("hold", hold("paused", "2001-1"), "web", None),
    ("dispute", hold("dispute_invoice", "2001-1", 1), "web", None),
    ("open_case", open_case, "web", None),
    ("with_adviser", talk(100, held=True), "web", None),
    ("open_conversation", talk(1, is_open=True), "web", at(THURSDAY, 10)),
    ("talked_lately", talk(47), "web", at(THURSDAY, 10)),
    ("postponed", client(postponed_until=at(FRIDAY, 9)), "web", at(FRIDAY, 9)),
    ("wanted_hours", hours("18:00-20:00"), "web", at(DUE - timedelta(days=1), 18)),
    ("hold", region, "web", at(FRIDAY, 9)),
    ("CL.min_full_days_between", call(1), "web", at(FRIDAY, 8)),
    ("sender_role", creditor(sender_role=None), "web", None),
    ("time_barred", bar, "web", None),
    ("stale_figures", creditor(figures={"days_max": 3}), "web", None),
    ("no_identity", client(document_sealed=None), "web", None),
    ("stopped", lambda uow, row: uow.creditors.stop([row.creditor_id], "operator", "storm", WEDNESDAY), "web", None),
]


@pytest.mark.parametrize(("rule", "change", "channel", "next_at"), RULES)
def test_rules(due: World, rule: str, change: Change, channel: str, next_at: datetime | None) -> None:
    """Who would be due a contact is told with the rule that withholds it, where, and when it may be made."""
    with due.unit() as uow:
        change(uow, uow.clients.get(due.creditor, "2001"))
        if rule == "no_identity":
            place(verified_at=None)(uow, uow.clients.get(due.creditor, "2001"))
    found = line(due)

    assert (rule, "before_due", channel or None) == (found.rule, found.kind, found.channel)
    assert next_at == found.next_allowed_at
    assert ("allowed" if rule == "allowed" else "blocked") == found.decision
    assert found.reason
    assert found.message is None


@pytest.mark.parametrize(
    ("moment", "rule", "next_at"),
    [
        (at(WEDNESDAY.date(), 8), "allowed", None),  # lawful, though the clock itself begins at ten
        (at(WEDNESDAY.date(), 7), "CL.hours", at(WEDNESDAY.date(), 8)),
        (at(WEDNESDAY.date(), 20), "CL.hours", at(THURSDAY, 8)),
    ],
)
def test_hours(due: World, moment: datetime, rule: str, next_at: datetime | None) -> None:
    """Accounts are judged by the law's hours at the moment that is meant, whatever the time is."""
    found = line(due, moment)

    assert (rule, next_at) == (found.rule, found.next_allowed_at)


def test_nothing_due(due: World) -> None:
    """Of whom nothing is due nothing is told but that; who owes nothing is listed too, and a visitor is not."""
    add(due, "2002", invoices=())
    add(due, "2003", invoices=((1, DUE + timedelta(days=30), "Agua, abril"),))
    add(due, "2004", visitor_since=due.now)
    due.client = "1041"
    with due.unit() as uow:
        uow.invoices.put(due.creditor, "1041-1", due.now, balance=0)
    found = lines(due, dry_run=True)

    assert ["1041", "2001", "2002", "2003"] == [one.client for one in found]
    assert [Line(one.client, due.creditor) for one in found if one.client != "2001"] == [found[0], *found[2:]]


def test_reads_as_agreed(due: World) -> None:
    """A line has the keys of the contract, null where there is nothing, the time in the client's zone."""
    allowed, none = (line(due, dry_run=False).as_json() for _ in range(2))
    due.wall.at = at(WEDNESDAY.date(), 23)
    add(due, "2002")
    blocked = line(due, due.now, "2002").as_json()

    keys = ["client_id", "creditor", "channel", "kind", "decision", "rule", "reason", "next_allowed_at", "message_id"]
    assert [keys] * 3 == [list(one) for one in (allowed, none, blocked)]
    assert {"client_id": "2001", "creditor": due.creditor, "decision": "none"} == given(none)
    assert isinstance(allowed["message_id"], int)
    assert "2026-03-26T08:00:00-03:00" == blocked["next_allowed_at"]


def given(found: dict[str, Any]) -> dict[str, Any]:
    """Return what is not null."""
    return {name: value for name, value in found.items() if value is not None}


def test_pace(due: World) -> None:
    """Where the law leaves room and the cadence does not, the day is told on which it does, at a lawful hour."""
    with due.unit() as uow:
        row = uow.creditors.get(due.creditor)
        row.document = {**row.document, "contact": {"cadence": slow()}}
        talk = uow.conversations.lock(due.creditor, "2001")
        sent = {"channel": "web", "initiated_by": "bot", "kind": "rating", "text": "-"}
        uow.messages.add(talk, direction="out", at=WEDNESDAY - timedelta(days=4), **sent)
    found = line(due)

    assert ("pace", at(SATURDAY, 10)) == (found.rule, found.next_allowed_at)


def slow() -> dict[str, Any]:
    """Return a cadence that leaves a week between two contacts."""
    return {"version": "1", "gap_days": 7, "rows": [{"kind": "before_due", "day": -1}]}


def test_dry_run_leaves_nothing(due: World) -> None:
    """Looking changes no row of any table."""
    add(due, "2002")
    before = everything(due)
    looked = [one.decision for one in lines(due, dry_run=True)]
    after = everything(due)
    written = [one.decision for one in lines(due)]

    assert ["blocked", "allowed", "allowed"] == looked == written
    assert before == after


def everything(world: World) -> dict[str, list[str]]:
    """Return all rows of all tables, as the server's owner reads them."""
    engine = create_engine(world.app.database.url)
    tables = MetaData()
    with engine.begin() as connection:
        tables.reflect(connection)
        found = {name: sorted(map(str, connection.execute(select(one)))) for name, one in tables.tables.items()}
    engine.dispose()
    return found


def told(world: World) -> list[tuple[str, datetime]]:
    """Return the status and moment of each contact with the client that we began."""
    rows = world.messages(client="2001")
    return [(str(row.status), row.at) for row in rows if row.initiated_by == "bot"]


def test_written_once(due: World) -> None:
    """What is written is queued once, however often it is asked for and whatever the clock does, and leaves."""
    first, again = line(due, dry_run=False), line(due, dry_run=False)
    with due.unit() as uow:
        uow.jobs.put("reminders", due.now)
    due.work()

    assert (("allowed", True), ("none", False)) == ((first.decision, bool(first.message)), (again.decision, False))
    assert [("delivered", WEDNESDAY)] == told(due)


def test_ahead(due: World) -> None:
    """What is written for a moment to come leaves then, and not before."""
    due.wall.at = WEDNESDAY - timedelta(days=2)
    written = line(due, dry_run=False)
    due.work()
    early = told(due)
    due.wall.at = WEDNESDAY
    due.work()

    assert written.message
    assert [("queued", WEDNESDAY)] == early
    assert [("delivered", WEDNESDAY)] == told(due)


def test_answered_before(due: World) -> None:
    """An answer does not wait behind what is written for a moment to come; that does not leave to who wrote lately."""
    due.wall.at = WEDNESDAY - timedelta(days=2)
    line(due, dry_run=False)
    due.write("hola", client="2001")
    due.work()
    answered = due.messages(client="2001")[-1]
    with due.unit() as uow:
        uow.conversations.lock(due.creditor, "2001").state = {}
    due.wall.at = WEDNESDAY
    due.work()

    assert ("reply", "delivered") == (answered.kind, answered.status)
    assert [("blocked", WEDNESDAY)] == told(due)


@pytest.mark.parametrize(
    "change",
    [
        lambda uow, row: uow.invoices.put(row.creditor_id, "2001-1", WEDNESDAY, balance=0),
        hold("dispute_invoice", "2001-1", 1),
        open_case,
    ],
)
def test_purpose_lost(due: World, change: Change) -> None:
    """What was paid, disputed or handed to an adviser before the contact could leave is not asked for."""
    due.wall.at = WEDNESDAY - timedelta(days=2)
    line(due, dry_run=False)
    with due.unit() as uow:
        change(uow, uow.clients.get(due.creditor, "2001"))
    due.wall.at = WEDNESDAY
    due.work()
    message = due.messages(client="2001")[0]

    assert ("blocked", "purpose") == (message.status, message.error)
    assert message.contact_decision
    assert "purpose" == message.contact_decision["rule"]


def test_behind(due: World) -> None:
    """What was due at a moment that is past leaves when it may; what its days are over for is not written."""
    due.wall.at = at(WEDNESDAY.date(), 22)
    late = line(due, dry_run=False)
    due.wall.at = at(SATURDAY, 11)
    add(due, "2002")
    over = line(due, client="2002", dry_run=False)

    assert ("allowed", [("queued", at(THURSDAY, 8))]) == (late.decision, told(due))
    assert ("blocked", "stale", None) == (over.decision, over.rule, over.message)


def test_at_once(due: World) -> None:
    """Two commands and the clock at the same moment write each contact once."""
    for number in range(2, 12):
        add(due, f"20{number:02}")
    with due.unit() as uow:
        uow.jobs.put("reminders", due.now)
    threads = [threading.Thread(target=work) for work in (lambda: lines(due), lambda: lines(due), due.work)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    due.work()
    written = [len(due.messages(client=f"20{number:02}")) for number in range(1, 12)]

    assert [1] * 11 == written


def test_page_by_page(due: World) -> None:
    """Accounts are told as they are judged: what was told before a run is left stays, and the rest is as before."""
    add(due, "2002")
    app = due.app
    going = Roster(app.database, app.bot, app.reminder, WEDNESDAY, due.now, size=1).lines(due.creditor)
    first = [next(going), next(going)]
    del going
    rest = lines(due)

    assert [("1041", "blocked"), ("2001", "allowed")] == [(one.client, one.decision) for one in first]
    assert ["blocked", "none", "allowed"] == [one.decision for one in rest]


def test_channel_off(due: World) -> None:
    """A channel that is not set up carries nothing; whoever only looks may look as if it were."""
    add(due, "2002", "sms")
    off = line(due, client="2002", dry_run=False)
    reminder = due.app.reminder
    every = replace(reminder, judge=replace(reminder.judge, channels={"sms"}))
    seen = list(Roster(due.app.database, due.app.bot, every, WEDNESDAY, None).lines(due.creditor))[-1]

    assert ("sms", "channel_off", None) == (off.channel, off.rule, off.message)
    assert ("sms", "allowed") == (seen.channel, seen.rule)


def test_reason_that_lasts(due: World) -> None:
    """Of several reasons the one that holds longest is told: a dispute before the hour, a case before who agreed."""
    with due.unit() as uow:
        row = uow.clients.get(due.creditor, "2001")
        place(verified_at=None, consent=False)(uow, row)
        open_case(uow, row)
    add(due, "2002")
    with due.unit() as uow:
        hold("dispute_invoice", "2002-1", 1)(uow, uow.clients.get(due.creditor, "2002"))
    found = lines(due, at(WEDNESDAY.date(), 23), dry_run=True)

    assert ["open_case", "dispute"] == [one.rule for one in found if one.client != "1041"]


def test_fault(due: World) -> None:
    """What goes wrong with one client is told as it is, with nothing kept, and holds up nobody else."""
    add(due, "2002")
    with due.unit() as uow:
        uow.clients.get(due.creditor, "2001").locale = "?"
    found = [(one.client, one.rule, one.message is None) for one in lines(due) if one.client != "1041"]

    assert [("2001", "fault", True), ("2002", "allowed", False)] == found
    assert [] == due.messages(client="2001")


def test_made_anew(due: World) -> None:
    """A contact that came too late for its hour is made anew when it may leave, with what is to be said by then."""
    line(due, dry_run=False)
    due.wall.at = at(WEDNESDAY.date(), 21)  # nobody delivered until now
    due.work()
    late = told(due)
    tick(due, at(THURSDAY, 10))

    assert [("blocked", WEDNESDAY)] == late
    assert [("delivered", at(THURSDAY, 10))] == told(due)[1:]
    assert "due" == due.messages(client="2001")[-1].kind


def tick(world: World, moment: datetime) -> None:
    """Let the clock look at everybody, and do and deliver what is due."""
    world.wall.at = moment
    with world.unit() as uow:
        uow.jobs.put("reminders", moment)
    world.work()


def test_one_person_of_two_creditors(due: World) -> None:
    """Who is a client of two creditors has one contact within the law's gap; the other comes when there is room."""
    other = due.add_creditor("luz-del-valle", contact={"cadence": "default"})
    due.add_client("9001", "Rosa Díaz", creditor=other, document="9.876.001-3", invoices=BILL)
    with due.unit(other) as uow:
        address = uow.addresses.ensure("web", f"{other}/9001", due.now)
        uow.clients.verify(other, "9001", address.id, due.now)
    going = Roster(due.app.database, due.app.bot, due.app.reminder, WEDNESDAY, due.now)
    written = [*going.lines(due.creditor), *going.lines(other)]
    due.work()
    for days in range(6):
        tick(due, at(THURSDAY + timedelta(days=days), 11))
    left = [row.at for name, client in ((due.creditor, "2001"), (other, "9001")) for row in sent(due, name, client)]

    assert ["allowed", "allowed"] == [one.decision for one in written if one.client != "1041"]
    assert [WEDNESDAY, at(MONDAY, 11)] == left  # on Saturday its days are over; on Monday the bill is late


def sent(world: World, creditor: str, client: str) -> list[Message]:
    """Return the contacts with a client that have left."""
    rows = world.messages(creditor=creditor, client=client)
    return [row for row in rows if row.initiated_by == "bot" and row.status == "delivered"]
