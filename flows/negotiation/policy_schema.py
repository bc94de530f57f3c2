"""Describe a policy file as JSON Schema, so that editors complete its keys and mark what is wrong."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from flows.negotiation.policy_file import PolicyKeys

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Plain(GenerateJsonSchema):
    """Writes no titles: a key's name is its title."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - Pydantic's signature
        """Say no."""
        return False


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a policy file.

    What it accepts may still be refused by `policy check`: a schema cannot compare one key with another.
    """
    made = PolicyKeys.model_json_schema(schema_generator=_Plain)
    parts = {name: _untitled(part) for name, part in made.pop("$defs").items()}
    return {"$schema": DIALECT, "title": "Policy", **_untitled(made), "$defs": parts}


def _untitled(part: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in part.items() if key != "title"}
