"""Read a database's address: PostgreSQL, by the driver in use."""

from sqlalchemy import make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from storage.errors import BadAddress


def read_url(url: str) -> URL:
    """Return the address for the driver in use; refuse what is not PostgreSQL."""
    try:
        parsed = make_url(url)
    except ArgumentError as fault:
        raise BadAddress from fault
    if parsed.drivername not in {"postgres", "postgresql", "postgresql+psycopg"}:
        raise BadAddress
    return parsed.set(drivername="postgresql+psycopg")
