"""Describe the keys of a file of one template, and turn a valid one into a template for each language and country."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from flows.wording.templates import Template
from flows.wording.wording import Button

Word = Annotated[str, Field(min_length=1)]


class Keys(BaseModel):
    """A mapping that knows all its keys and takes values as they are written."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ButtonKeys(Keys):
    """A quick reply: the id that comes back, and what is written on it."""

    id: Annotated[str, Field(min_length=1, max_length=200)]
    title: Word


class TextKeys(Keys):
    """The words in one language, or in one country's manner; changed words take the next version."""

    version: Annotated[int, Field(ge=1)]
    body: Word
    sample: dict[str, Any] = Field(default_factory=dict)
    buttons: list[ButtonKeys] = Field(default_factory=list)


class TemplateKeys(Keys):
    """A file: what it is called, which texts it stands for, the provider's category, and its words."""

    template: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
    category: Word
    says: Annotated[list[Word], Field(min_length=1)]
    texts: Annotated[dict[str, TextKeys], Field(min_length=1)]


def templates_of(keys: TemplateKeys) -> Iterator[Template]:
    """Yield the template of each language and country; a country without a sample of its own takes its language's."""
    for locale, text in keys.texts.items():
        yield Template(
            base=keys.template,
            locale=locale,
            version=text.version,
            says=tuple(keys.says),
            category=keys.category,
            body=text.body.strip(),
            sample=text.sample or _sample(keys, locale),
            buttons=tuple(Button(one.id, one.title) for one in text.buttons),
        )


def _sample(keys: TemplateKeys, locale: str) -> Mapping[str, Any]:
    language = keys.texts.get(locale.partition("-")[0])
    return language.sample if language else {}
