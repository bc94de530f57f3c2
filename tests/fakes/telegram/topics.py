"""Play the methods for topics of a forum."""

from collections.abc import Mapping

from tests.fakes.telegram.places import BOT, Topic
from tests.fakes.telegram.refusal import JSON, bad
from tests.fakes.telegram.stage import Stage, Upload


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
