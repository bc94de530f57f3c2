"""Fuzz what reads a creditor's file and a policy."""

from collections.abc import Mapping

from bot.creditors.reader import read as read_creditor
from flows.negotiation.policy import faults as policy_faults
from flows.negotiation.policy import load_policy
from tests.bot.services import HERE
from tests.fuzz.target import Target, written

EXAMPLE = HERE / "docs/examples/policies/card"


def policy(data: bytes) -> None:
    """Read a policy: it is one, or its faults are told."""
    text = data.decode("utf-8", "replace")
    if not policy_faults(text):
        load_policy(text)


TARGETS: Mapping[str, Target] = {
    "creditor": Target(
        lambda data: read_creditor(written(data, "fuzz.yml")), [(EXAMPLE / "creditor.yml").read_bytes()]
    ),
    "policy": Target(policy, [(EXAMPLE / "policy.yml").read_bytes()]),
}
