"""Find a creditor's clients by what a person knows of them: their number, or words of their name."""

from sqlalchemy import cast, func, select
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session

from storage.schema import Client
from storage.words import fold, query_of

WORD_MIN = 2  #: letters; less than that names half a portfolio


def find_clients(session: Session, creditor: str, told: str, limit: int = 8) -> list[Client]:
    """Return a creditor's known clients who have the beginning of each word in their name or number, by name.

    Capitals and accents aside, as cases are found (`storage.words`); whose number it is to the letter comes first. The
    creditor must be in scope.
    """
    words = fold(told)
    query = query_of(" ".join(word for word in words if len(word) >= WORD_MIN))
    if query is None:
        return []
    is_number = func.concilia_fold(Client.id) == " ".join(words)
    statement = select(Client).where(
        Client.creditor_id == creditor, Client.visitor_since.is_(None), Client.words.op("@@")(cast(query, TSQUERY))
    )
    return list(session.scalars(statement.order_by(is_number.desc(), Client.name, Client.id).limit(limit)))
