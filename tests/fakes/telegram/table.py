"""Describe by hand the methods that this server plays, for where the published description is not at hand."""

from tests.fakes.telegram.description import Description, noted

CHAT = "chat_id!:Integer|String"
MARKUP = "reply_markup:InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply"
HEAD = f"business_connection_id:String {CHAT} message_thread_id:Integer direct_messages_topic_id:Integer"
PAID = "allow_paid_broadcast:Boolean message_effect_id:String suggested_post_parameters:SuggestedPostParameters"
TAIL = f"disable_notification:Boolean protect_content:Boolean {PAID} reply_parameters:ReplyParameters {MARKUP}"
CAPTION = "caption:String parse_mode:String caption_entities:[MessageEntity]"
EDITED = "business_connection_id:String chat_id:Integer|String message_id:Integer inline_message_id:String"
TOPIC = f"{CHAT} message_thread_id!:Integer"
SCOPE = "scope:BotCommandScope language_code:String"

METHODS = {
    "getMe": "",
    "getUpdates": "offset:Integer limit:Integer timeout:Integer allowed_updates:[String]",
    "setWebhook": (
        "url!:String certificate:InputFile ip_address:String max_connections:Integer allowed_updates:[String]"
        " drop_pending_updates:Boolean secret_token:String"
    ),
    "deleteWebhook": "drop_pending_updates:Boolean",
    "getWebhookInfo": "",
    "sendMessage": (
        f"{HEAD} text!:String parse_mode:String entities:[MessageEntity] link_preview_options:LinkPreviewOptions {TAIL}"
    ),
    "sendDocument": (
        f"{HEAD} document!:InputFile|String thumbnail:InputFile|String {CAPTION}"
        f" disable_content_type_detection:Boolean {TAIL}"
    ),
    "sendVoice": f"{HEAD} voice!:InputFile|String {CAPTION} duration:Integer {TAIL}",
    "sendAudio": (
        f"{HEAD} audio!:InputFile|String {CAPTION} duration:Integer performer:String title:String"
        f" thumbnail:InputFile|String {TAIL}"
    ),
    "sendPhoto": (
        f"{HEAD} photo!:InputFile|String {CAPTION} show_caption_above_media:Boolean has_spoiler:Boolean {TAIL}"
    ),
    "sendLocation": (
        f"{HEAD} latitude!:Float longitude!:Float horizontal_accuracy:Float live_period:Integer heading:Integer"
        f" proximity_alert_radius:Integer {TAIL}"
    ),
    "sendContact": f"{HEAD} phone_number!:String first_name!:String last_name:String vcard:String {TAIL}",
    "sendChatAction": f"business_connection_id:String {CHAT} message_thread_id:Integer action!:String",
    "copyMessage": (
        f"{CHAT} message_thread_id:Integer direct_messages_topic_id:Integer from_chat_id!:Integer|String"
        f" message_id!:Integer video_start_timestamp:Integer {CAPTION} show_caption_above_media:Boolean {TAIL}"
    ),
    "answerCallbackQuery": "callback_query_id!:String text:String show_alert:Boolean url:String cache_time:Integer",
    "editMessageText": (
        f"{EDITED} text:String parse_mode:String entities:[MessageEntity] link_preview_options:LinkPreviewOptions"
        " rich_message:InputRichMessage reply_markup:InlineKeyboardMarkup"
    ),
    "editMessageReplyMarkup": f"{EDITED} reply_markup:InlineKeyboardMarkup",
    "deleteMessage": f"{CHAT} message_id!:Integer",
    "getFile": "file_id!:String",
    "getChat": CHAT,
    "getChatMember": f"{CHAT} user_id!:Integer",
    "createForumTopic": f"{CHAT} name!:String icon_color:Integer icon_custom_emoji_id:String",
    "editForumTopic": f"{TOPIC} name:String icon_custom_emoji_id:String",
    "closeForumTopic": TOPIC,
    "reopenForumTopic": TOPIC,
    "deleteForumTopic": TOPIC,
    "setMyCommands": f"commands!:[BotCommand] {SCOPE}",
    "getMyCommands": SCOPE,
}

