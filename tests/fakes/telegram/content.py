"""Check what a bot wants to say: length of texts, markup in them, keyboards."""

from html.parser import HTMLParser
from typing import Any

from tests.fakes.telegram.refusal import JSON, bad

TEXT, CAPTION = 4096, 1024
DATA, BUTTONS = 64, 100
BUTTON_LABELS = {"text", "style", "icon_custom_emoji_id"}
TAGS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "s": "strikethrough"}
TAGS |= {"code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote", "tg-spoiler": "spoiler"}


def units(text: str) -> int:
    """Return a text's length in UTF-16 units, in which Telegram counts places in texts.

    Length limits are counted so too: the stricter of the readings of "characters".
    """
    return len(text.encode("utf-16-le")) // 2


def spoken(params: JSON, key: str) -> JSON:
    """Return a text or caption with its entities; raise `Refusal` when Telegram would not take it."""
    text, entities = _marked(params.get(key, ""), params)
    stripped = text.strip()
    if key == "text" and not stripped:
        raise bad("message text is empty")
    if units(stripped) > (TEXT if key == "text" else CAPTION):
        raise bad("message is too long" if key == "text" else "message caption is too long")
    name = "entities" if key == "text" else "caption_entities"
    return ({key: stripped} if stripped else {}) | ({name: entities} if entities else {})


def checked_keyboard(params: JSON) -> JSON:
    """Return the inline keyboard as the message carries it; raise `Refusal` when Telegram would not take it."""
    rows = params.get("reply_markup", {}).get("inline_keyboard")
    if not rows:
        return {}
    if sum(map(len, rows)) > BUTTONS:
        raise bad("reply markup is too long")
    for button in (each for row in rows for each in row):
        _check_button(button)
    return {"reply_markup": {"inline_keyboard": rows}}


def _check_button(button: JSON) -> None:
    if not button["text"].strip():
        raise bad("can't parse inline keyboard button: Text must be non-empty")
    if 1 != len(button.keys() - BUTTON_LABELS):
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= DATA:
        raise bad("BUTTON_DATA_INVALID")


def _marked(text: str, params: JSON) -> tuple[str, list[JSON]]:
    mode = params.get("parse_mode", "")
    if mode.upper() not in {"", "HTML"}:
        raise bad(f"unsupported parse_mode: this server reads HTML only, not {mode}")
    if not mode:
        return text, params.get("entities") or params.get("caption_entities") or []
    reader = _Reader()
    reader.feed(text)
    reader.close()
    if reader.open:
        raise bad(f"can't parse entities: Can't find end tag corresponding to start tag \"{reader.open[-1][0]}\"")
    return "".join(reader.text), reader.entities


class _Reader(HTMLParser):
    """Reads Telegram's HTML: a few tags, nested; anything else is refused."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.open: list[tuple[str, int, JSON]] = []
        self.entities: list[JSON] = []

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        if tag not in TAGS:
            raise bad(f'can\'t parse entities: Unsupported start tag "{tag}"')
        link = {"url": dict(attrs).get("href", "")} if tag == "a" else {}
        self.open.append((tag, units("".join(self.text)), link))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            raise bad(f'can\'t parse entities: Unexpected end tag "{tag}"')
        _, start, link = self.open.pop()
        length = units("".join(self.text)) - start
        self.entities.append({"type": TAGS[tag], "offset": start, "length": length} | link)
