"""Hold sending by SMS and WhatsApp to laws, by the real client over HTTP: what each answer of the provider means."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.base import Action, NotReached, Refused, TryLater, Unknown, WindowClosed
from bot.channels.message import Enclosure, Outbound
from bot.channels.sms import Sms
from bot.channels.sms_text import leaving
from bot.channels.twilio import Line as Wire
from bot.channels.twilio_codes import CODES, meaning
from bot.channels.whatsapp import WhatsApp
from bot.clock import Clock
from bot.texts import load_templates, load_wording
from flows.wording.templates import NUDGE
from tests.fakes.twilio.account import Account, Line
from tests.fakes.twilio.behaviour import NORMAL, Behaviour, breaks, breaks_after, drops, refuses, slow, too_many
from tests.fakes.twilio.client import client_of
from tests.fakes.twilio.provider import Twilio
from tests.fakes.twilio.serving import running

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SMS, WHATSAPP = "+12025550100", "+12025550101"
LUCIA = "+525512345678"
PUBLIC = "https://bot.example"
NOBODY = "http://127.0.0.1:1"  #: where statuses are called back in vain, and nobody's name is looked up
WORDING = load_wording()
SAID = Outbound(
    creditor="aguas", client="1", number=2, address=LUCIA, text="¿Le queda bien el 15 de abril?", reference=41,
    buttons=(("affirm:1", "Sí, así"), ("deny", "No me queda bien")), locale="es-MX",
    window_until=NOON + timedelta(hours=24),
)  # fmt: skip


@pytest.fixture
def twilio() -> Iterator[Twilio]:
    """Give the provider, at noon, with a number for each channel."""
    account = Account((Line(SMS), Line(f"whatsapp:{WHATSAPP}")))
    with running(account, Clock(lambda: NOON)) as provider:
        provider.reach(PUBLIC, NOBODY)
        yield provider


@pytest.fixture
def sms(twilio: Twilio) -> Sms:
    """Give the channel of SMS."""
    return Sms(Wire(client_of(twilio.account, twilio.address, timeout=2), PUBLIC), SMS)


def whatsapp(twilio: Twilio, now: datetime = NOON, sids: dict[str, str] | None = None) -> WhatsApp:
    """Return the channel of WhatsApp at a moment, with an account that has these contents."""
    wire = Wire(client_of(twilio.account, twilio.address, timeout=2), PUBLIC, prefix="whatsapp:")
    return WhatsApp(wire, WHATSAPP, load_templates(WORDING), (sids or {}).get, WORDING, lambda: now)


def test_sms(twilio: Twilio, sms: Sms) -> None:
    """An SMS leaves with its quick replies numbered, from the number of its creditor or the settings'."""
    receipt = sms.send(SAID)
    (entry,) = twilio.ledger.read("accepted")

    assert receipt.provider_id == entry["sid"]
    assert [leaving(SAID.text, SAID.buttons, SAID.locale)] == twilio.phone(LUCIA).texts


def test_manner(twilio: Twilio, sms: Sms) -> None:
    """The provider is told where statuses go, with our own mark, and how long it may keep the message."""
    sms.send(replace(SAID, valid_for=timedelta(hours=30)))
    sms.send(replace(SAID, valid_for=timedelta(seconds=90)))
    sms.send(SAID)
    taken = list(twilio.state.messages.values())
    kept = [one.valid_until and (one.valid_until - NOON).total_seconds() for one in taken]
    told = {entry["callback"] for entry in twilio.ledger.read("accepted")}

    assert [36_000, 90, None] == kept
    assert {f"{PUBLIC}/channels/twilio/status?message=41#rc=3&rp=5xx,ct,rt"} == told


@pytest.mark.parametrize(
    ("behaviour", "fault", "taken"),
    [
        (too_many(), TryLater("20429"), 0),
        (breaks(503), Unknown("http_503"), 0),
        (breaks_after(500), Unknown("http_500"), 1),
        (drops(accepts=True), Unknown("ConnectionError"), 1),
        (drops(accepts=False), Unknown("ConnectionError"), 0),
        (slow(3), Unknown("ReadTimeout"), 1),
        (refuses(21610), Refused("21610", Action.OPT_OUT), 0),
        (refuses(21211), Refused("21211", Action.UNREACHABLE), 0),
        (refuses(21408), Refused("21408", Action.OPERATOR), 0),
        (refuses(63018), Refused("63018", Action.WAIT), 0),
        (refuses(21611), Refused("21611", Action.WAIT), 0),  # told with the status of too many calls
        (refuses(20003), Refused("20003", Action.ACCOUNT), 0),
        (refuses(30002), Refused("30002", Action.ACCOUNT), 0),
        (Behaviour(status=401, accepts=False, code=99999), Refused("99999", Action.ACCOUNT), 0),
        (Behaviour(status=429, accepts=False, code=99999), TryLater("99999"), 0),
        (refuses(30001), TryLater("30001"), 0),
        (refuses(59999), Refused("59999", Action.ALERT), 0),
    ],
)
def test_faults(twilio: Twilio, sms: Sms, behaviour: Behaviour, fault: Exception, taken: int) -> None:
    """Each way in which a call can fail says whether the message may have left; none is repeated behind our back."""
    twilio.script(behaviour)
    with pytest.raises(type(fault)) as caught:
        sms.send(SAID)

    assert str(fault) == str(caught.value)
    assert getattr(fault, "action", None) == getattr(caught.value, "action", None)
    assert taken == len(twilio.ledger.read("accepted"))


