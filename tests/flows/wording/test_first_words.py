"""What is written first is seen as clients read it, whenever it changes."""

from tests.flows.wording.first_words import PAGE, first_words


def test_the_page_is_what_is_said() -> None:
    """The page shows the texts of every creditor, stage and voice as they are now."""
    assert first_words() == PAGE.read_text(encoding="utf-8")
