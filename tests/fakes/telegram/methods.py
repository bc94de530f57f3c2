"""Play the methods: each takes a call's parameters and files, changes what there is, and returns the result."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.fakes.telegram.content import checked_keyboard, spoken, units
from tests.fakes.telegram.pace import Pace
from tests.fakes.telegram.places import BOT, DOWNLOAD, UPLOAD, Chat, File, Places, Topic
from tests.fakes.telegram.post import Post, Webhook, checked_webhook
from tests.fakes.telegram.refusal import JSON, Refusal, bad

ALIVE = dt.timedelta(seconds=60)
"""How long a press of a button can be answered."""
RIGHTS = [
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
]
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


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    kind: str
    content: bytes


@dataclass(slots=True)
class Stage:
    """What methods work on."""

    places: Places
    post: Post
    pace: Pace


Method = Callable[[Stage, JSON, Mapping[str, Upload]], Any]


def get_me(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> JSON:
    """Tell who the bot is."""
    return BOT | {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}


def get_updates(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> list[JSON]:
    """Hand updates over."""
    limit, seconds = params.get("limit", 100), params.get("timeout", 0)
    return stage.post.asked(params.get("offset", 0), limit, seconds, params.get("allowed_updates"))


def set_webhook(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> bool:
    """Send updates to an address from now on."""
    drop = params.get("drop_pending_updates", False)
    stage.post.register(checked_webhook(params), params.get("allowed_updates"), drop=drop)
    return True


def delete_webhook(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> bool:
    """Keep updates until they are asked for."""
    stage.post.register(Webhook(), None, drop=params.get("drop_pending_updates", False))
    return True


def get_webhook_info(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> JSON:
    """Tell where updates go, and what went wrong last."""
    return stage.post.info()


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


def answer_callback_query(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> bool:
    """Stop the waiting of whoever pressed a button; once, and not too late."""
    query = stage.places.queries.get(params["callback_query_id"])
    if query is None or query.answer is not None or stage.places.now() - query.asked > ALIVE:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    if units(params.get("text", "")) > 200:
        raise bad("MESSAGE_TOO_LONG")
    query.answer = {name: params[name] for name in ("text", "show_alert", "url") if name in params}
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


def get_file(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> JSON:
    """Tell where a file can be fetched."""
    file = stage.places.files.get(params["file_id"])
    if file is None:
        raise bad("invalid file_id")
    if len(file.content) > DOWNLOAD:
        raise bad("file is too big")
    return file.brief() | {"file_path": file.path}


def get_chat(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> JSON:
    """Tell about a chat."""
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), True
    )
    more = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}
    return stage.places.known(params["chat_id"]).brief() | more


def get_chat_member(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> JSON:
    """Tell what somebody is in a chat."""
    chat = stage.places.known(params["chat_id"])
    if params["user_id"] == BOT["id"]:
        rights = dict.fromkeys(RIGHTS, True) | {"status": "administrator", "is_anonymous": False}
        return {"user": BOT} | (rights if chat.rights else {"status": "member"})
    if params["user_id"] not in chat.members:
        raise bad("user not found")
    return {"user": chat.members[params["user_id"]], "status": "member"}


def create_forum_topic(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> JSON:
    """Open a topic."""
    chat = stage.places.open(params["chat_id"])
    if not chat.forum:
        raise bad("the chat is not a forum")
    if not chat.rights:
        raise bad("not enough rights to create a topic")
    name = _topic_name(params["name"])
    icon = {"name": name, "icon_color": params.get("icon_color", 7322096)}
    message = stage.places.write(chat, BOT, {"forum_topic_created": icon})
    thread = message["message_id"]
    message |= {"message_thread_id": thread, "is_topic_message": True}
    chat.topics[thread] = Topic(thread, name)
    return icon | {"message_thread_id": thread}


def edit_forum_topic(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> bool:
    """Give a topic another name."""
    topic = _managed(stage, params)
    if "name" in params:
        name = _topic_name(params["name"])
        if name == topic.name and "icon_custom_emoji_id" not in params:
            raise bad("TOPIC_NOT_MODIFIED")
        topic.name = name
    return True


def close_forum_topic(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> bool:
    """Close a topic."""
    return _turned(_managed(stage, params), closed=True)


def reopen_forum_topic(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> bool:
    """Open a closed topic again."""
    return _turned(_managed(stage, params), closed=False)


def delete_forum_topic(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> bool:
    """Take a topic and its messages away."""
    topic, chat = _managed(stage, params), stage.places.known(params["chat_id"])
    del chat.topics[topic.id]
    chat.messages = {key: each for key, each in chat.messages.items() if each.get("message_thread_id") != topic.id}
    return True


def set_my_commands(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> bool:
    """Set the menu of commands."""
    stage.places.commands = params["commands"]
    return True


def get_my_commands(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> list[JSON]:
    """Tell the menu of commands."""
    return stage.places.commands


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


def _managed(stage: Stage, params: JSON) -> Topic:
    chat = stage.places.open(params["chat_id"])
    return stage.places.topic(chat, params["message_thread_id"], manage=True)


def _turned(topic: Topic, *, closed: bool) -> bool:
    if topic.closed == closed:
        raise bad("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    return True


def _topic_name(name: str) -> str:
    if not 1 <= len(name.strip()) <= 128:
        raise bad("TOPIC_TITLE_EMPTY" if not name.strip() else "topic name is too long")
    return name.strip()


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "sendMessage": send_message,
    "sendDocument": sender_of("document"),
    "sendVoice": sender_of("voice"),
    "sendAudio": sender_of("audio"),
    "sendPhoto": sender_of("photo"),
    "sendLocation": send_location,
    "sendContact": send_contact,
    "sendChatAction": send_chat_action,
    "copyMessage": copy_message,
    "answerCallbackQuery": answer_callback_query,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "getFile": get_file,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "createForumTopic": create_forum_topic,
    "editForumTopic": edit_forum_topic,
    "closeForumTopic": close_forum_topic,
    "reopenForumTopic": reopen_forum_topic,
    "deleteForumTopic": delete_forum_topic,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
}
