"""Check exchanges over HTTP against an OpenAPI 3.0 document: the request that was made, and the answer to it.

The document's own schemas are asked; what it says in the dialect of OpenAPI (`nullable`) is put into JSON Schema first.
An answer may hold nothing that the document does not name.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, parse_qsl, urlsplit

import jsonschema_rs
import requests
import yaml

FORM: Final = "application/x-www-form-urlencoded"
JSON: Final = "application/json"
NUMBERS: Final[dict[str, Callable[[str], Any]]] = {
    "integer": int,
    "number": float,
    "boolean": lambda said: {"true": True, "false": False}[said],
}


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer: `sent` is the form (texts, or lists of them) or the JSON; `answer` the JSON."""

    method: str
    url: str
    kind: str
    sent: Mapping[str, Any]
    status: int
    answer: Any


def exchange_of(response: requests.Response) -> Exchange:
    """Return what went over the wire, from what the library of requests kept of it."""
    request = response.request
    kind = str(request.headers.get("Content-Type", FORM))
    body = request.body or ""
    text = body.decode() if isinstance(body, bytes) else str(body)
    sent: Any = json.loads(text) if kind == JSON and text else _form(text)
    answer = response.json() if response.text else None
    return Exchange(str(request.method), str(request.url), kind, sent, response.status_code, answer)


def _form(text: str) -> dict[str, Any]:
    values = parse_qs(text, keep_blank_values=True)
    return {key: found if len(found) > 1 else found[0] for key, found in values.items()}


class Document:
    """An OpenAPI document."""

    def __init__(self, path: Path) -> None:
        """Read it."""
        with path.open(encoding="utf-8") as file:
            raw = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader
        self._paths = {
            re.compile(re.sub(r"\{\w+\}", "([^/]+)", path) + r"\Z"): item for path, item in raw["paths"].items()
        }
        self._schemas = {"schemas": as_json_schema(raw["components"]["schemas"])}

    def faults(self, exchange: Exchange) -> Iterator[str]:
        """Tell what the document does not allow, in sentences."""
        where = f"{exchange.method} {urlsplit(exchange.url).path}"
        operation, values = self._operation(exchange)
        if operation is None:
            yield f"{where} is not described"
            return
        yield from self._parameters(where, operation, values, dict(parse_qsl(urlsplit(exchange.url).query)))
        yield from self._request(where, operation, exchange)
        described = operation["responses"].get(str(exchange.status))
        if described is None:
            yield f"{where} may not answer {exchange.status}"
        elif JSON in described.get("content", {}):
            schema = described["content"][JSON]["schema"]
            yield from self._told(f"{where} answers", schema, exchange.answer)
            yield from self._unnamed(f"{where} answers", schema, exchange.answer)

    def _operation(self, exchange: Exchange) -> tuple[dict[str, Any] | None, tuple[str, ...]]:
        path = urlsplit(exchange.url).path
        for pattern, item in self._paths.items():
            if (found := pattern.match(path)) and exchange.method.lower() in item:
                return item[exchange.method.lower()], found.groups()
        return None, ()

    def _parameters(
        self, where: str, operation: Mapping[str, Any], values: tuple[str, ...], query: dict[str, str]
    ) -> Iterator[str]:
        described = operation.get("parameters", [])
        in_path = [one for one in described if one["in"] == "path"]
        in_query = {one["name"]: one for one in described if one["in"] == "query"}
        for one, value in zip(in_path, values, strict=True):
            yield from self._told(f"{where}, {one['name']}", one["schema"], self._typed(one["schema"], value))
        for name, value in query.items():
            if name not in in_query:
                yield f"{where} has no parameter {name}"
            else:
                schema = in_query[name]["schema"]
                yield from self._told(f"{where}, {name}", schema, self._typed(schema, value))

    def _request(self, where: str, operation: Mapping[str, Any], exchange: Exchange) -> Iterator[str]:
        described = operation.get("requestBody", {}).get("content", {})
        if not exchange.sent and not described:
            return
        if exchange.kind not in described:
            yield f"{where} does not take {exchange.kind}"
            return
        schema = described[exchange.kind]["schema"]
        sent = dict(exchange.sent)
        if exchange.kind == FORM:
            named = schema["properties"]
            sent = {key: self._typed(named.get(key, {}), value) for key, value in sent.items()}
        yield from self._told(f"{where} takes", schema, sent)
        yield from self._unnamed(f"{where} takes", schema, sent)

    def _typed(self, schema: Mapping[str, Any], value: Any) -> Any:  # noqa: ANN401 - of a form
        if schema.get("type") == "array":
            return value if isinstance(value, list) else [value]
        return NUMBERS.get(schema.get("type", ""), str)(value)

    def _told(self, where: str, schema: Mapping[str, Any], value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
        formats = {"date-time-rfc-2822": is_rfc_2822}
        whole = {**as_json_schema(schema), "components": self._schemas}
        validator = jsonschema_rs.Draft202012Validator(whole, formats=formats, validate_formats=True)
        for error in validator.iter_errors(value):
            yield f"{where}: {'/'.join(map(str, error.instance_path))}: {error.message}"

    def _unnamed(self, where: str, schema: Mapping[str, Any], value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
        """Tell names that the document does not know, in objects whose names it lists."""
        if "$ref" in schema:
            schema = self._schemas["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        if isinstance(value, list) and "items" in schema:
            for one in value:
                yield from self._unnamed(where, schema["items"], one)
        if isinstance(value, dict) and schema.get("properties"):
            for name, one in value.items():
                if name in schema["properties"]:
                    yield from self._unnamed(f"{where}/{name}", schema["properties"][name], one)
                else:
                    yield f"{where}: {name} is not described"


def as_json_schema(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """Put OpenAPI 3.0's `nullable` into JSON Schema, and leave out `uri`, which the documents use for paths too."""
    if isinstance(schema, list):
        return [as_json_schema(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    put = {key: as_json_schema(one) for key, one in schema.items() if not (key == "format" and one == "uri")}
    if put.pop("nullable", None) is True and isinstance(put.get("type"), str):
        put["type"] = [put["type"], "null"]
    return put


def is_rfc_2822(text: str) -> bool:
    """Tell whether a text is a date as mail writes it."""
    try:
        return parsedate_to_datetime(text).tzinfo is not None
    except ValueError:
        return False
