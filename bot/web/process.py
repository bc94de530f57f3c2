"""Make the application of one serving process; the command says what else runs beside it."""

import os
from pathlib import Path

from fastapi import FastAPI

from bot.app import build
from bot.log import configure
from bot.settings import load
from bot.web.server import create_server


def create() -> FastAPI:
    """Return the application of this process."""
    configure()
    beside = os.environ.get("CONCILIA_SERVE", "11")
    app = build(load(os.environ, Path(".env")))
    return create_server(app, worker=beside[0] == "1", clock=beside[1] == "1")
