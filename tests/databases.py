"""Make databases on the tests' server, and drop them."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import psycopg
from sqlalchemy import URL, make_url


@contextmanager
def made(server_url: str, template: str = "template1") -> Iterator[str]:
    """Make a database, empty or a copy of another to which nobody is connected; give its address."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(server_url.replace("+psycopg", ""), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def kill(url: URL, pid: int) -> None:
    """End a connection of the server, and wait until it is gone."""
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as superuser:
        superuser.execute("SELECT pg_terminate_backend(%s, 20000)", (pid,))
