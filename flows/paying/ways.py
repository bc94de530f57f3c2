"""Tell a way to pay in the words of texts."""

from flows.facts import PaymentMeans

NAMES = ("bank", "account", "holder", "tax_id", "url", "label", "key", "where")  #: what a line may be made of
PIX = "pix"


def row_of(means: PaymentMeans) -> dict[str, str]:
    """Return the values of the text of one way to pay; what it does not tell of itself is empty."""
    return {"kind": means.kind, **{name: means.details.get(name, "") for name in NAMES}}
