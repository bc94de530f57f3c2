"""Keep contents (templates) with their approvals, and show them with their variables as a phone does."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from tests.fakes.twilio.account import new_sid
from tests.fakes.twilio.faults import Fault

VARIABLE: Final = re.compile(r"\{\{\s*(\w+)\s*\}\}")
CATEGORIES: Final = frozenset({"UTILITY", "MARKETING", "AUTHENTICATION"})
SESSION_ONLY: Final = frozenset({"twilio/list-picker"})  #: never approvable
NAME: Final = re.compile(r"[a-z0-9_]+")
VALUE_MAX: Final = 1600
BODY_MAX: Final = 1024
SESSION_BUTTONS_MAX: Final = 3
UNSUBMITTED: Final = {
    "name": "", "category": "", "content_type": "", "status": "unsubmitted", "rejection_reason": "",
    "allow_category_change": True,
}  # fmt: skip


@dataclass(slots=True)
class Content:
    """A content and what WhatsApp says of it; `types` as the API takes them."""

    sid: str
    account: str
    friendly_name: str
    language: str
    types: Mapping[str, Any]
    variables: Mapping[str, str]
    created: datetime
    updated: datetime
    approval: dict[str, Any] = field(default_factory=lambda: dict(UNSUBMITTED))

    @property
    def approved(self) -> bool:
        """Tell whether WhatsApp lets it out at any hour."""
        return bool(self.approval["status"] == "approved")

    @property
    def kind(self) -> str:
        """Return its richest type, which is the one that a phone with WhatsApp shows."""
        return min(self.types, key=lambda kind: kind == "twilio/text")

    def as_json(self, base: str) -> dict[str, Any]:
        """Return it as the API shows it, with links under an address."""
        url = f"{base}/v1/Content/{self.sid}"
        links = {"approval_create": f"{url}/ApprovalRequests/whatsapp", "approval_fetch": f"{url}/ApprovalRequests"}
        return {**self._facts(), "url": url, "links": links}

    def with_approval(self) -> dict[str, Any]:
        """Return it as the list of contents and approvals shows it."""
        return {**self._facts(), "approval_requests": dict(self.approval)}

    def _facts(self) -> dict[str, Any]:
        return {
            "account_sid": self.account,
            "date_created": self.created.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "date_updated": self.updated.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "friendly_name": self.friendly_name,
            "language": self.language,
            "sid": self.sid,
            "types": dict(self.types),
            "variables": dict(self.variables),
        }

    def show(self, values: Mapping[str, str], *, whatsapp: bool) -> dict[str, Any]:
        """Return text, buttons and items as a phone shows them; a variable without a value shows its sample."""
        shown = self.types.get(self.kind if whatsapp else "twilio/text") or self.types[self.kind]
        fill = {**self.variables, **values}

        def filled(text: str) -> str:
            return VARIABLE.sub(lambda found: fill.get(found[1], found[0]), text)

        actions, items = shown.get("actions") or (), shown.get("items") or ()
        return {
            "text": filled(shown.get("body", "")),
            "buttons": [[filled(one.get("id", one["title"])), filled(one["title"])] for one in actions],
            "items": [[filled(one["id"]), filled(one["item"])] for one in items],
            "media": [filled(url) for url in shown.get("media") or ()],
        }


def new_content(data: Mapping[str, Any], account: str, now: datetime) -> Content:
    """Make a content of what was posted."""
    types, language = data.get("types"), data.get("language")
    if not isinstance(types, dict) or not types or not language:
        raise Fault(20001)
    name, samples = data.get("friendly_name", ""), data.get("variables") or {}
    return Content(new_sid("HX"), account, name, language, types, samples, now, now)


def submit(content: Content, data: Mapping[str, Any]) -> dict[str, Any]:
    """Put a content before WhatsApp; return its approval, which is decided later."""
    name, category = data.get("name", ""), data.get("category", "")
    if content.kind in SESSION_ONLY or not NAME.fullmatch(name) or category not in CATEGORIES:
        raise Fault(20001)
    content.approval |= {"name": name, "category": category, "content_type": content.kind, "status": "received"}
    return dict(content.approval)


def read_values(text: str) -> dict[str, str]:
    """Read `ContentVariables`, a JSON object of texts, none of them empty."""
    try:
        values = json.loads(text) if text else {}
    except ValueError:
        raise Fault(21656) from None
    if not isinstance(values, dict) or not all(isinstance(value, str) and value for value in values.values()):
        raise Fault(21656)
    if any(len(value) > VALUE_MAX for value in values.values()):
        raise Fault(21658)
    return values
