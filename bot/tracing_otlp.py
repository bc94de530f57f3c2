"""Send spans to a collector by OTLP over HTTP: what the extra `traces` brings is imported here and nowhere else.

The provider of spans is our own, never the process's: what a library would tell by itself (addresses of pages, which
are keys to them; statements; headers) finds nobody who listens.
"""

import logging
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from importlib.metadata import version
from typing import Any
from uuid import uuid4

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExportResult
from opentelemetry.sdk.trace.sampling import ALWAYS_ON
from opentelemetry.trace import Link, NonRecordingSpan, SpanContext, SpanKind, Status, StatusCode

from bot.log import NAME, logger, mask
from bot.tracing_ids import Ids, beginning, origin_of

PATH = "/v1/traces"
CALL_SECONDS = 3.0  #: for one call of the collector, tries again included
LEAVE_SECONDS = 3.0  #: for what is left when the process ends
BEGUN_MAX = 4096  #: traces that this process remembers to have begun
OURS_ALONE = frozenset({"event", "level", "timestamp", "trace_id", "trace"})  #: of a log line: not told again
KINDS = {
    "arrive": SpanKind.SERVER,
    "write": SpanKind.PRODUCER,
    "turn": SpanKind.CONSUMER,
    "deliver": SpanKind.CONSUMER,
    "send": SpanKind.CLIENT,
    "ask": SpanKind.CLIENT,
}
SENDERS = "opentelemetry.exporter"  #: their logs tell of every call that failed; ours of the first, and of the last


class _Exporter(OTLPSpanExporter):
    """Says once that a collector takes nothing, and once that it does again."""

    _fails = False

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        """Send a batch; what nobody takes is let go."""
        outcome = super().export(spans)
        fails = outcome is not SpanExportResult.SUCCESS
        if fails is not self._fails:
            self._fails = fails
            logger().warning("traces.not_sent" if fails else "traces.sent_again")
        return outcome


class Otlp:
    """Records spans of all threads, and sends them in batches by a thread of its own."""

    def __init__(self, url: str) -> None:
        """Take the collector's address, as OTEL_EXPORTER_OTLP_ENDPOINT would name it; nothing is called yet."""
        logging.getLogger(SENDERS).setLevel(logging.CRITICAL)
        self._exporter = _Exporter(url + PATH, timeout=CALL_SECONDS)
        own = {"service.name": NAME, "service.version": version(NAME), "service.instance.id": uuid4().hex}
        self._provider = TracerProvider(ALWAYS_ON, Resource.create(own), shutdown_on_exit=False, id_generator=Ids())
        self._provider.add_span_processor(BatchSpanProcessor(self._exporter))
        self._tracer = self._provider.get_tracer(NAME)
        self._begun, self._lock = OrderedDict[int, None](), threading.Lock()

    def begin(self, name: str, trace_id: str, facts: Mapping[str, Any]) -> AbstractContextManager[None]:
        """Open the span that begins a trace, with the id that follows from it."""
        origin, current = origin_of(trace_id), _current()
        if origin is None or origin.trace_id == current.trace_id or not self._is_first(origin.trace_id):
            return self.resume(name, trace_id, facts)
        return self._open(name, facts, Context(), origin, [Link(current)] if current.is_valid else [])

    def resume(self, name: str, trace_id: str | None, facts: Mapping[str, Any]) -> AbstractContextManager[None]:
        """Open a span under the open one where that is of the trace, else under the one that began it."""
        origin = origin_of(trace_id)
        if origin is None:
            return self._open(name, facts, Context())
        if origin.trace_id == _current().trace_id:
            return self._open(name, facts)
        return self._open(name, facts, trace.set_span_in_context(NonRecordingSpan(origin), Context()))

    def span(self, name: str, facts: Mapping[str, Any]) -> AbstractContextManager[None]:
        """Open a span under the open one; where none is, nothing is recorded."""
        return self._open(name, facts) if _current().is_valid else nullcontext()

    def trace_id(self) -> str | None:
        """Return the id of the trace that is under way."""
        current = _current()
        return f"{current.trace_id:032x}" if current.is_valid else None

    def tell(self, facts: Mapping[str, Any]) -> None:
        """Add to what the open span tells."""
        trace.get_current_span().set_attributes(_masked(facts))

    def note(self, event: Mapping[str, Any]) -> None:
        """Keep a log line, which was masked before, as an event of the open span; an error is the span's too."""
        open_one = trace.get_current_span()
        if open_one.is_recording():
            told = {key: value for key, value in event.items() if key not in OURS_ALONE}
            open_one.add_event(str(event["event"]), _masked(told))
            if event.get("level") in {"error", "critical"}:
                open_one.set_status(Status(StatusCode.ERROR, str(event["event"])))

    def close(self) -> None:
        """Send what is left, as long as somebody takes it, and for some seconds at most."""
        late = threading.Timer(LEAVE_SECONDS, self._exporter.shutdown)
        late.daemon = True
        late.start()
        self._provider.shutdown()
        late.cancel()

    @contextmanager
    def _open(
        self,
        name: str,
        facts: Mapping[str, Any],
        context: Context | None = None,
        origin: SpanContext | None = None,
        links: Sequence[Link] = (),
    ) -> Iterator[None]:
        """Open a span until the block ends; of what the block raises the kind is kept, never the words."""
        with beginning(origin):
            kind = KINDS.get(name, SpanKind.INTERNAL)
            made = self._tracer.start_span(name, context, kind=kind, attributes=_masked(facts), links=links)
        with trace.use_span(made, end_on_exit=True, record_exception=False, set_status_on_exception=False):
            try:
                yield
            except BaseException as fault:
                made.set_status(Status(StatusCode.ERROR, type(fault).__name__))
                raise

    def _is_first(self, wanted: int) -> bool:
        """Say whether this process begins a trace for the first time: two spans must not have one id."""
        with self._lock:
            if wanted in self._begun:
                return False
            self._begun[wanted] = None
            if len(self._begun) > BEGUN_MAX:
                self._begun.popitem(last=False)
            return True


def _current() -> SpanContext:
    return trace.get_current_span().get_span_context()


def _masked(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return what may be told, under names of our own; what is no plain value stays out."""
    masked = mask(None, "", dict(facts))
    return {f"{NAME}.{key}": value for key, value in masked.items() if isinstance(value, bool | int | float | str)}
