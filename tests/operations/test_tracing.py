"""Hold that a trace tells the whole way of a message and of a job, nothing of people, and costs nobody a message."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from opentelemetry import trace as api
from opentelemetry.proto.trace.v1.trace_pb2 import Span, Status

from bot import tracing
from bot.app import build
from bot.channels.message import Inbound
from bot.console.acts import carry_out
from bot.console.login import Signed
from bot.log import logger
from bot.settings import Settings
from bot.tracing_ids import origin_of
from bot.web.server import create_server
from storage.schema import InboxRow
from tests.bot.commands.conftest import Command
from tests.bot.jobs.test_nudges import arrive, fall_silent
from tests.bot.services import HERE
from tests.bot.serving import serving
from tests.bot.telegram.conftest import hook, scene, telegram, telegram_url
from tests.bot.telegram.conftest import settings as on_telegram
from tests.bot.telegram.scene import Scene
from tests.bot.test_worker import stumbling
from tests.bot.world import World
from tests.operations.collector import Collector, collecting, facts

__all__ = ["hook", "on_telegram", "scene", "telegram", "telegram_url"]
NAME, SURNAME, EMAIL = "Hermenegildo", "Quiñonez-Zalaquett", "hermenegildo@correo.example"
PHONE, DOCUMENT, BIRTH = "+56987654321", "9.876.543-2", date(1961, 4, 7)
PLANTED = (
    NAME, SURNAME, EMAIL, PHONE, "987654321", "98765", "5432", DOCUMENT, "9876543-2", "1961", "la luz nunca",
)  # fmt: skip
TURN = {"turn", "understand", "decide", "effect", "write", "commit"}
DELIVERY = {"deliver", "rule", "send", "record"}


@pytest.fixture
def collector() -> Iterator[Collector]:
    """Give somebody who takes traces."""
    with collecting() as found:
        yield found


@pytest.fixture
def settings(on_telegram: Settings, collector: Collector) -> Settings:
    """Give the settings of a bot on Telegram whose traces are taken."""
    return replace(on_telegram, traces_url=collector.address)


def parents(spans: list[Span]) -> dict[str, set[str]]:
    """Return under what each kind of span stands; nothing under which the first one does."""
    names = {span.span_id: span.name for span in spans} | {b"": ""}
    return {
        name: {names[span.parent_span_id] for span in spans if span.name == name} for name in names.values() if name
    }


@given(st.text() | st.from_regex(r"[a-z0-9:~-]{0,20}[0-9a-f]{32}", fullmatch=True))
def test_ids(name: str) -> None:
    """Whoever reads a row finds the same beginning of its trace, and none where it names none."""
    found = origin_of(name)

    assert found == origin_of(name)
    assert (found is not None and found.is_valid) == bool(re.search(r"[0-9a-f]{32}\Z", name) and name[-32:].strip("0"))
    assert found is None or f"{found.trace_id:032x}" == name[-32:]


def test_a_message(scene: Scene, collector: Collector) -> None:
    """From Telegram's call to ours of Telegram all is one trace, by the id that the row and the log have."""
    person = scene.bound()
    collector.calls.clear()
    person.write("hola, ¿cuánto debo?")
    scene.settle()
    with scene.world.unit() as uow:
        row = uow.session.query(InboxRow).order_by(InboxRow.id.desc()).first()
    tracing.stop()
    assert row is not None
    spans = collector.trace(row.trace_id)

    assert TURN | DELIVERY | {"arrive"} == {span.name for span in spans}
    assert {
        "arrive": {""}, "turn": {"arrive"}, "deliver": {"arrive"}, "rule": {"deliver"}, "send": {"deliver"},
        "record": {"deliver"}, "understand": {"turn"}, "decide": {"turn"}, "effect": {"turn"}, "write": {"effect"},
        "commit": {"turn"},
    } == parents(spans)  # fmt: skip
    assert {"concilia.channel": "telegram", "concilia.new": True} == facts(spans[0])
    assert "message.sent" in {event.name for span in spans for event in span.events}
    assert len(spans) == len({span.span_id for span in spans})


def test_a_message_that_came_twice(world: World, collector: Collector) -> None:
    """A provider that calls twice is told apart: one arrival is new, and one turn follows."""
    for _ in range(2):
        world.app.exchange.answer(Inbound("rest", "widget-1:1", "widget-1", "hola", world.now))
    tracing.stop()

    assert [True, False] == [facts(span)["concilia.new"] for span in collector.of("arrive")]
    assert 1 == len(collector.of("turn"))


def test_a_program(world: World, collector: Collector) -> None:
    """A channel that is answered at once has its turn within its arrival."""
    world.app.exchange.answer(Inbound("rest", "widget-1:1", "widget-1", "hola", world.now))
    tracing.stop()
    (first,) = collector.of("arrive")
    spans = collector.trace(first.trace_id.hex())

    assert {"turn": {"arrive"}, "write": {"turn"}} == {name: parents(spans)[name] for name in ("turn", "write")}


