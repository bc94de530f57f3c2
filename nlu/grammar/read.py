"""Read one message: the grammar's only public function."""

from collections.abc import Sequence
from datetime import date

from nlu.reading import Extraction


def extract(
    text: str,
    locale: str,
    today: date,
    currency: str | None = None,
    paydays: Sequence[int | str] = (15, "last"),
    question: str | None = None,
) -> Extraction:
    """Find every value and the proposed legs in `text`, dates resolved against the client's local `today`."""
    return Extraction()
