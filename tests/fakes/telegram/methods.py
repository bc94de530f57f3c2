"""Play the methods: each takes a call's parameters and files, changes what there is, and returns the result."""

import datetime as dt
from collections.abc import Mapping

from tests.fakes.telegram import sending, topics
from tests.fakes.telegram.content import units
from tests.fakes.telegram.places import BOT, DOWNLOAD
from tests.fakes.telegram.refusal import JSON, bad
from tests.fakes.telegram.stage import Method, Stage, Upload
from tests.fakes.telegram.webhook import Webhook, checked_webhook

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


def answer_callback_query(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> bool:
    """Stop the waiting of whoever pressed a button; once, and not too late."""
    query = stage.places.queries.get(params["callback_query_id"])
    if query is None or query.answer is not None or stage.places.now() - query.asked > ALIVE:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    if units(params.get("text", "")) > 200:
        raise bad("MESSAGE_TOO_LONG")
    query.answer = {name: params[name] for name in ("text", "show_alert", "url") if name in params}
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


def set_my_commands(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> bool:
    """Set the menu of commands."""
    stage.places.commands = params["commands"]
    return True


def get_my_commands(stage: Stage, params: JSON, files: Mapping[str, Upload]) -> list[JSON]:
    """Tell the menu of commands."""
    return stage.places.commands


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "sendMessage": sending.send_message,
    "sendDocument": sending.sender_of("document"),
    "sendVoice": sending.sender_of("voice"),
    "sendAudio": sending.sender_of("audio"),
    "sendPhoto": sending.sender_of("photo"),
    "sendLocation": sending.send_location,
    "sendContact": sending.send_contact,
    "sendChatAction": sending.send_chat_action,
    "copyMessage": sending.copy_message,
    "answerCallbackQuery": answer_callback_query,
    "editMessageText": sending.edit_message_text,
    "editMessageReplyMarkup": sending.edit_message_reply_markup,
    "deleteMessage": sending.delete_message,
    "getFile": get_file,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "createForumTopic": topics.create_forum_topic,
    "editForumTopic": topics.edit_forum_topic,
    "closeForumTopic": topics.close_forum_topic,
    "reopenForumTopic": topics.reopen_forum_topic,
    "deleteForumTopic": topics.delete_forum_topic,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
}
