"""Judge a list of ways to pay that somebody proposes, by all that a creditor's file must hold to."""

from collections.abc import Mapping, Sequence
from typing import Literal, get_args, get_origin

from pydantic import BaseModel

from bot.creditors.document import CreditorFile, PaymentMeans
from bot.creditors.faults import faults
from bot.creditors.means import KEY
from bot.errors import BadFile
from bot.paylinks.providers import Providers, unserved
from storage.schema import Creditor, Json


def _kinds() -> Mapping[str, type[BaseModel]]:
    """Return the form of each kind of way to pay."""
    union = get_args(PaymentMeans)[0]
    return {kind: form for form in get_args(union) for kind in get_args(form.model_fields["kind"].annotation)}


FORMS = _kinds()


def judged(row: Creditor, document: Sequence[Json], role: str | None, providers: Providers) -> list[Json]:
    """Return a list as it is stored. Raises BadFile with every fault of it.

    `role` is in which one a creditor writes whose file does not say.
    """
    whole = {**row.document, KEY: [*document]}
    found = [fault for fault in faults(whole, role) if fault.startswith(KEY)]
    if found:
        raise BadFile(row.id, found)
    described = CreditorFile.model_validate(whole)
    if lost := [*unserved(providers, described)]:
        raise BadFile(row.id, lost)
    return [one.model_dump(mode="json", exclude_none=True) for one in described.payment_means]


def asked_of(kind: str) -> Sequence[tuple[str, bool, Sequence[str]]]:
    """Return what a kind of way consists of: each name, whether it must be there, and its only values, if any."""
    fields = [(name, one) for name, one in FORMS[kind].model_fields.items() if name != "kind"]
    fields.sort(key=lambda field: (not field[1].is_required(), field[0].startswith("reference")))
    return [(name, one.is_required(), _values(one.annotation)) for name, one in fields]


def _values(annotation: object) -> Sequence[str]:
    """Return the words of which one is chosen; none where anything may be written."""
    for part in (annotation, *get_args(annotation)):
        if get_origin(part) is Literal:
            return [str(word) for word in get_args(part)]
    return ()
