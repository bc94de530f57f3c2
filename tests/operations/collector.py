"""Play a collector of traces: it takes spans by OTLP over HTTP on loopback, and tells what it was given."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span

PATH = "/v1/traces"


@dataclass
class Collector:
    """What came, as it came, at an address."""

    address: str
    calls: list[tuple[str, bytes]] = field(default_factory=list)

    @property
    def spans(self) -> list[Span]:
        """Return all spans, in the order in which they began."""
        read = [ExportTraceServiceRequest.FromString(body) for path, body in self.calls if path == PATH]
        found = [
            span for one in read for whole in one.resource_spans for part in whole.scope_spans for span in part.spans
        ]
        return sorted(found, key=lambda span: span.start_time_unix_nano)

    def of(self, name: str) -> list[Span]:
        """Return the spans of one name."""
        return [span for span in self.spans if span.name == name]

    def trace(self, trace_id: str) -> list[Span]:
        """Return the spans of one trace."""
        return [span for span in self.spans if span.trace_id.hex() == trace_id]


class _Server(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Taking)
        self.collector = Collector(f"http://127.0.0.1:{self.server_port}")


class _Taking(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        """Take a batch."""
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.collector.calls.append((self.path, body))
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None: ...


@contextmanager
def collecting() -> Iterator[Collector]:
    """Serve a collector."""
    with _Server() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.collector
        server.shutdown()


def facts(span: Span) -> dict[str, object]:
    """Return what a span tells."""
    return {one.key: getattr(one.value, str(one.value.WhichOneof("value"))) for one in span.attributes}