def test_one_account(twilio: Twilio, sms: Sms) -> None:
    """SMS and WhatsApp of one account are served or not together; another account is another."""
    other = Account((Line(SMS),), sid="AC" + "9" * 32)
    elsewhere = Sms(Wire(client_of(other, twilio.address, timeout=2), PUBLIC), SMS)

    assert whatsapp(twilio).account == sms.account != elsewhere.account


def test_no_connection() -> None:
    """Where nobody listens, nothing has left."""
    account = Account((Line(SMS),))
    nobody = Sms(Wire(client_of(account, "http://127.0.0.1:9", timeout=2), PUBLIC), SMS)
    with pytest.raises(NotReached, match="no_connection"):
        nobody.send(SAID)


@pytest.mark.parametrize("lost", [breaks_after(500), drops(accepts=True)])
def test_look_up(twilio: Twilio, sms: Sms, lost: Behaviour) -> None:
    """What the provider took without saying so is found by its words, among others to the same phone."""
    since = NOON - timedelta(seconds=10)
    other = sms.send(replace(SAID, text="Otra cosa.", buttons=()))
    known = {str(other.provider_id)}
    before = sms.look_up(SAID, since, known)
    twilio.script(lost)
    with pytest.raises(Unknown):
        sms.send(SAID)
    found = sms.look_up(SAID, since, known)
    sids = [entry["sid"] for entry in twilio.ledger.read("accepted")]

    assert before is None
    assert sms.look_up(replace(SAID, text="Algo que nadie tomó."), since, known) is None
    assert found is not None
    assert sids[-1] == found.provider_id
    assert sms.look_up(SAID, since, set(sids)) is None
    assert sms.look_up(SAID, NOON + timedelta(minutes=1), known) is None


def test_window_open(twilio: Twilio) -> None:
    """Inside the window free text leaves; quick replies the account has no content for are written below it."""
    twilio.phone(f"whatsapp:{LUCIA}").write("hola", to=f"whatsapp:{WHATSAPP}")
    whatsapp(twilio).send(SAID)

    assert "Sí, así" in twilio.phone(f"whatsapp:{LUCIA}").texts[-1]


@pytest.mark.parametrize("until", [None, NOON, NOON + timedelta(seconds=30)])
def test_window_closed(twilio: Twilio, until: datetime | None) -> None:
    """Outside of it nothing leaves without a template; the last minute belongs to the provider's clock."""
    with pytest.raises(WindowClosed):
        whatsapp(twilio).send(replace(SAID, window_until=until))

    assert [] == twilio.ledger.read("request")


def test_unknown_code() -> None:
    """A code that is not in the table has failed and is looked at; those in it are five digits."""
    assert Action.ALERT == meaning("59999")
    assert all(code.isdecimal() and len(code) == 5 for code in CODES)


@pytest.mark.parametrize(
    ("line", "pace"),
    [("+56912345678", 1000), ("+18005550100", 334), ("55555", 100)],
)
def test_rates(sms: Sms, line: str, pace: int) -> None:
    """A number's rate is that of its sort; each number has its own."""
    (limit,) = sms.limits(replace(SAID, line=line))

    assert (f"sms {line}", pace) == (limit.key, limit.every / timedelta(milliseconds=1))


def test_templates(twilio: Twilio) -> None:
    """Outside the window an approved template leaves, filled from what the message stores; a gap lets it wait."""
    catalogue, sid = load_templates(WORDING), "HX" + "1" * 32
    chosen = catalogue.choose("nudge", "es-MX")
    assert chosen is not None
    twilio.script(refuses(63016))
    channel = whatsapp(twilio, sids={chosen.name: sid})
    outside = replace(SAID, window_until=None, text_key=NUDGE, buttons=())
    with pytest.raises(Refused) as told:
        channel.send(outside)
    gap = next(one for one in catalogue.templates if one.blanks)
    with pytest.raises(WindowClosed):
        whatsapp(twilio, sids={gap.name: sid}).send(
            replace(outside, text_key=gap.says[0], locale=gap.locale, values={})
        )

    assert (Action.PARK, 1) == (told.value.action, len(twilio.ledger.read("request")))


def test_no_line(twilio: Twilio) -> None:
    """Without a number of ours nothing leaves, at any pace, and whoever runs the service is told."""
    nobody = Sms(Wire(client_of(twilio.account, twilio.address, timeout=2), PUBLIC), None)
    assert nobody.limits(SAID)
    with pytest.raises(Refused, match="no_line") as told:
        nobody.send(SAID)

    assert Action.ALERT == told.value.action


PAPER = Enclosure("document", "application/pdf", "factura.pdf", b"%PDF-1.7 factura", f"{PUBLIC}/documents/1")


def test_file(twilio: Twilio) -> None:
    """A file follows its words, which lead to it anyhow; one that fails costs nothing, and is not asked after."""
    twilio.phone(f"whatsapp:{LUCIA}").write("hola", to=f"whatsapp:{WHATSAPP}")
    said = replace(SAID, buttons=(), text="Su factura: https://bot.example/c/abc", file=PAPER)
    receipt = whatsapp(twilio).send(said)
    words, paper = list(twilio.state.messages.values())[-2:]
    for one in (NORMAL, breaks(503)):
        twilio.script(one)
    again = whatsapp(twilio).send(said)

    assert receipt.provider_id == words.sid
    assert (said.text, (), "", (PAPER.url,)) == (words.body, words.media, paper.body, paper.media)
    assert again.provider_id


def test_file_outside_the_window(twilio: Twilio) -> None:
    """Outside of the window a file waits with its words."""
    with pytest.raises(WindowClosed):
        whatsapp(twilio).send(replace(SAID, buttons=(), file=PAPER, window_until=None))

    assert not twilio.state.messages
