"""Find a creditor's clients by what a person knows of them: their number, or words of their name."""

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from storage.schema import Client

ACCENTED, PLAIN = "áàâãäéèêëíìîïóòôõöúùûüñç", "aaaaaeeeeiiiiooooouuuunc"
WORD_MIN = 2  #: letters; less than that names half a portfolio


def find_clients(session: Session, creditor: str, told: str, limit: int = 8) -> list[Client]:
    """Return a creditor's known clients whose number is the text, or whose name has all of its words, by name.

    Capitals and accents aside. The creditor must be in scope.
    """
    words = [word for word in plain(told).split() if len(word) >= WORD_MIN]
    if not words:
        return []
    name = func.translate(func.lower(Client.name), ACCENTED, PLAIN)
    has_all = and_(*(name.contains(word, autoescape=True) for word in words))
    is_number = func.lower(Client.id) == told.strip().lower()
    statement = select(Client).where(
        Client.creditor_id == creditor, Client.visitor_since.is_(None), or_(is_number, has_all)
    )
    return list(session.scalars(statement.order_by(is_number.desc(), Client.name, Client.id).limit(limit)))


def plain(text: str) -> str:
    """Return a text in small letters without accents, as names are compared."""
    return text.strip().lower().translate(str.maketrans(ACCENTED, PLAIN))
