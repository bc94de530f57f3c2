"""Creditors and their policies."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from bot.commands.campaign_context import WHO, operator
from bot.commands.context import FILE, as_json, remembering, settings, show
from bot.commands.listing import Listing
from bot.commands.means import waits
from bot.creditors import reader, register
from bot.disk import read_text
from bot.errors import BadFile
from bot.objections import follow
from bot.paylinks.providers import read_providers, unserved
from bot.segmenting import assign_all
from flows.negotiation.policy import faults, json_schema, load_policy, remarks


@click.group(cls=Listing)
def creditor() -> None:
    """Create, update and list creditors."""


@creditor.command("apply")
@click.argument("file", type=FILE)
@WHO
@as_json
def apply_creditor(file: Path, by: str | None, *, as_json: bool) -> None:
    """Create or update a creditor from its file, with the policy it names.

    Ways to pay that differ from those in force wait for a second person: see `concilia means`.

    Example: concilia creditor apply aguas-del-valle.yml --by "Paula Reyes"
    """
    described, policy_text = reader.read(file, settings().sender_role)
    who = operator(by)
    own = reader.own_objections(file, described)
    with remembering() as memory, memory.database.unit_of_work(described.creditor) as uow:
        stored = register.store(uow, described, policy_text, memory.clock.now(), who)
        followed = follow(uow, stored.id, *own, memory.clock.now()) if own else None
        waiting = uow.means.waiting(stored.id)
        result: dict[str, Any] = {"creditor": stored.id, "policy_version": stored.policy_version}
        result |= {"means_waiting": waiting.id} if waiting else {}
        words = [f"{stored.id}: stored, with policy version {stored.policy_version}."]
        words += [waits(uow, waiting)] if waiting else []
        words += [AS_BEFORE.format(name=own[0])] if own and not followed else []
        uow.commit()
        assign_all(memory.database, described.creditor, memory.clock.now())
    for noted in unserved(read_providers(settings()), described):
        click.echo(f"{file.name}: {noted}", err=True)
    show(result, as_json=as_json, words="\n".join(words))


AS_BEFORE = "{name} says what it said when it was last applied: the objections in force stay, the console's too."


@creditor.command("list")
@as_json
def list_creditors(*, as_json: bool) -> None:
    """List the creditors.

    Example: concilia creditor list --json
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        rows = [
            {
                "creditor": row.id,
                "name": row.name,
                "country": row.country,
                "currency": row.currency,
                "policy_version": row.policy_version,
            }
            for row in uow.creditors.all()
        ]
    words = "\n".join(f"{row['creditor']:24} {row['country']} {row['currency']}  {row['name']}" for row in rows)
    show(rows, as_json=as_json, words=words or "There are no creditors yet: `concilia creditor apply FILE` adds one.")


@click.group(cls=Listing)
def policy() -> None:
    """Check and apply policies."""


@policy.command("check")
@click.argument("file", type=FILE)
@as_json
def check_policy(file: Path, *, as_json: bool) -> None:
    """Report every fault of a policy file, each with its line and remedy; of a valid one, what has no effect.

    Example: concilia policy check policy.yml
    """
    text = read_text(file)
    found, noted = faults(text), remarks(text)
    if found and not as_json:
        raise BadFile(file.name, [str(one) for one in found])
    words = "\n".join([f"{file.name}: valid.", *(f"{file.name}: {one}" for one in noted)])
    result = {"faults": [asdict(one) for one in found], "remarks": [asdict(one) for one in noted]}
    show(result, as_json=as_json, words=words)
    if found:
        raise SystemExit(1)


@policy.command("schema")
def print_schema() -> None:
    """Print the JSON Schema of a policy file, for editors.

    Example: concilia policy schema > policy.schema.json
    """
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@policy.command("apply")
@click.argument("file", type=FILE)
@click.option("--creditor", "creditor_id", required=True, help="The creditor's id.")
@as_json
def apply_policy(file: Path, creditor_id: str, *, as_json: bool) -> None:
    """Store a policy as a new immutable version, in force from now on.

    Example: concilia policy apply policy.yml --creditor aguas-del-valle
    """
    text = read_text(file)
    if found := faults(text):
        raise BadFile(file.name, [str(one) for one in found])
    with remembering() as memory, memory.database.unit_of_work(creditor_id) as uow:
        version = register.apply_policy(uow, creditor_id, load_policy(text), text, memory.clock.now())
        uow.commit()
    show(
        {"creditor": creditor_id, "policy_version": version},
        as_json=as_json,
        words=f"{creditor_id}: policy version {version} is in force.",
    )
