"""Describe the keys of a file of objections, and turn a valid one into values."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from flows.objections.book import Book, Branch, Objection

LANGUAGES = ("es", "en", "pt")
BRANCHES_MAX = 3
Word = Annotated[str, Field(min_length=1)]
Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Texts = dict[str, Word]


class Keys(BaseModel):
    """A mapping that knows all its keys and takes values as they are written."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class BranchKeys(Keys):
    """A way on that the client may choose."""

    code: Code
    title: Texts
    route: Word


class ObjectionKeys(Keys):
    """One thing that clients object."""

    code: Code
    technique: Word
    says: dict[str, Annotated[list[Word], Field(min_length=1)]]
    reply: Texts
    route: Word
    sms: Texts = Field(default_factory=dict)
    branches: Annotated[list[BranchKeys], Field(max_length=BRANCHES_MAX)] = Field(default_factory=list)


class BookKeys(Keys):
    """A file of objections. The version is quoted."""

    version: Word
    objections: Annotated[list[ObjectionKeys], Field(min_length=1)]


def book_of(data: Any) -> Book:  # noqa: ANN401 - whatever YAML holds
    """Return the objections of a file's data. Raises ValidationError for data that `faults` would refuse."""
    keys = BookKeys.model_validate(data)
    return Book(keys.version, {one.code: _objection(one) for one in keys.objections})


def _objection(keys: ObjectionKeys) -> Objection:
    return Objection(
        code=keys.code,
        technique=keys.technique,
        says={language: tuple(texts) for language, texts in keys.says.items()},
        reply=keys.reply,
        route=keys.route,
        branches=tuple(Branch(one.code, one.title, one.route) for one in keys.branches),
        sms=keys.sms,
    )
