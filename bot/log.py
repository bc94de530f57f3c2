"""Log events, never people: dotted names, ids and counts; what looks like a person's data is masked on the way out."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

MASK = "…"
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
SUSPECT = re.compile(r"(?<![\w-])\+?\d[\d .\-()]{6,}\d(?![\w-])|[\w.+-]+@[\w-]+\.\w+")


def configure(*, json: bool | None = None) -> None:
    """Write logs to standard error: readable on a terminal, JSON lines elsewhere."""
    as_json = not sys.stderr.isatty() if json is None else json
    renderer: Any = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            mask,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )


def mask(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:  # noqa: ANN401 - structlog's shape
    """Replace what names a person: values under personal keys, and numbers or addresses inside any other text."""
    for key, value in event.items():
        if key in PERSONAL_KEYS:
            event[key] = MASK
        elif isinstance(value, str) and key not in {"timestamp", "trace_id"}:
            event[key] = SUSPECT.sub(MASK, value)
    return event


def logger() -> Any:  # noqa: ANN401 - structlog's lazy proxy
    """Return the logger; context is bound by `structlog.contextvars.bound_contextvars(trace_id=…)`."""
    return structlog.get_logger()
