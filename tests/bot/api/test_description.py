"""Hold the description: OpenAPI 3.1, true to the contract, and true of every answer that is given."""

from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.bot.api.conftest import Program
from tests.bot.world import World

EXAMPLES = 8  #: of each operation
CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    negative_data_rejection,
]
CONTRACT = {
    "GET /clients/{client_id}",
    "GET /clients/{client_id}/statement",
    "GET /clients/{client_id}/agreements",
    "GET /clients/{client_id}/messages",
    "POST /clients",
    "PUT /invoices/{number}",
    "PUT /tickets/{number}",
    "GET /cases",
    "GET /cases/{number}",
    "POST /cases/{number}/replies",
    "POST /cases/{number}/take",
    "POST /cases/{number}/release",
    "POST /cases/{number}/resolve",
    "POST /cases/{number}/approve",
    "POST /cases/{number}/refuse",
    "GET /totals",
    "POST /contacts",
    "POST /payments",
    "POST /payments/{reference}/reverse",
    "POST /credits",
    "GET /webhooks",
    "POST /webhooks",
    "DELETE /webhooks/{number}",
    "GET /webhooks/{number}/deliveries",
    "POST /webhooks/{number}/deliveries/{delivery}/replay",
    "POST /clock",
}


def operations(described: dict[str, Any]) -> dict[str, Any]:
    """Return the operations by method and path."""
    return {
        f"{method.upper()} {path}": operation
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    }


def test_operations(client: httpx.Client) -> None:
    """The description is OpenAPI 3.1 and names what the contract names, and nothing else."""
    described = client.get("/openapi.json").json()

    assert ("3.1", CONTRACT) == (described["openapi"][:3], set(operations(described)))


def test_every_post_can_be_repeated(client: httpx.Client) -> None:
    """Every POST takes an Idempotency-Key."""
    found = operations(client.get("/openapi.json").json())
    takes = {
        name
        for name, operation in found.items()
        if any(parameter["name"] == "Idempotency-Key" for parameter in operation.get("parameters", ()))
    }

    assert {name for name in CONTRACT if name.startswith("POST")} <= takes


def test_faults_are_problems(client: httpx.Client) -> None:
    """Every operation promises its faults as problems of RFC 9457."""
    found = operations(client.get("/openapi.json").json())
    media = {
        kind
        for operation in found.values()
        for status, response in operation["responses"].items()
        if status >= "400"
        for kind in response["content"]
    }

    assert {"application/problem+json"} == media


@pytest.mark.parametrize("operation", sorted(CONTRACT))
def test_answers_as_described(world: World, program: Program, operation: str) -> None:
    """Whatever is sent, the answer is one that the description names, of its shape, and never our fault."""
    world.verify()
    world.say("la luz nunca llegó")
    known = {"client_id": "1041", "creditor": world.creditor, "number": 1000, "invoice": "1041-1"}
    schema = schemathesis.openapi.from_url(f"{program.client.base_url}/openapi.json")
    method, path = operation.split()

    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=schema[path][method].as_strategy(), at_home=st.booleans())
    def ask(case: Case[Any], at_home: bool) -> None:
        if at_home:
            settle(case, known)
        headers = {"Authorization": f"Bearer {program.key}"}
        case.call_and_validate(headers=headers, checks=CHECKS)

    ask()


def settle(case: Case[Any], known: dict[str, Any]) -> None:
    """Let a case ask for what exists, where it names something."""
    for part in (case.path_parameters, case.query, case.body):
        if isinstance(part, dict):
            part.update({name: value for name, value in known.items() if name in part})