TYPES = {
    "InputFile": "",
    "MessageEntity": (
        "type!:String offset!:Integer length!:Integer url:String user:User language:String custom_emoji_id:String"
        " unix_time:Integer date_time_format:String"
    ),
    "User": (
        "id!:Integer is_bot!:Boolean first_name!:String last_name:String username:String language_code:String"
        " is_premium:Boolean added_to_attachment_menu:Boolean can_join_groups:Boolean"
        " can_read_all_group_messages:Boolean supports_guest_queries:Boolean supports_inline_queries:Boolean"
        " can_connect_to_business:Boolean has_main_web_app:Boolean has_topics_enabled:Boolean"
        " allows_users_to_create_topics:Boolean can_manage_bots:Boolean supports_join_request_queries:Boolean"
    ),
    "LinkPreviewOptions": (
        "is_disabled:Boolean url:String prefer_small_media:Boolean prefer_large_media:Boolean show_above_text:Boolean"
    ),
    "SuggestedPostParameters": "price:SuggestedPostPrice send_date:Integer",
    "SuggestedPostPrice": "currency!:String amount!:Integer",
    "ReplyParameters": (
        "message_id!:Integer chat_id:Integer|String allow_sending_without_reply:Boolean quote:String"
        " quote_parse_mode:String quote_entities:[MessageEntity] quote_position:Integer checklist_task_id:Integer"
        " poll_option_id:String"
    ),
    "InlineKeyboardMarkup": "inline_keyboard!:[[InlineKeyboardButton]]",
    "InlineKeyboardButton": (
        "text!:String icon_custom_emoji_id:String style:String url:String callback_data:String web_app:WebAppInfo"
        " login_url:LoginUrl switch_inline_query:String switch_inline_query_current_chat:String"
        " switch_inline_query_chosen_chat:SwitchInlineQueryChosenChat copy_text:CopyTextButton"
        " callback_game:CallbackGame pay:Boolean"
    ),
    "WebAppInfo": "url!:String",
    "LoginUrl": "url!:String forward_text:String bot_username:String request_write_access:Boolean",
    "SwitchInlineQueryChosenChat": (
        "query:String allow_user_chats:Boolean allow_bot_chats:Boolean allow_group_chats:Boolean"
        " allow_channel_chats:Boolean"
    ),
    "CopyTextButton": "text!:String",
    "CallbackGame": "",
    "ReplyKeyboardMarkup": (
        "keyboard!:[[KeyboardButton]] is_persistent:Boolean resize_keyboard:Boolean one_time_keyboard:Boolean"
        " input_field_placeholder:String selective:Boolean"
    ),
    "KeyboardButton": (
        "text!:String icon_custom_emoji_id:String style:String request_users:KeyboardButtonRequestUsers"
        " request_chat:KeyboardButtonRequestChat request_managed_bot:KeyboardButtonRequestManagedBot"
        " request_contact:Boolean request_location:Boolean request_poll:KeyboardButtonPollType web_app:WebAppInfo"
    ),
    "KeyboardButtonRequestUsers": (
        "request_id!:Integer user_is_bot:Boolean user_is_premium:Boolean max_quantity:Integer request_name:Boolean"
        " request_username:Boolean request_photo:Boolean"
    ),
    "KeyboardButtonRequestChat": (
        "request_id!:Integer chat_is_channel!:Boolean chat_is_forum:Boolean chat_has_username:Boolean"
        " chat_is_created:Boolean user_administrator_rights:ChatAdministratorRights"
        " bot_administrator_rights:ChatAdministratorRights bot_is_member:Boolean request_title:Boolean"
        " request_username:Boolean request_photo:Boolean"
    ),
    "KeyboardButtonRequestManagedBot": "request_id!:Integer suggested_name:String suggested_username:String",
    "ChatAdministratorRights": (
        "is_anonymous!:Boolean can_manage_chat!:Boolean can_delete_messages!:Boolean can_manage_video_chats!:Boolean"
        " can_restrict_members!:Boolean can_promote_members!:Boolean can_change_info!:Boolean"
        " can_invite_users!:Boolean can_post_stories!:Boolean can_edit_stories!:Boolean can_delete_stories!:Boolean"
        " can_post_messages:Boolean can_edit_messages:Boolean can_pin_messages:Boolean can_manage_topics:Boolean"
        " can_manage_direct_messages:Boolean can_manage_tags:Boolean"
    ),
    "KeyboardButtonPollType": "type:String",
    "ReplyKeyboardRemove": "remove_keyboard!:Boolean selective:Boolean",
    "ForceReply": "force_reply!:Boolean input_field_placeholder:String selective:Boolean",
    "InputRichMessage": "html:String markdown:String is_rtl:Boolean skip_entity_detection:Boolean",
    "BotCommand": "command!:String description!:String",
    "BotCommandScopeDefault": "type!=default:String",
    "BotCommandScopeAllPrivateChats": "type!=all_private_chats:String",
    "BotCommandScopeAllGroupChats": "type!=all_group_chats:String",
    "BotCommandScopeAllChatAdministrators": "type!=all_chat_administrators:String",
    "BotCommandScopeChat": f"type!=chat:String {CHAT}",
    "BotCommandScopeChatAdministrators": f"type!=chat_administrators:String {CHAT}",
    "BotCommandScopeChatMember": f"type!=chat_member:String {CHAT} user_id!:Integer",
}

KINDS = {
    "BotCommandScope": (
        "BotCommandScopeDefault BotCommandScopeAllPrivateChats BotCommandScopeAllGroupChats"
        " BotCommandScopeAllChatAdministrators BotCommandScopeChat BotCommandScopeChatAdministrators"
        " BotCommandScopeChatMember"
    ),
}


def by_hand() -> Description:
    """Return the description written here."""
    return noted(METHODS, TYPES, KINDS)
