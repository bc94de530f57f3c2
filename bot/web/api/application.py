"""Join the resources into the REST API, described by OpenAPI 3.1 at /api/v1/openapi.json."""

from fastapi import FastAPI

from bot.web.api import cases, clients, clock, payments
from bot.web.api.problems import MEDIA_TYPE, Problem, install
from bot.web.service import Service

PROBLEMS = {
    status: {"model": Problem, "description": meaning, "content": {MEDIA_TYPE: {}}}
    for status, meaning in (
        (401, "No valid key"),
        (403, "The key does not open this"),
        (404, "There is no such thing, or this key does not see it"),
        (409, "It stands in the way of what is there"),
        (422, "The request is not acceptable as it is"),
    )
}


def create_api(service: Service) -> FastAPI:
    """Return the API."""
    api = FastAPI(
        title="Concilia",
        version="1",
        description="Clients, their accounts and agreements, and the cases that people see to.",
        responses={status: dict(problem) for status, problem in PROBLEMS.items()},
        redoc_url=None,
        docs_url=None,
    )
    api.state.service = service
    for resource in (clients, cases, payments, clock):
        api.include_router(resource.router)
    install(api)
    return api