def test_a_job(world: World, collector: Collector) -> None:
    """A job is a trace; what it writes to a client is one of its own, which leads back to the job."""
    arrive(world)
    assert fall_silent(world, hours=24)
    tracing.stop()
    jobs = {span.trace_id: str(facts(span)["concilia.job"]) for span in collector.of("job")}
    written = [span for span in collector.of("write") if span.links]

    assert written
    assert {"silence"} == {jobs[link.trace_id] for span in written for link in span.links}
    assert all({"write", "deliver"} <= {one.name for one in collector.trace(span.trace_id.hex())} for span in written)


def test_faults(world: World, collector: Collector) -> None:
    """What fails is marked with what it is, and what was tried again is in the same trace."""
    world.write("rompe")
    worker = stumbling(world, "rompe", lambda: 1 / 0)
    assert worker.handle_one()
    world.wall.move(hours=1)
    world.work()
    tracing.stop()
    first, second = collector.of("turn")

    assert first.trace_id == second.trace_id
    assert [Status.STATUS_CODE_ERROR, Status.STATUS_CODE_UNSET] == [first.status.code, second.status.code]
    assert ("inbox.failed", [0, 1]) == (
        first.status.message,
        [facts(span)["concilia.tries"] for span in (first, second)],
    )
    assert "ZeroDivisionError" in {span.status.message for span in collector.of("understand")}


def test_people(scene: Scene, collector: Collector) -> None:
    """A whole conversation, with everything going wrong that can, puts no word or figure of a client into a trace."""
    world = scene.world
    client = world.add_client("2002", f"{NAME} {SURNAME}", document=DOCUMENT, birth_date=BIRTH)
    world.verify(client=client, last4="5432")
    words = f"soy {NAME} {SURNAME}, mi fono es {PHONE}, mi correo {EMAIL}, la luz nunca llegó, {DOCUMENT}"
    world.say(words, client=client)
    world.write(words, channel="sms", address=PHONE)
    person = scene.telegram.person(f"{NAME} {SURNAME}")
    person.start()
    person.write(words)
    scene.arrive()

    def fail() -> None:
        raise ValueError(words)

    world.write(words, client=client)
    stumbling(world, words, fail).handle_one()
    world.work()
    staff = world.add_staff("Rosa Pérez", email="rosa@example.org")
    number = world.dispute()
    with world.unit() as uow:
        form = {"text": f"Estimado {NAME}: {words}"}
        carry_out("reply", uow, world.app, Signed(staff, (world.creditor,), ""), number, form)
    with tracing.begin("job", "f" * 32, job=PHONE):
        logger().warning("something.failed", name=NAME, note=words, code=PHONE, exc_info=ValueError(words))
    scene.settle()
    tracing.stop()
    sent = b"".join(body for _, body in collector.calls).decode(errors="replace")

    assert {"turn", "act", "deliver", "job"} <= {span.name for span in collector.spans}
    assert [] == [word for word in PLANTED if word in sent]


def test_pages(world: World, collector: Collector, monkeypatch: pytest.MonkeyPatch) -> None:
    """The framework tells nobody of the pages that were asked for, even where its environment asks it to."""
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address)
    with serving(create_server(world.app, worker=False, clock=False)) as site:
        answers = [httpx.get(f"{site}/{path}") for path in ("chat/a-secret-key", "api/v1/clients/2002?document=9")]
    tracing.stop()

    assert [410, 401] == [answer.status_code for answer in answers]
    assert isinstance(api.get_tracer_provider(), api.ProxyTracerProvider)
    assert [] == collector.calls


def test_nobody_takes_them(world: World, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no collector answers, clients are answered all the same, and the log says so once."""
    tracing.start("http://127.0.0.1:9")
    answers = world.say("hola")
    tracing.stop()
    events = [json.loads(line)["event"] for line in capsys.readouterr().err.splitlines()]

    assert answers
    assert ["traces.not_sent"] == [one for one in events if one.startswith("traces.") or "xport" in one]


def test_off() -> None:
    """Where nobody asks for traces, nothing of what sends them is loaded, and a span is nothing."""
    code = "import sys, bot.app; from bot import tracing as t; assert t.span('x') is t.begin('x', 'y') is t.OFF; "
    code += "sys.exit(any(one.startswith('opentelemetry.exporter') for one in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=HERE, capture_output=True, text=True, check=False)

    assert ("", 0) == (done.stderr.strip(), done.returncode)


def test_missing(settings: Settings, concilia: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for traces without having installed what sends them is told so in a sentence, with the remedy."""
    monkeypatch.setitem(sys.modules, "opentelemetry.exporter.otlp.proto.http.trace_exporter", None)
    monkeypatch.delitem(sys.modules, "bot.tracing_otlp", raising=False)
    monkeypatch.setenv(tracing.SETTING, "http://127.0.0.1:9")
    said = concilia("check")

    assert (1, True) == (said.status, "install `concilia[traces]`" in said.out)
    with pytest.raises(tracing.TracesMissing):
        build(settings)
