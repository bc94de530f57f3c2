"""Log events, never people: dotted names, ids and counts; what looks like a person's data is masked on the way out.

Everything that this process logs, by whatever library, leaves by one handler. A fault is told by its kinds and places
and never by its words or values: the words of an error may quote a client, a row or a document.
"""

import logging
import re
import sys
import traceback
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import structlog

from bot import tracing

MASK = "…"
NAME = "concilia"
PERSONAL_KEYS = frozenset(
    {
        "name",
        "phone",
        "address",
        "document",
        "document_id",
        "birth_date",
        "text",
        "body",
        "email",
        "token",
        "password",
        "note",
    }
)
FREE_KEYS = frozenset({"timestamp", "trace_id", "level", "trace"})  #: ours alone, whatever their digits
SUSPECT = re.compile(r"(?<![\w-])\+?\d[\d .\-()]{6,}[\dkK](?![\w-])|[\w.+-]+@[\w-]+\.\w+")
CHAIN_MAX = 8  #: faults of one chain that are told
PLACES_MAX = 30  #: places of one fault, the innermost ones

Event = MutableMapping[str, Any]


class _ErrorStream(logging.StreamHandler[TextIO]):
    """Writes to whatever standard error is at the moment."""

    def __init__(self) -> None:
        super().__init__(sys.stderr)

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        self.stream = sys.stderr
        super().emit(record)


def configure(*, json: bool | None = None) -> None:
    """Write logs to standard error: readable on a terminal, JSON lines elsewhere."""
    as_json = not sys.stderr.isatty() if json is None else json
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False) if as_json else structlog.dev.ConsoleRenderer()
    )
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        tell_fault,
        mask,
    ]
    structlog.configure(
        processors=[*shared, tracing.note, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = _ErrorStream()
    last = [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer]
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processors=last, foreign_pre_chain=shared))
    root = logging.getLogger()
    for before in [one for one in root.handlers if isinstance(one, _ErrorStream)]:
        root.removeHandler(before)
    root.addHandler(handler)
    logging.getLogger(NAME).setLevel(logging.INFO)


@contextmanager
def quiet() -> Iterator[None]:
    """Let alone be logged what went wrong, while somebody talks at the same terminal."""
    ours = logging.getLogger(NAME)
    before = ours.level
    ours.setLevel(logging.WARNING)
    try:
        yield
    finally:
        ours.setLevel(before)


def mask(_: Any, __: str, event: Event) -> Event:  # noqa: ANN401 - structlog's shape
    """Replace what names a person: values under personal keys, and numbers or addresses inside any other text."""
    for key, value in event.items():
        if key not in FREE_KEYS and not key.startswith("_"):
            event[key] = _masked(key, value)
    return event


def tell_fault(_: Any, __: str, event: Event) -> Event:  # noqa: ANN401 - structlog's shape
    """Replace an exception by the kinds of its chain and the places they passed; its words and values stay out."""
    fault = _fault(event.pop("exc_info", None))
    if fault is not None:
        event["fault"] = type(fault).__name__
        event["trace"] = [line for one in _chain(fault) for line in _places(one)]
    return event


def logger() -> Any:  # noqa: ANN401 - structlog's lazy proxy
    """Return the logger; context is bound by `structlog.contextvars.bound_contextvars(trace_id=…)`."""
    return structlog.get_logger(NAME)


def _masked(key: str, value: Any) -> Any:  # noqa: ANN401 - values of an event
    if key.lower() in PERSONAL_KEYS:
        return MASK
    if isinstance(value, str):
        return SUSPECT.sub(MASK, value)
    if isinstance(value, Mapping):
        return {str(name): _masked(str(name), part) for name, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_masked(key, part) for part in value]
    return value if value is None or isinstance(value, bool | int | float) else type(value).__name__


def _fault(given: Any) -> BaseException | None:  # noqa: ANN401 - what exc_info may be
    if isinstance(given, BaseException):
        return given
    found = sys.exc_info() if given is True else given
    return found[1] if isinstance(found, tuple) else None


def _chain(fault: BaseException) -> Iterator[BaseException]:
    """Yield a fault and what led to it, the last first."""
    one: BaseException | None = fault
    for _ in range(CHAIN_MAX):
        if one is None:
            return
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _places(fault: BaseException) -> Iterator[str]:
    state = getattr(fault, "sqlstate", None)
    yield f"{type(fault).__module__}.{type(fault).__name__}" + (f" {state}" if state else "")
    for frame in traceback.extract_tb(fault.__traceback__)[-PLACES_MAX:]:
        yield f"  {'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}"
