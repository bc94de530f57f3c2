"""The invented creditor whose clients are imported and talked with when the product is measured."""

from datetime import datetime
from typing import Final

from bot.creditors.document import CreditorFile
from bot.creditors.register import store
from storage.unit_of_work import UnitOfWork

CREDITOR: Final = CreditorFile(
    creditor="bench",
    name="Aguas del Valle",
    country="CL",
    currency="CLP",
    timezone="America/Santiago",
    locale="es-CL",
    adviser_hours={"mon_fri": ("09:00", "18:00")},
    policy="policy.yml",
)
POLICY: Final = """
policy: bench
version: "1"
country: CL
currency: CLP
payment_step: "1000"
offer_valid_hours: 72
counter_offers_max: 3
levels:
  - name: all
    bot: {term_days_max: 180, payments_max: 6, payment_min: "10000", first_payment_within_days: 35}
interest: {mode: waived}
verification: {any_of: [document_last4, birth_date], attempts_max: 3}
agreement: {grace_days: 3, broken_after: {missed_in_a_row: 2, days_late: 15}}
allocation: [instalments, oldest_invoice]
"""


def register(uow: UnitOfWork, now: datetime) -> None:
    """Write the creditor with its policy; the caller commits."""
    store(uow, CREDITOR, POLICY, now)
