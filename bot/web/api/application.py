"""Join the resources into the REST API, described by OpenAPI 3.1 at /api/v1/openapi.json."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from bot.web.api import cases, clients, clock, contacts, invoices, ledger, payments, tickets, totals, webhooks
from bot.web.api.access import Pace
from bot.web.api.problems import MEDIA_TYPE, Problem, install
from bot.web.security import SILENT
from bot.web.service import Service

REFERENCE = "#/components/schemas/Problem"
MEANINGS = (
    (400, "The request cannot be read"),
    (401, "No valid key"),
    (403, "The key does not open this"),
    (404, "There is no such thing, or this key does not see it"),
    (409, "It stands in the way of what is there"),
    (422, "The request is not acceptable as it is"),
    (429, "The key asks faster than it may; Retry-After says when to go on"),
    (503, "The database does not answer now; try again"),
)
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": meaning, "content": {MEDIA_TYPE: {"schema": {"$ref": REFERENCE}}}}
    for status, meaning in MEANINGS
}


def create_api(service: Service, pace: Pace | None = None) -> FastAPI:
    """Return the API; `pace` is how fast a key may ask, where it is not the usual one."""
    api = FastAPI(
        title="Concilia",
        version="1",
        description="Clients, their accounts and agreements, and the cases that people see to.",
        responses=PROBLEMS,
        redoc_url=None,
        docs_url=None,
        telemetry=SILENT,
    )
    api.state.service, api.state.pace = service, pace or Pace()
    for resource in (clients, cases, payments, invoices, ledger, contacts, tickets, totals, webhooks, clock):
        api.include_router(resource.router)
    install(api)
    api.openapi = lambda: describe(api)  # type: ignore[method-assign] # FastAPI's own way to extend the description
    return api


def describe(api: FastAPI) -> dict[str, Any]:
    """Return the description, made once, with the shape of problems that every operation refers to."""
    if api.openapi_schema is None:
        described = get_openapi(
            title=api.title, version=api.version, description=api.description, routes=api.routes, servers=api.servers
        )
        described["components"]["schemas"]["Problem"] = Problem.model_json_schema()
        api.openapi_schema = described
    return api.openapi_schema
