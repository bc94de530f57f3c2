"""Tell where time goes: one trace from a message's arrival to its provider, sent by OTLP to where a setting says.

Theory of operation. A trace has the id that rows and log lines call `trace_id`, and the span that began it has an id
that follows from that one: whoever reads a row of the queue goes on under it, and the row carries nothing more. What a
span tells passes the masks of the log, and what is logged meanwhile is an event of it. Off, all of this is nothing.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Protocol, TypedDict, Unpack
from uuid import uuid4

from bot.errors import BotError

SETTING = "CONCILIA_TRACES_URL"
OFF = nullcontext()


class Facts(TypedDict, total=False):
    """What a span may tell, all of it from short lists: never what somebody wrote, is called or owes."""

    channel: str
    job: str
    act: str
    new: bool
    tries: int
    late_ms: int
    waited_ms: int


class Recorder(Protocol):
    """What keeps spans and sends them."""

    def begin(self, name: str, trace_id: str, facts: Mapping[str, Any]) -> AbstractContextManager[None]:
        """Open the span that begins a trace."""
        ...

    def resume(self, name: str, trace_id: str | None, facts: Mapping[str, Any]) -> AbstractContextManager[None]:
        """Open a span under the one that began a trace."""
        ...

    def span(self, name: str, facts: Mapping[str, Any]) -> AbstractContextManager[None]:
        """Open a span under the one that is open."""
        ...

    def trace_id(self) -> str | None:
        """Return the id of the trace that is under way."""
        ...

    def tell(self, facts: Mapping[str, Any]) -> None:
        """Add to what the open span tells."""
        ...

    def note(self, event: Mapping[str, Any]) -> None:
        """Keep what was logged as an event of the open span."""
        ...

    def close(self) -> None:
        """Send what is left."""
        ...


class TracesMissing(BotError):
    """Traces are asked for, and what sends them is not installed."""

    def __init__(self) -> None:
        """Name the setting and the remedy."""
        super().__init__(
            f"{SETTING} is set, and OpenTelemetry is not installed: install `concilia[traces]`, or leave it empty."
        )


class _Switch:
    """Holds what records, for the whole process."""

    recorder: Recorder | None = None


def start(url: str | None) -> None:
    """Record from now on, and send to a place; without one nothing changes. Raises TracesMissing."""
    if url is not None:
        stop()
        _Switch.recorder = _load()(url)


def stop() -> None:
    """Record no more, and send what is left; what nobody takes within seconds is let go."""
    recorder, _Switch.recorder = _Switch.recorder, None
    if recorder is not None:
        recorder.close()


def check(url: str | None) -> None:
    """See that what is asked for is installed. Raises TracesMissing."""
    if url is not None:
        _load()


def arrive() -> AbstractContextManager[None]:
    """Begin a trace with what comes in; whoever stores it gives it the trace's id."""
    return OFF if _Switch.recorder is None else _Switch.recorder.begin("arrive", uuid4().hex, {})


def begin(name: str, trace_id: str, **facts: Unpack[Facts]) -> AbstractContextManager[None]:
    """Begin a trace; in the midst of that very trace it is one more span, in the midst of another it links there."""
    return OFF if _Switch.recorder is None else _Switch.recorder.begin(name, trace_id, facts)


def resume(name: str, trace_id: str | None, **facts: Unpack[Facts]) -> AbstractContextManager[None]:
    """Go on with the trace that a row names."""
    return OFF if _Switch.recorder is None else _Switch.recorder.resume(name, trace_id, facts)


def span(name: str, **facts: Unpack[Facts]) -> AbstractContextManager[None]:
    """Time a part of what is under way; where nothing is, nothing is recorded."""
    return OFF if _Switch.recorder is None else _Switch.recorder.span(name, facts)


def tell(**facts: Unpack[Facts]) -> None:
    """Add to what the open span tells."""
    if _Switch.recorder is not None:
        _Switch.recorder.tell(facts)


def new_id() -> str:
    """Return the id of the trace that is under way, else a new one."""
    return (_Switch.recorder and _Switch.recorder.trace_id()) or uuid4().hex


def note(_: Any, __: str, event: Any) -> Any:  # noqa: ANN401 - structlog's shape
    """Keep what is logged, masked as it is by now, as an event of the open span."""
    if _Switch.recorder is not None:
        _Switch.recorder.note(event)
    return event


def _load() -> Callable[[str], Recorder]:
    """Load what sends, which only who asks for traces has. Raises TracesMissing."""
    try:
        from bot.tracing_otlp import Otlp  # noqa: PLC0415 - an extra
    except ImportError as fault:
        raise TracesMissing from fault
    return Otlp
