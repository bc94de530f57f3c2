"""Write a creditor and its policy, in force from then on; whatever does not fit together is refused beforehand.

Its ways to pay alone are not: where clients are told some already, others wait for a second person. What two people
decided on at the console stays, where the file says nothing new.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.actors import OPERATOR, signed
from bot.creditors import means
from bot.creditors.decided import with_decided
from bot.creditors.document import CreditorFile
from bot.errors import BadFile, UnknownCreditor
from flows.negotiation.policy import Policy, load_policy
from storage.schema import Creditor, Json
from storage.unit_of_work import UnitOfWork


def store(uow: UnitOfWork, described: CreditorFile, policy_text: str, now: datetime, by: str = OPERATOR) -> Creditor:
    """Write a creditor and its policy; a policy whose version is stored already must be the same text.

    `by` is who does it, as the audit log names them. Ways to pay that differ from those in force wait: see `means`.
    """
    _check_fit(described, load_policy(policy_text))
    _check_group(uow, described)
    known = uow.creditors.find(described.creditor)
    told = [one.model_dump(mode="json", exclude_none=True) for one in described.payment_means]
    if known is not None:
        means.propose(uow, described.creditor, told, by, now)
        told = known.document.get(means.KEY) or []
    _put(uow, described, told, now)
    begun = {} if known else {means.KEY: means.begin(uow, described.creditor, told, by, now).document}
    version = apply_policy(uow, described.creditor, load_policy(policy_text), policy_text, now, by)
    actor, named = signed(by)
    uow.audit.append(
        described.creditor,
        now,
        actor,
        "creditor.applied",
        f"creditor:{described.creditor}",
        {"policy": version, **begun, **named},
    )
    return uow.creditors.get(described.creditor)


def _put(uow: UnitOfWork, described: CreditorFile, told: Sequence[Json], now: datetime) -> None:
    """Write what a creditor's file says, with the ways to pay that clients are told."""
    uow.creditors.put(
        described.creditor,
        now,
        name=described.name,
        country=described.country,
        currency=described.currency,
        timezone=described.timezone,
        locale=described.locale,
        sender_role=described.sender_role,
        document={**described.model_dump(mode="json"), **with_decided(uow, described), means.KEY: [*told]},
    )


def apply_policy(uow: UnitOfWork, creditor: str, policy: Policy, text: str, now: datetime, by: str = OPERATOR) -> str:
    """Store a version of a creditor's policy and put it in force; `by` is who does it, as in `store`."""
    row = uow.creditors.find(creditor)
    if row is None:
        raise UnknownCreditor(creditor)
    _match("policy", (("currency", row.currency, policy.currency), ("country", row.country, policy.country)))
    uow.policies.apply(creditor, policy.version, text, now)
    actor, named = signed(by)
    told = {"version": policy.version, **named}
    uow.audit.append(creditor, now, actor, "policy.applied", f"policy:{policy.version}", told)
    return policy.version


def _check_fit(described: CreditorFile, policy: Policy) -> None:
    """Refuse a policy made for another currency or country, before anything is written."""
    _match(
        described.policy,
        (("currency", described.currency, policy.currency), ("country", described.country, policy.country)),
    )


def _check_group(uow: UnitOfWork, described: CreditorFile) -> None:
    """Refuse a group that another creditor's advisers work in: they would read of each other's clients."""
    group = described.model_dump(mode="json")["staff_group"]
    others = (row.id for row in uow.creditors.all() if row.id != described.creditor)
    taken = next((one for one in others if group and uow.creditors.get(one).document.get("staff_group") == group), None)
    if taken is not None:
        what = f"staff_group: {taken} has this group; make one for each creditor, with its own advisers."
        raise BadFile(described.creditor, [what])


def _match(name: str, pairs: Iterable[tuple[str, str, str]]) -> None:
    wrong = [
        f"{key}: the creditor says {ours}, its policy {theirs}; they must be the same."
        for key, ours, theirs in pairs
        if ours != theirs
    ]
    if wrong:
        raise BadFile(name, wrong)
