"""Play the methods that send, change and take away messages."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.fakes.telegram.content import checked_keyboard, spoken
from tests.fakes.telegram.places import BOT, UPLOAD, Chat, File, Places
from tests.fakes.telegram.refusal import JSON, Refusal, bad
from tests.fakes.telegram.stage import Method, Stage, Upload

ACTIONS = [
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
]


def send_message(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> JSON:
    """Take a text."""
    return _sent(stage, params, lambda: spoken(params, "text"))


def send_location(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> JSON:
    """Take a place on the map."""
    place = {name: params[name] for name in ("latitude", "longitude")}
    return _sent(stage, params, lambda: {"location": place})


def send_contact(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> JSON:
    """Take somebody's number."""
    keys = ("phone_number", "first_name", "last_name", "vcard")
    return _sent(stage, params, lambda: {"contact": {name: params[name] for name in keys if name in params}})


def sender_of(kind: str) -> Method:
    """Return the method that takes a file of some kind."""

    def send(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> JSON:
        def body() -> JSON:
            text = spoken(params, "caption")
            return media(kind, _file(stage.places, kind, params, files), params.get("duration", 0)) | text

        return _sent(stage, params, body)

    return send


def copy_message(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> JSON:
    """Take a copy of a message, without a link to it; its keyboard stays behind."""
    source = stage.places.message(stage.places.known(params["from_chat_id"]), params["message_id"], "copy")
    kept = ("text", "entities", "caption", "document", "voice", "audio", "photo", "location", "contact", "sticker")
    body = {name: source[name] for name in kept if name in source}
    caption = spoken(params, "caption") if "caption" in params else {}
    return {"message_id": _sent(stage, params, lambda: body | caption)["message_id"]}


def send_chat_action(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> bool:
    """Show that the bot is busy."""
    chat = stage.places.open(params["chat_id"])
    if "message_thread_id" in params:
        stage.places.topic(chat, params["message_thread_id"])
    if params["action"] not in ACTIONS:
        raise bad("wrong parameter action in request")
    return True


def edit_message_text(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> JSON:
    """Put another text, and another keyboard or none, in a message of the bot."""
    return _edited(stage, params, spoken(params, "text") | checked_keyboard(params), ("text", "entities"))


def edit_message_reply_markup(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> JSON:
    """Put another keyboard, or none, under a message of the bot."""
    return _edited(stage, params, checked_keyboard(params), ())


def delete_message(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> bool:
    """Take a message away."""
    chat = stage.places.known(params["chat_id"])
    message = stage.places.message(chat, params["message_id"], "delete")
    if message["from"]["id"] != BOT["id"] and not (chat.rights or chat.kind == "private"):
        raise bad("message can't be deleted")
    del chat.messages[params["message_id"]]
    return True


def media(kind: str, file: File, seconds: int = 0) -> JSON:
    """Return a file as the message carries it: each kind its own way."""
    named = {"file_name": file.name, "mime_type": file.kind}
    size = {"width": 640, "height": 480}
    carried: dict[str, Any] = {
        "document": file.brief() | named,
        "audio": file.brief() | named | {"duration": seconds},
        "voice": file.brief() | {"duration": seconds, "mime_type": file.kind},
        "photo": [file.brief() | size],
        "sticker": file.brief() | size | {"type": "regular", "is_animated": False, "is_video": False, "emoji": "👍"},
    }
    return {kind: carried[kind]}


def _sent(stage: Stage, params: JSON, body: Callable[[], JSON]) -> JSON:
    """Write a message of the bot where it may, in its turn."""
    chat, thread = stage.places.open(params["chat_id"]), params.get("message_thread_id")
    if thread is not None and stage.places.topic(chat, thread).closed and not chat.rights:
        raise bad("TOPIC_CLOSED")
    content = body() | checked_keyboard(params) | _replied(stage.places, chat, params)
    stage.pace.admit(chat.id)
    return stage.places.write(chat, BOT, content, thread)


def _replied(places: Places, chat: Chat, params: JSON) -> JSON:
    reply = params.get("reply_parameters")
    if not reply:
        return {}
    if reply["message_id"] not in chat.messages and reply.get("allow_sending_without_reply"):
        return {}
    found = places.message(chat, reply["message_id"], "be replied")
    return {"reply_to_message": {key: each for key, each in found.items() if key != "reply_to_message"}}


def _file(places: Places, kind: str, params: JSON, files: Mapping[str, Upload]) -> File:
    """Return the file of a call: uploaded now, or known by its id."""
    named = params.get(kind, "")
    upload = files.get(named.removeprefix("attach://") or kind) if named.startswith("attach://") else files.get(kind)
    if upload is None:
        if named not in places.files:
            raise bad("wrong file identifier/HTTP URL specified")
        return places.files[named]
    if not upload.content:
        raise bad("file must be non-empty")
    if len(upload.content) > UPLOAD:
        raise Refusal(413, "")
    return places.keep(upload.name, upload.kind, upload.content)


def _edited(stage: Stage, params: JSON, changes: JSON, replaced: tuple[str, ...]) -> JSON:
    chat = stage.places.open(params.get("chat_id"))
    message = stage.places.message(chat, params.get("message_id"), "edit")
    if message["from"]["id"] != BOT["id"]:
        raise bad("message can't be edited")
    keys = {*replaced, "reply_markup"}
    if {key: message[key] for key in keys if key in message} == changes:
        same = (
            "specified new message content and reply markup are exactly the same as a current content and reply markup"
        )
        raise bad(f"message is not modified: {same} of the message")
    for key in keys:
        message.pop(key, None)
    message |= changes | {"edit_date": stage.places.stamp()}
    return message
