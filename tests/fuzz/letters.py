"""Fuzz what reads the calls of providers."""

from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import parse_qsl

from bot.channels import twilio_inbound
from bot.channels.telegram_inbound import query_of, read_update
from bot.web.payments import Refusal as NoPayment
from bot.web.payments import _read as read_payment
from bot.web.telegram import _parse as parse_update
from tests.fuzz.target import Target

NOW = datetime(2026, 3, 5, 15, tzinfo=UTC)
FORM = (
    "MessageSid=SM0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a&AccountSid=AC5e&From=whatsapp%3A%2B56911112222&To=%2B56225550100"
    "&Body=hola&NumMedia=1&MediaUrl0=https%3A%2F%2Fapi.twilio.com%2Fx&MediaContentType0=image%2Fpng&ButtonPayload=a"
    "&MessageStatus=failed&ErrorCode=30003"
)
UPDATE = (
    '{"update_id": 9, "message": {"message_id": 1, "date": 1772722800, "chat": {"id": 7, "type": "private"}, "from": '
    '{"id": 7, "is_bot": false, "first_name": "Ana"}, "text": "/start x", "photo": [{"file_id": "x"}]}, '
    '"callback_query": {"id": "1", "from": {"id": 7}, "data": "1:affirm"}}'
)
PAYMENT = '{"reference": "P-1", "amount": "44000", "currency": "CLP", "paid_on": "2026-03-05", "client_id": "1041"}'


def twilio(data: bytes) -> None:
    """Read a form of Twilio's as a message and as a receipt."""
    form = parse_qsl(data.decode("latin-1"), keep_blank_values=True)
    for read in (lambda: twilio_inbound.read_message(form, NOW), lambda: twilio_inbound.read_status(form)):
        try:
            read()
        except twilio_inbound.Unreadable:
            continue


def telegram(data: bytes) -> None:
    """Read an update of Telegram's."""
    update = parse_update(data)
    if update is not None:
        read_update(update, NOW)
        query_of(update)


TARGETS: Mapping[str, Target] = {
    "payment": Target(read_payment, [PAYMENT.encode()], (NoPayment,)),
    "telegram": Target(telegram, [UPDATE.encode()], signs=["my_chat_member", "edited_message", "callback_query"]),
    "twilio": Target(twilio, [FORM.encode()]),
}
