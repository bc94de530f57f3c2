"""Hold conversations, messages, talks and cases."""

import threading
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import DatabaseError

from storage.database import Database
from storage.errors import CaseTaken, Missing, StaleConversation
from storage.repositories.cases import Cases
from storage.repositories.conversations import Conversations
from storage.repositories.difficulties import Difficulties
from storage.repositories.holds import Holds
from storage.repositories.messages import Messages
from storage.repositories.staff import StaffMembers
from storage.repositories.talks import Talks
from storage.schema import CaseStatus, Direction, MessageStatus, Role
from tests.storage.people import MINUTE, NOW, settle_in, write


def test_made_once(database: Database) -> None:
    """A conversation is made when it is first locked, and by one of two who do so at once."""
    settle_in(database, "a")
    versions: list[int] = []

    def count_up() -> None:
        with database.unit_of_work("a") as uow:
            row = Conversations(uow.session).lock("a", "1")
            row.state = {"count": row.state.get("count", 0) + 1}
            uow.commit()
            versions.append(row.version)

    threads = [threading.Thread(target=count_up) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.unit_of_work("a") as uow:
        row = Conversations(uow.session).get("a", "1")

    assert row is not None
    assert ({"count": 6}, 7, [2, 3, 4, 5, 6, 7]) == (row.state, row.version, sorted(versions))


def test_stale(database: Database) -> None:
    """Who writes on the ground of an older version is told so."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        seen = Conversations(uow.session).lock("a", "1").version
        uow.commit()
    with database.unit_of_work("a") as uow:
        Conversations(uow.session).lock("a", "1", seen).state = {"on": 1}
        uow.commit()
    with database.unit_of_work("a") as uow, pytest.raises(StaleConversation, match="read it again"):
        Conversations(uow.session).lock("a", "1", seen)


def test_silent(database: Database) -> None:
    """Conversations whose silence is due are found, the longest first."""
    settle_in(database, "a", clients=3)
    with database.unit_of_work("a") as uow:
        for client, due in (("1", NOW), ("2", NOW - MINUTE), ("3", NOW + MINUTE)):
            Conversations(uow.session).lock("a", client).silence_due_at = due
        uow.commit()
    with database.unit_of_work("a") as uow:
        found = Conversations(uow.session).silent(NOW, 10)

    assert [("a", "2"), ("a", "1")] == found


def test_numbered(database: Database) -> None:
    """Messages count from 1 within a conversation, without gaps, and come back in order."""
    settle_in(database, "a", clients=2)
    with database.unit_of_work("a") as uow:
        for text in ("uno", "dos", "tres"):
            write(uow, "a", "1", text)
        write(uow, "a", "2", "otro")
        uow.commit()
    with database.unit_of_work("a") as uow:
        messages = Messages(uow.session)
        all_of = [(row.seq, row.text) for row in messages.of("a", "1")]
        after = [row.seq for row in messages.of("a", "1", after=1, limit=1)]
        latest = [row.seq for row in messages.latest("a", "1", limit=2)]

    assert ([(1, "uno"), (2, "dos"), (3, "tres")], [2], [2, 3]) == (all_of, after, latest)


def test_message(database: Database) -> None:
    """A message keeps what it was made of, and its status follows its direction."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        conversation = Conversations(uow.session).lock("a", "1")
        received = Messages(uow.session).add(
            conversation,
            direction=Direction.IN,
            channel="sms",
            initiated_by="client",
            kind="text",
            text="Hola ñandú 👋",
            at=NOW,
            intent="greet",
            reading={"intent": "greet"},
            choices=[{"id": "yes"}],
        )
        uow.commit()
    with database.unit_of_work("a") as uow:
        found = Messages(uow.session).get("a", received.id)

    assert (MessageStatus.RECEIVED, "Hola ñandú 👋", {"intent": "greet"}, [{"id": "yes"}], None) == (
        found.status,
        found.text,
        found.reading,
        found.choices,
        found.values,
    )


@pytest.mark.parametrize(
    ("receipts", "expected"),
    [
        (["sent", "delivered", "read"], "read"),
        (["read", "delivered", "sent"], "read"),  # receipts overtake one another
        (["sent", "failed"], "failed"),
        (["failed", "sent"], "failed"),
        (["sent", "delivered", "failed"], "delivered"),  # it was on the phone
        (["failed", "delivered"], "delivered"),  # it is on the phone after all
        (["failed", "read", "failed"], "read"),
        (["blocked"], "blocked"),
        (["unknown", "sent"], "sent"),
    ],
)
def test_receipts(database: Database, receipts: list[str], expected: str) -> None:
    """A message's status only moves on, in whatever order receipts come."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        message = write(uow, "a", "1")
        for receipt in receipts:
            message = Messages(uow.session).move("a", message.id, MessageStatus(receipt), provider_id="SM1")

    assert (expected, "SM1") == (message.status, message.provider_id)


def test_talk(database: Database) -> None:
    """A client has one open talk; it closes with an outcome, and the next one finds it."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        talks = Talks(uow.session)
        first, same = talks.open("a", "1", NOW), talks.open("a", "1", NOW + MINUTE)
        talks.close(
            creditor="a",
            client="1",
            at=NOW + MINUTE,
            commitment="agreement",
            commitment_on=date(2026, 3, 6),
            receptivity=4,
            next_step="next.pay",
            owner="client",
        )
        talks.rate("a", "1", 5, "gracias")
        second, last = talks.open("a", "1", NOW + 2 * MINUTE), talks.last("a", "1")

    assert last is not None
    assert (True, True, False) == (first is same, last is first, second is first)
    assert ("agreement", 4, 5, "gracias") == (last.commitment, last.receptivity, last.rating, last.comment)


def test_no_talk(database: Database) -> None:
    """Closing or rating what never was is refused in one sentence."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow, pytest.raises(Missing, match="There is no talk of 1"):
        Talks(uow.session).rate("a", "1", 5, "")


def test_difficulties(database: Database) -> None:
    """Difficulties come back in the client's own words, the newest first."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        Difficulties(uow.session).add("a", "1", "job_lost", "me echaron", NOW)
        Difficulties(uow.session).add("a", "1", "illness", "me enfermé", NOW + MINUTE)
        notes = [row.note for row in Difficulties(uow.session).of("a", "1")]

    assert ["me enfermé", "me echaron"] == notes


def test_what_happened_is_known_for_a_while(database: Database) -> None:
    """The newest contingency that has a name is known as long as it is recent, whatever was told without one since."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        told = Difficulties(uow.session)
        told.add("a", "1", "structural", "me echaron", NOW, "job_loss")
        told.add("a", "1", "temporary", "me enfermé", NOW + MINUTE, "illness")
        told.add("a", "1", "temporary", "no llego", NOW + 2 * MINUTE)
        known = [told.contingency("a", "1", NOW + count * MINUTE) for count in range(3)]

    assert ["illness", "illness", None] == known


def test_pauses_are_counted(database: Database) -> None:
    """Holds of one kind are counted from a moment on, those that have ended too."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        holds = Holds(uow.session)
        first = holds.place(creditor="a", client="1", kind="pause", at=NOW, until=NOW + MINUTE, reason="sin trabajo")
        holds.place(creditor="a", client="1", kind="pause", at=NOW + 2 * MINUTE)
        holds.place(creditor="a", client="1", kind="complaint", at=NOW + 2 * MINUTE)
        holds.lift("a", first.id, NOW)
        counts = [holds.count("a", "1", "pause", NOW + count * MINUTE) for count in range(4)]

    assert [2, 1, 1, 0] == counts


def open_case(cases: Cases, kind: str, priority: int, due: int, client: str = "1") -> int:
    """Open a case of creditor "a" that is due in some minutes."""
    return cases.open(
        creditor="a", client=client, kind=kind, at=NOW, due_at=NOW + due * MINUTE, priority=priority, note="la luz"
    ).id


def test_case_order(database: Database) -> None:
    """Cases come urgent and due first, page after page, without the resolved ones; numbers count from 1000."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        cases = Cases(uow.session)
        low, late, soon, done = (
            open_case(cases, "human", 3, 1),
            open_case(cases, "complaint", 1, 9),
            open_case(cases, "complaint", 1, 2),
            open_case(cases, "human", 1, 1),
        )
        cases.resolve(done, "answered", "Listo", NOW)
        first = cases.page(limit=2)
        rest = cases.page(after=(first[-1].priority, first[-1].due_at, first[-1].id))
        complaints = cases.page(kind="complaint")
        resolved = cases.page(status=CaseStatus.RESOLVED)

    assert (1000, [soon, late], [low]) == (low, [case.id for case in first], [case.id for case in rest])
    assert ([soon, late], [done]) == ([case.id for case in complaints], [case.id for case in resolved])


def test_case_life(database: Database) -> None:
    """One adviser at a time has a case; the first answer stops its clock; the outcome is kept with its words."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        staff = StaffMembers(uow.session)
        ana, luis = (
            staff.add(name=name, email=f"{name}@x.cl", password_hash="h", role=Role.ADVISER, creditors=["a"], at=NOW).id
            for name in ("Ana", "Luis")
        )
        cases = Cases(uow.session)
        case = open_case(cases, "complaint", 1, 9)
        cases.take(case, ana)
        cases.take(case, ana)
        with pytest.raises(CaseTaken, match="must be released first"):
            cases.take(case, luis)
        cases.answer(case, NOW)
        answered = cases.answer(case, NOW + MINUTE)
        first, status = answered.first_response_at, answered.status
        cases.release(case)
        cases.take(case, luis)
        resolved = cases.resolve(case, "corrected", "Corregimos su boleta", NOW + 2 * MINUTE)

    assert (NOW, CaseStatus.WAITING) == (first, status)
    assert (luis, CaseStatus.RESOLVED, NOW, "corrected", "Corregimos su boleta") == (
        resolved.assignee,
        resolved.status,
        resolved.first_response_at,
        resolved.outcome,
        resolved.outcome_text,
    )


def test_case_out_of_scope(database: Database) -> None:
    """A case of a creditor out of scope does not exist."""
    settle_in(database, "a", "b")
    with database.unit_of_work("a") as uow:
        case = open_case(Cases(uow.session), "human", 1, 1)
        uow.commit()
    with database.unit_of_work("b") as uow, pytest.raises(Missing, match=f"There is no case {case}"):
        Cases(uow.session).get(case)


def test_locked(database: Database) -> None:
    """Nobody else writes a locked conversation; those of other clients are free."""
    settle_in(database, "a", clients=2)
    with database.unit_of_work("a") as uow:
        for client in ("1", "2"):
            Conversations(uow.session).lock("a", client)
        uow.commit()
    with database.unit_of_work("a") as holder:
        Conversations(holder.session).lock("a", "1")
        lock_impatiently(database, "2")
        with pytest.raises(DatabaseError, match="lock timeout"):
            lock_impatiently(database, "1")


def lock_impatiently(database: Database, client: str) -> None:
    """Lock a conversation, and wait for nobody."""
    with database.unit_of_work("a") as uow:
        uow.session.connection().exec_driver_sql("SET LOCAL lock_timeout = '100ms'")
        Conversations(uow.session).lock("a", client)
        uow.commit()


def test_day_of_silence(database: Database) -> None:
    """A conversation without a date of silence is never due."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        Conversations(uow.session).lock("a", "1")
        found = Conversations(uow.session).silent(NOW + timedelta(days=999), 10)

    assert [] == found
