"""Read a creditor's policy: the file's text in, an immutable policy out, or all of its faults at once."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from flows.errors import FlowError
from flows.lined_yaml import Fault, line_of, parse
from flows.negotiation.policy_faults import faults_of, shape_problems
from flows.negotiation.policy_file import PolicyKeys
from flows.negotiation.policy_reading import policy_of
from flows.negotiation.policy_remarks import remarks_on
from flows.negotiation.policy_schema import json_schema
from flows.negotiation.policy_sense import fine_amounts
from flows.negotiation.terms import Level, Policy, Terms

__all__ = [
    "BadPolicy",
    "Fault",
    "Level",
    "Policy",
    "Terms",
    "faults",
    "json_schema",
    "load_policy",
    "read_policy",
    "remarks",
]


class BadPolicy(FlowError):
    """A policy that cannot be used; `faults` holds everything that is wrong with it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Name each fault with its line."""
        self.faults = faults
        super().__init__(" ".join(str(fault) for fault in faults))


def faults(text: str) -> list[Fault]:
    """Return everything that is wrong with a policy file, in the order of its lines; nothing when it is valid."""
    data, lines, unreadable = parse(text)
    return unreadable if not lines else sorted({*unreadable, *faults_of(data, lines)})


def remarks(text: str) -> list[Fault]:
    """Return what a valid policy file holds without effect, in the order of its lines; nothing while it has faults."""
    if faults(text):
        return []
    data, lines, _ = parse(text)
    return sorted({Fault(line_of(path, lines), what, remedy) for path, what, remedy in remarks_on(data)})


@lru_cache(maxsize=256)
def load_policy(text: str) -> Policy:
    """Return the policy that a file describes; raise BadPolicy with all its faults when it has any."""
    if found := faults(text):
        raise BadPolicy(tuple(found))
    return policy_of(PolicyKeys.model_validate(parse(text)[0]))


def read_policy(data: Mapping[str, Any]) -> Policy:
    """Return the policy that a mapping holds; raise BadPolicy when it cannot be read.

    Only what cannot be read is refused here: whether a policy is wise, `faults` says before it is stored.
    """
    if problems := [*shape_problems(data), *fine_amounts(data)]:
        raise BadPolicy(tuple(Fault(0, what, remedy) for _, what, remedy in problems))
    return policy_of(PolicyKeys.model_validate(data))
