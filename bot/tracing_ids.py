"""Give spans their ids: whoever knows a trace's knows that of the span that began it, wherever that was."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import blake2b

from opentelemetry.sdk.trace.id_generator import RandomIdGenerator
from opentelemetry.trace import SpanContext, TraceFlags

ID = re.compile(r"[0-9a-f]{32}\Z")  #: at the end of a row's `trace_id`; a contact's has its key before

_origin: ContextVar[SpanContext | None] = ContextVar("origin", default=None)


def origin_of(trace_id: str | None) -> SpanContext | None:
    """Return the span that began the trace of a row, or will; None for a row that names none."""
    found = ID.search(trace_id or "")
    number = int(found.group(), 16) if found else 0
    if not number:
        return None
    span = int.from_bytes(blake2b(number.to_bytes(16), digest_size=8).digest()) or 1
    return SpanContext(number, span, is_remote=True, trace_flags=TraceFlags(TraceFlags.SAMPLED))


@contextmanager
def beginning(origin: SpanContext | None) -> Iterator[None]:
    """Let a span that is made within be the one that begins a trace."""
    token = _origin.set(origin)
    try:
        yield
    finally:
        _origin.reset(token)


class Ids(RandomIdGenerator):
    """Gives the span that begins a trace the ids that its row will name, and all others new ones."""

    def generate_trace_id(self) -> int:
        """Return the id of a trace."""
        origin = _origin.get()
        return origin.trace_id if origin else super().generate_trace_id()

    def generate_span_id(self) -> int:
        """Return the id of a span."""
        origin = _origin.get()
        return origin.span_id if origin else super().generate_span_id()
