"""Check a call against a description: required, unknown and mistyped parameters, however deep they lie."""

import json
import re
from collections.abc import Container, Iterator, Mapping
from typing import Any

from tests.fakes.telegram.description import Description, Field
from tests.fakes.telegram.refusal import JSON, bad

PRIMITIVES: dict[str, tuple[type, ...]] = {
    "String": (str,),
    "Integer": (int,),
    "Boolean": (bool,),
    "Float": (int, float),
}
ATTACHED = "attach://"

ABSENT = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "message_id": "message identifier is not specified",
    "file_id": "invalid file_id",
    "action": "wrong parameter action in request",
}
"""What Telegram says when these are missing."""

FILES = {"document", "voice", "audio", "photo"}


class Validator:
    """Reads the parameters of calls and refuses what the description does not allow.

    Telegram itself passes over parameters it does not know. Here they are refused: a name that was misspelt would
    otherwise never be noticed.
    """

    def __init__(self, description: Description) -> None:
        self.description = description

    def read(self, method: str, given: Mapping[str, Any], files: Container[str]) -> JSON:
        """Return a call's parameters with their values read; raise `Refusal` with the first fault."""
        fields = self.description.methods[method]
        values = {
            name: read(value, fields[name].types if name in fields else ("String",)) for name, value in given.items()
        }
        for fault in self._of_call(method, fields, values, files):
            raise bad(fault)
        return values

    def faults(self, value: object, types: tuple[str, ...]) -> list[str]:
        """Return what keeps a value from being of one of some types: the fewest faults of them all."""
        return min((list(self._of_type(value, name)) for name in types), key=len)

    def _of_call(self, method: str, fields: Mapping[str, Field], values: JSON, files: Container[str]) -> Iterator[str]:
        for name, field in fields.items():
            if field.required and name not in values and not ("InputFile" in field.types and name in files):
                default = f"there is no {name} in the request" if name in FILES else f'parameter "{name}" is required'
                yield ABSENT.get(name, default)
        for name, value in values.items():
            if name not in fields:
                yield f'unknown parameter "{name}" of {method}'
            elif isinstance(value, str) and value.startswith(ATTACHED):
                if "InputFile" not in fields[name].types or value.removeprefix(ATTACHED) not in files:
                    yield "wrong file identifier/HTTP URL specified"
            else:
                for fault in self.faults(value, fields[name].types):
                    yield f"can't parse {name.replace('_', ' ')}: {fault}"

    def _of_type(self, value: object, name: str) -> Iterator[str]:
        if name.startswith("["):
            yield from self._of_list(value, name[1:-1])
        elif name in PRIMITIVES:
            if not isinstance(value, PRIMITIVES[name]) or (isinstance(value, bool) and name != "Boolean"):
                yield f"value must be of type {name}"
        elif name == "InputFile":
            yield "a file must be uploaded as multipart/form-data"
        elif self.description.types[name].kinds:
            yield from self.faults(value, self.description.types[name].kinds)
        else:
            yield from self._of_object(value, self.description.types[name].fields)

    def _of_list(self, value: object, inner: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield "expected an Array"
            return
        for each in value:
            yield from self._of_type(each, inner)

    def _of_object(self, value: object, fields: Mapping[str, Field]) -> Iterator[str]:
        if not isinstance(value, dict):
            yield "expected an Object"
            return
        for name, field in fields.items():
            if field.required and name not in value:
                yield f'Can\'t find field "{name}"'
        for name, each in value.items():
            if name not in fields:
                yield f'unknown field "{name}"'
            else:
                yield from (f'Field "{name}": {fault}' for fault in self._of_field(each, fields[name]))

    def _of_field(self, value: object, field: Field) -> Iterator[str]:
        if field.constant is not None and value != field.constant:
            yield f'must be "{field.constant}"'
        yield from self.faults(value, field.types)


def read(value: object, types: tuple[str, ...]) -> object:
    """Return a parameter's value, which forms carry as text: JSON unless it may be a text."""
    if not isinstance(value, str):
        return value
    if "String" in types or "InputFile" in types:
        return int(value) if "Integer" in types and re.fullmatch(r"-?\d+", value) else value
    try:
        return json.loads(value)
    except ValueError:
        return value
