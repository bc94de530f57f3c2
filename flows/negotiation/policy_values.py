"""Read the single values of a policy file as they are written: amounts, shares, days, names."""

import datetime as dt
import re
from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from babel.core import get_global
from holidays.registry import COUNTRIES as CALENDARS
from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

_ALL = 100
_SHARE = "write a number from 0 to 100, without a sign for per cent"


def _percent(value: Any) -> Decimal:  # noqa: ANN401 (whatever YAML holds)
    """Read a whole or decimal share; a bare 12.5 is exact because its digits are taken as written."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        msg = f"is not a percentage: {_SHARE}"
        raise ValueError(msg)  # noqa: TRY004 (Pydantic collects ValueError only)
    try:
        share = Decimal(str(value))
    except InvalidOperation:
        share = Decimal("NaN")
    if not share.is_finite() or not 0 <= share <= _ALL:
        msg = f"is not a percentage: {_SHARE}"
        raise ValueError(msg)
    return share


def _discount(value: Decimal) -> Decimal:
    """Refuse to forgive everything."""
    if value == _ALL:
        msg = "would forgive the whole debt: write less than 100"
        raise ValueError(msg)
    return value


def _part(value: Decimal) -> Decimal:
    """Refuse to leave nothing to any plan."""
    if not value:
        msg = "would let no client pay anything: write more than 0"
        raise ValueError(msg)
    return value


def _day(value: Any) -> dt.date:  # noqa: ANN401
    """Read an ISO date, quoted or not."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if isinstance(value, str) and _ISO.fullmatch(value):
        with suppress(ValueError):
            return dt.date.fromisoformat(value)
    msg = 'is not a date: write it as "2026-12-31"'
    raise ValueError(msg)


def _country(value: str) -> str:
    """Refuse a country without a known calendar."""
    if value not in COUNTRIES:
        msg = "is not a country with a known calendar: write an ISO 3166-1 code such as CL"
        raise ValueError(msg)
    return value


def _currency(value: str) -> str:
    """Refuse what is no ISO 4217 currency."""
    if value not in CURRENCIES:
        msg = "is not a currency: write an ISO 4217 code such as CLP"
        raise ValueError(msg)
    return value


def _label(value: str) -> str:
    """Refuse a label that looks like another one: with blanks around it, or signs that do not show."""
    if value != value.strip() or not value.isprintable():
        msg = "has blanks around it or hidden signs: write one plain line"
        raise ValueError(msg)
    return value


def _quoted(examples: Sequence[str]) -> dict[str, Any]:
    return {"examples": list(examples)}


COUNTRIES = frozenset(code for names in CALENDARS.values() for code in names if len(code) == len("CL"))
CURRENCIES = frozenset(get_global("all_currencies"))
_SHARE_SCHEMA = {
    "anyOf": [
        {"type": "number", "minimum": 0, "maximum": _ALL},
        {"type": "string", "pattern": r"^([0-9]{1,2}(\.[0-9]+)?|100(\.0+)?)$"},
    ]
}
_DIGITS = r"[0-9]{1,15}(\.([0-9]{1,2}|[0-9]{4}))?$"  #: "10.000" may be ten, or ten thousand
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAYS_MAX, _COUNT_MAX, _LABEL_MAX = 36_500, 10_000, 80

Amount = Annotated[str, Field(pattern=rf"^{_DIGITS}", json_schema_extra=_quoted(["10000", "99.90"]))]
Step = Annotated[str, Field(pattern=rf"^0*(?=[0-9.]*[1-9]){_DIGITS}", json_schema_extra=_quoted(["1000", "0.50"]))]
Days = Annotated[int, Field(ge=0, le=_DAYS_MAX)]
Count = Annotated[int, Field(ge=1, le=_COUNT_MAX)]
Times = Annotated[int, Field(ge=0, le=_COUNT_MAX)]
Percent = Annotated[Decimal, BeforeValidator(_percent), WithJsonSchema(_SHARE_SCHEMA)]
Discount = Annotated[
    Decimal,
    BeforeValidator(_percent),
    AfterValidator(_discount),
    WithJsonSchema({**_SHARE_SCHEMA, "not": {"enum": [_ALL, str(_ALL)]}}),
]
Part = Annotated[
    Decimal,
    BeforeValidator(_percent),
    AfterValidator(_part),
    WithJsonSchema({**_SHARE_SCHEMA, "not": {"enum": [0, "0"]}}),
]
Day = Annotated[
    dt.date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": f"^{_ISO.pattern}$"}),
]
Word = Annotated[str, Field(min_length=1)]
Label = Annotated[
    str,
    Field(min_length=1, max_length=_LABEL_MAX, json_schema_extra={"pattern": r"^\S(.*\S)?$"}),
    AfterValidator(_label),
]
Country = Annotated[str, AfterValidator(_country), Field(json_schema_extra={"enum": sorted(COUNTRIES)})]
Currency = Annotated[str, AfterValidator(_currency), Field(json_schema_extra={"enum": sorted(CURRENCIES)})]
