"""What an import keeps of clients: who they are, where they are reached, and what they agreed to."""

from datetime import UTC, datetime, timedelta

import pytest

from storage.schema import Person
from tests.bot.portfolio.desk import HEADER, NOW, VAULT, ImportDesk

LATER = NOW + timedelta(days=9)


def row(columns: str, cells: str, client: str = "C1", invoice: str = "F1") -> str:
    """Return a file of one row."""
    return f"{HEADER},{columns}\n{client},Ana,{invoice},2026-03-01,5,{cells}\n"


def person(desk: ImportDesk, client: str, creditor: str = "a") -> Person:
    """Return who a client is."""
    with desk.database.unit_of_work(creditor) as uow:
        return uow.people.get(uow.clients.get(creditor, client).person_id)


def test_identity_is_sealed(desk: ImportDesk) -> None:
    """Document and birth date are stored sealed, and the person is known again by a blind index."""
    desk.take(row("document_type,document_id,birth_date", "RUN,12.345.678-5,1980-05-06"))

    client = desk.client("C1")
    assert client.document_sealed is not None
    assert client.birth_date_sealed is not None
    assert ("RUN", "12.345.678-5", "1980-05-06") == (
        client.document_type, VAULT.open(client.document_sealed), VAULT.open(client.birth_date_sealed)
    )  # fmt: skip
    assert VAULT.index("CL", "123456785") == person(desk, "C1").document_index


@pytest.mark.parametrize(
    ("cells", "stored", "warning"),
    [
        ("RUN,12.345.678-5", True, None),
        ("RUN,12.345.678-9", True, "document_id fails the check of its type; it was kept as written"),
        ("carné,12.345.678-9", True, None),  # no rule is known
        (",12345678", True, None),
        ("RUN,11.111.111-1", False, "document_id is too short or a filler; the client was kept without it"),
        ("RUN,123", False, "document_id is too short or a filler; the client was kept without it"),
        ("RUN,", False, None),
    ],
)
def test_documents(desk: ImportDesk, cells: str, stored: bool, warning: str | None) -> None:
    """A doubtful document is kept, for the client may know it so; a filler would take many people for one."""
    report = desk.take(row("document_type,document_id", cells))

    assert 1 == report.accepted
    assert stored == (desk.client("C1").document_sealed is not None) == (person(desk, "C1").document_index is not None)
    assert ({warning: 1} if warning else {}) == report.warnings


def test_one_person_for_every_creditor(desk: ImportDesk) -> None:
    """The same document, however written, is the same person; without documents, nobody is the same."""
    desk.add("b")
    desk.take(row("document_id", "12.345.678-5"))
    desk.take(row("document_id", "12345678-5", "X7"), creditor="b")
    desk.take(f"{HEADER}\nC2,Eva,F2,2026-03-01,5\nC3,Leo,F3,2026-03-01,5\n")

    assert person(desk, "C1").id == person(desk, "X7", "b").id
    assert 3 == len({person(desk, client).id for client in ("C1", "C2", "C3")})


@pytest.mark.parametrize("first", ["", "11.111.112-K"])
def test_a_document_learnt_later_keeps_the_wish_to_be_left_alone(desk: ImportDesk, first: str) -> None:
    """Who gets a document, or another one, stays opted out; so does the person that it belongs to."""
    desk.take(row("document_id", first))
    desk.add("b")
    desk.take(row("document_id", "12.345.678-5"), creditor="b")
    with desk.database.unit_of_work() as uow:
        uow.people.opt_out(person(desk, "C1").id, "sms", NOW)
        uow.commit()
    report = desk.take(row("document_id", "12.345.678-5"))

    assert 1 == report.clients
    assert person(desk, "C1").id == person(desk, "C1", "b").id
    assert NOW == person(desk, "C1").opted_out_at


def test_a_document_learnt_later_names_the_person(desk: ImportDesk) -> None:
    """A person without document is given theirs, and stays the same one."""
    desk.take(f"{HEADER}\nC1,Ana,F1,2026-03-01,5\n")
    before = person(desk, "C1").id
    desk.take(row("document_id", "12.345.678-5"))

    assert before == person(desk, "C1").id
    assert person(desk, "C1").document_index is not None


