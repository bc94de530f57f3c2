"""Know whose certificates are trusted when others' servers are called."""

import ssl
from functools import cache

import httpx


@cache
def trusted() -> ssl.SSLContext:
    """Return who is trusted, read once in a process: it takes longer than most calls."""
    return httpx.create_ssl_context()
