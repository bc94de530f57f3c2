"""Read a creditor's file from disk, with the policy, the cadence and the objections that it names."""

from pathlib import Path

from bot.creditors.document import SHIPPED, CreditorFile
from bot.creditors.faults import faults
from bot.disk import read_text, read_yaml
from bot.errors import BadFile
from flows.contact.cadence.faults import faults as cadence_faults
from flows.contact.cadence.faults import load_cadence
from flows.negotiation.policy import faults as policy_faults


def read(path: Path, role: str | None = None) -> tuple[CreditorFile, str]:
    """Return a creditor's file, its cadence read into it, and the text of the policy it names.

    `role` is in which one a creditor writes whose file does not say.

    Raises BadFile with every fault of the first of the three that has any.
    """
    data = read_yaml(path)
    if found := faults(data, role):
        raise BadFile(path.name, found)
    described = CreditorFile.model_validate(data)
    policy = _text_of("policy", described.policy, path)
    if wrong := policy_faults(policy):
        raise BadFile(Path(described.policy).name, [str(one) for one in wrong])
    return _with_cadence(path, described), policy


def _with_cadence(path: Path, described: CreditorFile) -> CreditorFile:
    """Put the cadence that a creditor's file names into its place."""
    name = described.contact.cadence
    if not isinstance(name, str) or name in SHIPPED:
        return described
    text = _text_of("contact.cadence", name, path)
    if wrong := cadence_faults(text):
        raise BadFile(Path(name).name, [str(one) for one in wrong])
    contact = described.contact.model_copy(update={"cadence": load_cadence(text)})
    return described.model_copy(update={"contact": contact})


def own_objections(path: Path, described: CreditorFile) -> tuple[str, str] | None:
    """Return the name and the text of the file of objections that a creditor's file names, if it names one."""
    if described.objections is None:
        return None
    return Path(described.objections).name, _text_of("objections", described.objections, path)


def _text_of(key: str, name: str, path: Path) -> str:
    """Return the text of a file that a creditor's file names, relative to itself."""
    try:
        return read_text(path.parent / name)
    except BadFile as fault:
        what = f"{key}: {name} cannot be read; write its path relative to this file, in UTF-8."
        raise BadFile(path.name, [what]) from fault
