"""Make the key with which whoever tells of a creditor's payments by HTTP signs; there is one at a time."""

from datetime import datetime

from bot.webhooks.signature import make_secret
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

ACTOR = "operator"


def make_key(uow: UnitOfWork, vault: Vault, creditor: str, now: datetime) -> str:
    """Return a new key of a creditor in scope, which takes the place of the one before; it is kept sealed."""
    words = make_secret()
    uow.creditors.get(creditor).payments_key_sealed = vault.seal(words)
    uow.audit.append(creditor, now, ACTOR, "payments_key.made", f"creditor:{creditor}", {})
    return words


def end_key(uow: UnitOfWork, creditor: str, now: datetime) -> None:
    """Let a creditor's key prove nothing any more."""
    uow.creditors.get(creditor).payments_key_sealed = None
    uow.audit.append(creditor, now, ACTOR, "payments_key.ended", f"creditor:{creditor}", {})
