"""Name the columns of a portfolio, and which must be there; other files that are read like one name theirs alike."""

from typing import NamedTuple

REQUIRED = ("client_id", "name", "invoice_number", "due_on", "amount")

CLIENT = (
    "client_id",
    "name",
    "document_type",
    "document_id",
    "birth_date",
    "country",
    "region",
    "locale",
    "timezone",
    "phone",
    "whatsapp",
    "telegram",
    "email",
    "preferred_channel",
    "consent_whatsapp",
    "consent_sms",
    "consent_telegram",
    "consent_email",
    "consent_source",
    "consent_at",
    "segment",
    "since_on",
    "yearly_value",
)
"""What a row says of the client; the same on each of their rows."""

INVOICE = (
    "creditor",
    "client_id",
    "invoice_number",
    "description",
    "issued_on",
    "due_on",
    "amount",
    "balance",
    "currency",
    "disputed",
    "paid_on",
    "delivered_on",
    "promised_service_ok",
    "barred_on",
    "document_url",
)
"""What a row says of the invoice, and whose it is."""

ALL = tuple(dict.fromkeys(CLIENT + INVOICE))


class Form(NamedTuple):
    """The columns that a kind of file may have, those that it must have, and what such a file is called."""

    every: tuple[str, ...]
    required: tuple[str, ...]
    name: str


PORTFOLIO = Form(ALL, REQUIRED, "a portfolio")

CHANNELS = {"phone": "sms", "whatsapp": "whatsapp", "telegram": "telegram", "email": "email"}
"""The columns with an address, and the channel that each belongs to."""

REASON = "reason"  #: the last column of rejected rows
