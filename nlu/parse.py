"""Read JSON lines and answer each with one JSON line, in order: what `concilia parse` does between its two pipes."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn, Protocol

from nlu.reading import Reading

LOCALE = "es-CL"
BACKENDS = ("embedded", "rasa")
QUESTIONS = (
    *("confirm", "amount", "date", "count", "identity", "which_invoice", "rating"),
    *("capacity", "income", "costs", "debts"),
)
LAST_DAY = 31
NO_RASA = "backend: no Rasa server is set up; set CONCILIA_RASA_URL, or leave it out to use the embedded engine"


class Reader(Protocol):
    """An engine that reads one message."""

    def understand(
        self,
        text: str,
        locale: str,
        today: date,
        *,
        currency: str | None = None,
        paydays: Sequence[int | str] = ...,
        question: str | None = None,
    ) -> Reading:
        """Read one message."""
        ...


class BadLine(Exception):
    """A line that cannot be answered with a reading."""


@dataclass(frozen=True, slots=True)
class Request:
    """One message to read, checked."""

    text: str
    locale: str
    today: date
    more: dict[str, Any]
    backend: str


def run(
    lines: Iterable[str],
    understanding: Reader,
    *,
    today: date | None = None,
    rasa: Reader | None = None,
    backend: str = BACKENDS[0],
) -> Iterator[str]:
    """Answer each line with one line, the faulty ones with an `error`; blank lines are passed over.

    `today` stands for lines that name no date, `backend` for lines that name none; `rasa` answers for that backend.
    """
    readers = dict(zip(BACKENDS, (understanding, rasa), strict=True))
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(line, readers, today, backend), ensure_ascii=False)


def _answer(line: str, readers: Mapping[str, Reader | None], today: date | None, backend: str) -> dict[str, Any]:
    told: Any = None
    try:
        told = _load(line)
        request = _check(told, today, backend)
        reader = readers[request.backend]
        if reader is None:
            raise BadLine(NO_RASA)  # noqa: TRY301 - the line's own fault, like the others
        reading = reader.understand(request.text, request.locale, request.today, **request.more)
    except BadLine as fault:
        return {"id": told.get("id") if isinstance(told, dict) else None, "error": str(fault)}
    return {"id": told.get("id")} | reading.as_json()


def _load(line: str) -> Any:  # noqa: ANN401
    try:
        return json.loads(line, parse_constant=_refuse)
    except json.JSONDecodeError as fault:
        raise BadLine(f"not JSON: {fault.msg} at column {fault.colno}") from fault
    except RecursionError as fault:
        raise BadLine("not JSON that can be read: it is nested too deeply") from fault


def _refuse(word: str) -> NoReturn:
    raise BadLine(f"not JSON: {word} is no number")


def _check(told: Any, today: date | None, backend: str) -> Request:  # noqa: ANN401
    if not isinstance(told, dict):
        raise BadLine('not a JSON object: write {"id": …, "text": …, "locale": …, "today": …}')
    if not isinstance(told.get("text"), str):
        raise BadLine("text: missing, or not a string")
    wanted = told.get("backend")
    more = {key: _CHECKS[key](told[key]) for key in _CHECKS if told.get(key) is not None}
    return Request(
        told["text"],
        _locale(told.get("locale", LOCALE)),
        _day(told.get("today"), today),
        more,
        _one_of("backend", BACKENDS, backend if wanted is None else wanted),
    )


def _locale(value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, str) or not value.replace("-", "").isalnum():
        raise BadLine(f"locale: {value!r} is not a BCP 47 tag such as es-CL")
    return value


def _day(value: Any, today: date | None) -> date:  # noqa: ANN401
    if value is None and today is not None:
        return today
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as fault:
        raise BadLine(f"today: {value!r} is not a date such as 2026-03-10") from fault


def _currency(value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, str) or len(value) != len("CLP") or not value.isalpha():
        raise BadLine(f"currency: {value!r} is not an ISO 4217 code such as CLP")
    return value.upper()


def _paydays(value: Any) -> tuple[int | str, ...]:  # noqa: ANN401
    if not isinstance(value, list) or not value or not all(map(_is_payday, value)):
        raise BadLine(f'paydays: {value!r} is not a list of days of the month and "last"')
    return tuple(value)


def _is_payday(day: Any) -> bool:  # noqa: ANN401
    return day == "last" or (isinstance(day, int) and not isinstance(day, bool) and 1 <= day <= LAST_DAY)


def _one_of(name: str, known: Sequence[str], value: Any) -> str:  # noqa: ANN401
    if value not in known:
        raise BadLine(f"{name}: {value!r} is not one of {', '.join(known)}")
    return str(value)


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "currency": _currency,
    "paydays": _paydays,
    "question": lambda value: _one_of("question", QUESTIONS, value),
}