@pytest.mark.parametrize(
    ("column", "text", "country", "address"),
    [
        ("phone", "+56 9 8765 4321", "", "+56987654321"),
        ("phone", "987654321", "", "+56987654321"),
        ("phone", "(9) 8765-4321", "CL", "+56987654321"),
        ("phone", "56987654321", "", "+56987654321"),
        ("phone", "0056987654321", "", "+56987654321"),
        ("phone", "55 1234 5678", "MX", "+525512345678"),
        ("phone", "+57 300 123 4567", "", "+573001234567"),
        ("phone", "809-555-0123", "DO", "+18095550123"),
        ("phone", "12", "", None),
        ("phone", "no tiene", "", None),
        ("whatsapp", "+5215512345678", "MX", "+525512345678"),  # as WhatsApp itself writes old accounts
        ("whatsapp", "whatsapp:+5215512345678", "MX", "+525512345678"),
        ("phone", "5215512345678", "MX", "+525512345678"),
        ("whatsapp", "+551187654321", "BR", "+5511987654321"),
        ("phone", "(11) 8765-4321", "BR", "+5511987654321"),
        ("phone", "11 3333-4444", "BR", "+551133334444"),
        ("phone", "011 15 2345-6789", "AR", "+5491123456789"),
        ("phone", "11 2345-6789", "AR", "+5491123456789"),
        ("whatsapp", "(11) 98765-4321", "BR", "+5511987654321"),
        ("telegram", "123456789", "", "123456789"),
        ("telegram", "@ana_soto", "", "@ana_soto"),
        ("telegram", "ana soto", "", None),
        ("email", "Ana@Example.com", "", "ana@example.com"),
        ("email", "ana@example", "", None),
    ],
)
def test_addresses(desk: ImportDesk, column: str, text: str, country: str, address: str | None) -> None:
    """Numbers become E.164 by the client's country; what cannot be an address is dropped, counted, and the row kept."""
    report = desk.take(row(f"{column},country", f"{text},{country}"))

    channel = {"phone": "sms"}.get(column, column)
    assert 1 == report.accepted
    assert ([] if address is None else [("C1", channel, address, False)]) == desk.points()
    warning = f"{column} cannot be an address; the client was kept without it"
    assert ({warning: 1} if address is None else {}) == report.warnings


@pytest.mark.parametrize(
    ("country", "locale", "zone"),
    [
        ("", "es-CL", "America/Santiago"),
        ("cl", "es-CL", "America/Santiago"),
        ("MX", "es-MX", "America/Mexico_City"),
        ("BR", "pt-BR", "America/Sao_Paulo"),
        ("US", "es-US", "America/New_York"),
        ("GB", "en-GB", "Europe/London"),
        ("NO", "es-NO", "America/Santiago"),
    ],
)
def test_places(desk: ImportDesk, country: str, locale: str, zone: str) -> None:
    """Who lives abroad is written to in a language spoken there that we write, at the hours of that country."""
    desk.take(row("country", country))

    client = desk.client("C1")
    assert (country.upper() or "CL", locale, zone) == (client.country, client.locale, client.timezone)


def test_what_a_file_does_not_say_stays(desk: ImportDesk) -> None:
    """Blank cells and absent columns leave what is known; what is said replaces it, and the log names the columns."""
    desk.take(row("segment,region,timezone,phone", "hogar,RM,America/Punta_Arenas,987654321"))
    desk.take(f"{HEADER}\nC1,Ana,F1,2026-03-01,5\n")
    quiet = desk.take(row("segment,region", ","))
    report = desk.take(row("segment,email,birth_date", "comercio,a@b.cl,1980-01-02"), now=LATER)

    client = desk.client("C1")
    assert (0, 1) == (quiet.clients, report.clients)
    assert ("comercio", "RM", "America/Punta_Arenas") == (client.segment, client.region, client.timezone)
    assert LATER == client.updated_at
    assert ["email", "sms"] == [channel for _, channel, _, _ in desk.points()]
    with desk.database.unit_of_work("a") as uow:
        ((_, payload),) = uow.audit.about("a", "client:C1")
    assert {"fields": ["segment", "birth_date", "address"]} == payload
    assert "1980" not in str(payload)


@pytest.mark.parametrize(
    ("before", "after", "consent"),
    [
        ("no,", "sí,", True),  # the same source changed its mind
        ("sí,", "no,", False),
        ("sí,", ",", True),  # nothing is said
        ("sí,2026-02-01", "no,2026-02-02", False),  # the later one counts
        ("no,2026-02-02", "sí,2026-02-01", False),  # an older one does not
        (",", "sí,2026-02-01", True),
        (",", "no,", False),
    ],
)
def test_consents(desk: ImportDesk, before: str, after: str, consent: bool) -> None:
    """A consent counts from its date; repeating a file moves nothing."""
    desk.take(row("phone,consent_sms,consent_at", f"987654321,{before}"))
    desk.take(row("phone,consent_sms,consent_at", f"987654321,{after}"), now=LATER)
    settled = desk.everything()
    desk.take(row("phone,consent_sms,consent_at", f"987654321,{after}"), now=LATER + timedelta(days=1))

    assert [("C1", "sms", "+56987654321", consent)] == desk.points()
    assert settled == desk.everything()


def test_a_file_does_not_undo_what_the_client_said(desk: ImportDesk) -> None:
    """A consent taken back in the chat stays taken back, unless the file names a later one."""
    columns = "phone,consent_sms,consent_source,consent_at"
    desk.take(row(columns, "987654321,sí,web form,2026-01-05T10:00:00-03:00"))
    with desk.database.unit_of_work("a") as uow:
        ((point, address),) = uow.clients.contact_points("a", "C1")
        assert ("web form", datetime(2026, 1, 5, 13, tzinfo=UTC)) == (point.consent_source, point.consent_at)
        uow.clients.reach("a", "C1", address.id, consent=False, consent_source="chat", consent_at=NOW)
        uow.commit()
    desk.take(row(columns, "987654321,sí,web form,2026-01-05T10:00:00-03:00"))
    desk.take(row(columns, "987654321,sí,,"))
    kept = desk.points()[0][3]
    desk.take(row(columns, f"987654321,sí,signed,{LATER.isoformat()}"))

    assert not kept
    assert desk.points()[0][3]
