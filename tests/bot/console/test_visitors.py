"""Hold how advisers see somebody whom nobody knows yet."""

from storage.schema import Case
from tests.bot.console.conftest import SECRET, Desk


def test_a_visitors_case_is_seen_and_answered(andrea: Desk, visitor: Case) -> None:
    """The queue names them as not identified, the case shows what they wrote, and an adviser's words reach them."""
    queue, page = andrea.see().text, andrea.see(f"/console/cases/{visitor.id}")
    told = andrea.act(visitor.id, "reply", text="Buenas tardes, ¿en qué le ayudo?")

    assert "Sin identificar" in queue
    assert (200, True) == (page.status_code, SECRET in page.text)
    assert told.status_code < 400


def test_summary_of_a_visitor(visitor: Case) -> None:
    """Their case says that nobody knows yet who wrote, and nothing of an account that they do not have."""
    assert visitor.summary.endswith("Escribió alguien a quien aún no se reconoce.")
