"""Read a creditor's file from disk, with the policy and the objections that it names."""

from pathlib import Path
from typing import Any

import yaml

from bot.creditors.document import CreditorFile
from bot.creditors.faults import faults
from bot.errors import BadFile
from flows.lined_yaml import yaml_fault
from flows.negotiation.policy import faults as policy_faults


def read(path: Path) -> tuple[CreditorFile, str]:
    """Return a creditor's file and the text of the policy it names, or raise BadFile with every fault of both."""
    data = _parse(path)
    if found := faults(data):
        raise BadFile(path.name, found)
    described = CreditorFile.model_validate(data)
    policy_path = path.parent / described.policy
    try:
        policy = policy_path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise BadFile(
            path.name, [f"policy: {described.policy} cannot be read; write its path relative to this file, in UTF-8."]
        ) from fault
    if wrong := policy_faults(policy):
        raise BadFile(policy_path.name, [str(one) for one in wrong])
    return described, policy


def own_objections(path: Path, described: CreditorFile) -> tuple[str, str] | None:
    """Return the name and the text of the file of objections that a creditor's file names, if it names one."""
    if described.objections is None:
        return None
    place = path.parent / described.objections
    try:
        return place.name, place.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        what = f"objections: {described.objections} cannot be read; write its path relative to this file, in UTF-8."
        raise BadFile(path.name, [what]) from fault


def _parse(path: Path) -> Any:  # noqa: ANN401 - what YAML holds
    try:
        return yaml.safe_load(path.read_text("utf-8"))
    except OSError as fault:
        raise BadFile(path.name, ["cannot be read; check the path."]) from fault
    except UnicodeDecodeError as fault:
        raise BadFile(path.name, ["is not text in UTF-8; save it as UTF-8."]) from fault
    except yaml.YAMLError as fault:
        raise BadFile(path.name, [str(yaml_fault(fault))]) from fault
