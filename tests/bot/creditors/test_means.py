"""Hold how a creditor's ways of being paid are read."""

import pytest

from bot.creditors.document import TransferMeans


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("76.123.456-0", "76.123.456-0"),
        ("RUT 76.123.456-0", "76.123.456-0"),
        ("RUC: 20555501507", "20555501507"),
        ("Cédula jurídica 3-101-555019", "3-101-555019"),
        ("DNO990101AB1", "DNO990101AB1"),
        ("en trámite", "en trámite"),
        (None, None),
    ],
)
def test_tax_number(written: str | None, read: str | None) -> None:
    """A tax number is kept without the name that its country gives it, which the texts write themselves."""
    means = TransferMeans(kind="transfer", bank="B", account="1", holder="H", tax_id=written)

    assert read == means.tax_id
