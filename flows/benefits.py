"""Tell one of the creditor's benefits of being up to date: at most once in a talk, and never to who is in distress."""

from flows.outcome import Say
from flows.table import Scene

TOLD = "benefit_told"  #: a benefit was told in this talk


def benefit_line(scene: Scene) -> tuple[Say, ...]:
    """Return the message that tells a benefit, nothing where none is known or one was told; remember `TOLD` with it."""
    known = scene.facts.creditor.benefits
    if not known or scene.memory.get(TOLD) or scene.facts.client.vulnerable:
        return ()
    return (Say("benefit-once", {"creditor": scene.facts.creditor.name, "benefit": known[0]}),)
