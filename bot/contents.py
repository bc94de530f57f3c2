"""Shape what is sent by number instead of by text: templates for any hour, and the buttons of an open window.

Buttons and lists inside the window need no approval, and every part of them is a blank: one content for each number of
buttons serves every message. A list cannot be approved at all.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flows.wording.templates import PREFIX, Template, variables

BUTTONS_MAX, BUTTON_TITLE_MAX = 3, 20
ITEMS_MAX, ITEM_TITLE_MAX = 10, 24
BODY_MAX = 1024
OPENER = "button-list"  #: the text on the button that opens a list
LANGUAGE = "es"  #: of contents without a word of their own; the provider wants one
CHECKSUM_LENGTH = 12
MISSING = "missing"  #: how a content stands that the account does not have

Choices = Sequence[tuple[str, str]]  #: quick replies: id and title


@dataclass(frozen=True, slots=True)
class Content:
    """A content as the provider keeps it. `kind` is template, buttons or list; only a template has a category."""

    name: str
    language: str
    kind: str
    types: Mapping[str, Any]
    samples: Mapping[str, str]
    category: str | None = None
    file: str | None = None

    @property
    def checksum(self) -> str:
        """Return what tells these words, buttons and samples from any others."""
        shape = json.dumps([self.language, self.types, self.samples, self.category], sort_keys=True)
        return hashlib.sha256(shape.encode()).hexdigest()[:CHECKSUM_LENGTH]

    @property
    def friendly_name(self) -> str:
        """Return the name under which an account is searched for exactly this content."""
        return f"{self.name} {self.checksum}"

    def as_request(self) -> dict[str, Any]:
        """Return what creates it."""
        return {
            "friendly_name": self.friendly_name,
            "language": self.language,
            "types": self.types,
            "variables": dict(self.samples),
        }


def content_of(template: Template) -> Content:
    """Return a template as the provider keeps it, with its samples written as clients of its locale read them."""
    samples = variables(template, template.sample, template.locale)
    actions = [{"type": "QUICK_REPLY", "title": one.title, "id": one.id} for one in template.buttons]
    types: dict[str, Any] = {"twilio/text": {"body": template.numbered}}
    if actions:
        types = {"twilio/quick-reply": {"body": template.numbered, "actions": actions}}
    return Content(
        template.name, template.language, "template", types, samples, template.category.upper(), template.base
    )


def session_contents() -> tuple[Content, ...]:
    """Return the contents with which buttons are sent inside the window: one for each number of them."""
    buttons = [_buttons(count) for count in range(1, BUTTONS_MAX + 1)]
    return (*buttons, *(_list(count) for count in range(1, ITEMS_MAX + 1)))


def session_name(text: str, choices: Choices) -> str | None:
    """Return the content that shows a text with these quick replies; None where only words can."""
    longest = max((len(title) for _, title in choices), default=0)
    if not choices or len(text) > BODY_MAX or len({title for _, title in choices}) < len(choices):
        return None
    if len(choices) <= BUTTONS_MAX and longest <= BUTTON_TITLE_MAX:
        return f"{PREFIX}_buttons_{len(choices)}"
    return f"{PREFIX}_list_{len(choices)}" if len(choices) <= ITEMS_MAX and longest <= ITEM_TITLE_MAX else None


def session_variables(text: str, choices: Choices, opener: str) -> dict[str, str]:
    """Return what fills the content that `session_name` names: text, the list's own button, then each title and id."""
    name = session_name(text, choices)
    first = [text] if name and name.startswith(f"{PREFIX}_buttons") else [text, opener]
    parts = [*first, *(part for choice, title in choices for part in (title, choice))]
    return {str(number): part for number, part in enumerate(parts, 1)}


def _buttons(count: int) -> Content:
    actions = [
        {"type": "QUICK_REPLY", "title": f"{{{{{2 + 2 * at}}}}}", "id": f"{{{{{3 + 2 * at}}}}}"} for at in range(count)
    ]
    samples = {"1": "Usted decide.", **_samples(2, count)}
    return Content(
        f"{PREFIX}_buttons_{count}", LANGUAGE, "buttons",
        {"twilio/quick-reply": {"body": "{{1}}", "actions": actions}}, samples,
    )  # fmt: skip


def _list(count: int) -> Content:
    items = [{"item": f"{{{{{3 + 2 * at}}}}}", "id": f"{{{{{4 + 2 * at}}}}}"} for at in range(count)]
    samples = {"1": "Usted decide.", "2": "Ver opciones", **_samples(3, count)}
    return Content(
        f"{PREFIX}_list_{count}", LANGUAGE, "list",
        {"twilio/list-picker": {"body": "{{1}}", "button": "{{2}}", "items": items}}, samples,
    )  # fmt: skip


def _samples(start: int, count: int) -> dict[str, str]:
    """Return a title and an id for each choice, numbered from `start`."""
    pairs = (part for at in range(1, count + 1) for part in (f"Opción {at}", f"opcion_{at}"))
    return {str(number): part for number, part in enumerate(pairs, start)}
