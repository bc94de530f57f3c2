"""Say what is wrong with the shape of a value in a file, and the remedy, in words for people."""

from typing import Any

WORDS = {
    "missing": "is missing; add it",
    "extra_forbidden": "is no key here; check its spelling",
    "string_type": "is not text; write it between quotes",
    "string_too_short": "is empty; write something",
    "string_too_long": "is too long; write at most {max_length} characters",
    "int_type": "is not a whole number; write digits",
    "int_parsing": "is not a whole number; write digits",
    "float_type": "is not a number; write digits",
    "greater_than_equal": "is too small; write at least {ge}",
    "less_than_equal": "is too large; write at most {le}",
    "bool_type": "is neither true nor false; write one of them",
    "bool_parsing": "is neither true nor false; write one of them",
    "list_type": "is not a list; write its parts below it, each after a dash",
    "tuple_type": "is not a list; write its parts below it, each after a dash",
    "dict_type": "is not a group of keys; write its keys below it",
    "model_type": "is not a group of keys; write its keys below it",
    "literal_error": "is none of {expected}; write one of them",
    "union_tag_invalid": "has another {discriminator} than {expected_tags}; write one of them",
    "union_tag_not_found": "has no {discriminator}; add it",
}
PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "is not an id; write small letters, digits and -, such as aguas-del-valle",
    "^[A-Z]{2}$": "is not a country; write its two capital letters, such as CL",
    "^[A-Z]{3}$": "is not a currency; write its three capital letters, such as CLP",
}


def shape_fault(error: Any) -> str:  # noqa: ANN401 - pydantic's record of a fault
    """Return what is wrong and the remedy, without a full stop; a sentence of our own validators stays as it is."""
    context = error.get("ctx", {})
    words = PATTERNS.get(str(context.get("pattern"))) or WORDS.get(error["type"])
    return words.format(**context) if words else str(error["msg"]).removeprefix("Value error, ").rstrip(".")
