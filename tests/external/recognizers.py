"""Measure the grammar on public recogniser cases: `python -m tests.external.recognizers DIR` prints totals as JSON.

A message is right when every expected value is found and nothing else of its kind. Where the sources' conventions
differ from the contract's, `conventions.py` says how for dates and `amounts.py` for sums and shares, and they convert;
`unconverted` is the share without it, `converted` the number of cases whose dates it changes. No case is left out.
Numbers are read by `figures.py`, for the contract has no entity for them; they are compared as they are. Ranges of
days and durations are not read as such, so their files are not measured.
"""

import json
import re
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from nlu.grammar import extract
from nlu.grammar.figures import numbers_in
from tests.external.amounts import expected_amounts, names_currency
from tests.external.conventions import expected_dates, is_converted

LOCALES = {"es": "es-ES", "pt": "pt-BR", "en": "en-US"}
NO_DAY = date(2016, 11, 7)  #: where the case names no reference day
MINUS = re.compile(r"(?:-|\b(?:menos|minus|negativ[oe]))\s*$", re.IGNORECASE)  #: no share of a debt is negative here
SETS = ("date", "datetime_negative", "money", "percent", "number", "number_locale")


def found(kind: str, text: str, locale: str, today: date, *, convert: bool = True) -> list[str]:
    """Give what the grammar finds of one kind, as comparable texts; converted, only sums that name their currency."""
    if kind == "number":
        return numbers(text, locale)
    entities = [entity for entity in extract(text, locale, today).entities if entity.type == kind]
    if kind == "money" and convert:
        entities = [entity for entity in entities if names_currency(entity.text)]
    signs = ["-" if kind == "percent" and MINUS.search(text[: entity.start]) else "" for entity in entities]
    return sorted(comparable(sign + str(entity.value)) for sign, entity in zip(signs, entities, strict=True))


def numbers(text: str, locale: str) -> list[str]:
    """Give the numbers of a text; a minus before one belongs to it."""
    return sorted(comparable(value) for value in numbers_in(text, locale))


def comparable(value: object) -> str:
    """Write a value so that 5, 5.0 and '5' are the same, and dates are their own text."""
    text = str(value)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return text
    number = Decimal(text)
    return str(int(number)) if number == int(number) else f"{float(number):.12g}"


def day_of(case: dict[str, Any]) -> date:
    """Give a case's reference day."""
    return date.fromisoformat(case["ref_date"]) if case["ref_date"] else NO_DAY


def is_right(case: dict[str, Any], kind: str, *, convert: bool = True) -> bool:
    """Tell whether a case's values of a kind, and no others, are found; dates by the contract's conventions."""
    locale = case["locale"] if "-" in case["locale"] else LOCALES[case["lang"]]
    today = day_of(case)
    said = found(kind, case["text"], locale, today, convert=convert)
    if kind == "date" and convert:
        return expected_dates(case, today) == said
    raw = [item["value"] for item in case["expect"] if item["type"] == kind]
    values = expected_amounts(case, kind, said) if convert else raw
    return sorted(map(comparable, values)) == said


def measure(path: Path, kind: str) -> dict[str, Any]:
    """Give a file's totals, all cases and those that look like a conversation about payments."""
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    right = {True: [0, 0], False: [0, 0]}
    for case in cases:
        counted = right[case["scope"] == "payment"]
        counted[0] += is_right(case, kind)
        counted[1] += 1
    total = right[True][0] + right[False][0]
    payment = right[True]
    totals = {
        "n": len(cases),
        "right": round(100 * total / len(cases), 1),
        "payment_n": payment[1],
        "payment_right": round(100 * payment[0] / payment[1], 1) if payment[1] else None,
    }
    if kind != "number":
        plain = sum(is_right(case, kind, convert=False) for case in cases)
        totals["unconverted"] = round(100 * plain / len(cases), 1)
    if kind == "date":
        totals["converted"] = sum(is_converted(case, day_of(case)) for case in cases)
    return totals


def main(folder: str) -> None:
    """Print the totals of every file in a folder that this grammar reads."""
    kinds = {
        "date": "date",
        "datetime_negative": "date",
        "money": "money",
        "percent": "percent",
        "number": "number",
        "number_locale": "number",
    }
    totals = {}
    for path in sorted(Path(folder).glob("*.jsonl")):
        name = path.stem.rpartition("_")[0]
        if name in SETS:
            totals[path.stem] = measure(path, kinds[name])
    sys.stdout.write(json.dumps(totals, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
