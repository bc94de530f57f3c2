"""Tell a way to pay in the words of texts."""

from flows.facts import Facts, PaymentMeans
from flows.outcome import PayLink, Value
from flows.paying.due import next_bills, only_bill
from flows.paying.reference import reference_of

NAMES = ("bank", "account", "holder", "tax_id", "url", "label", "key", "where")  #: what a line may be made of
PIX, PAYMENT_LINK = "pix", "payment_link"
BILL = "bill"  #: in the reference's place of a way to pay: it wants the number of the bill


def row_of(means: PaymentMeans) -> dict[str, Value]:
    """Return the values of the text of one way to pay; what it does not tell of itself is empty."""
    told = {name: means.details.get(name, "") for name in NAMES}
    return {"kind": means.kind, **told, "field": "", "code": ""}


def row_for(means: PaymentMeans, facts: Facts) -> dict[str, Value]:
    """Return the values of one way for one client: with their own page, and with what it wants to know them by."""
    row = row_known(means, facts.client.id, only_bill(next_bills(facts.account, facts.today)))
    if means.kind == PAYMENT_LINK:
        row["url"] = PayLink(means.details["provider"])
    return row


def row_known(means: PaymentMeans, client: str, bill: str = "") -> dict[str, Value]:
    """Return the values of one way with what it wants to know a client by: the only bill's number, or their reference.

    `bill` is the number of the only bill that is to be paid, empty where there is none or are more.
    """
    row, field = row_of(means), means.details.get("reference_field")
    if not field:
        return row
    wants_bill = bill and means.details.get("reference") == BILL
    return row | {"field": field, "code": bill if wants_bill else reference_of(client)}
