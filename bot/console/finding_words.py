"""Say in the console's language how the arms of a campaign do, and whether they differ, as far as may be told."""

from bot.console.campaign_words import GOALS, title
from bot.console.pause_words import DID, did
from bot.console.speech import say, say_many, tenths
from flows.contact.campaigns.document import HOLD_OUT, Goal
from flows.contact.campaigns.guard import Counts
from flows.contact.campaigns.trial import ArmResult, Finding


def came(one: ArmResult, wanted: Goal) -> str:
    """Say how an arm did: 'De 100 medidos pagaron 31 (31,0 %)'."""
    deed = say(GOALS[wanted.what][1 if one.reached == 1 else 2])
    rate = say(" (%(figure)s %%)", figure=tenths(100 * one.share.rate)) if one.judged else ""
    drawn = say_many("entró %(num)s cliente", "entraron %(num)s clientes", one.assigned)
    return say_many(
        "De %(num)s medido %(did)s %(reached)s%(rate)s; %(drawn)s",
        "De %(num)s medidos %(did)s %(reached)s%(rate)s; %(drawn)s",
        one.judged,
        did=deed,
        reached=one.reached,
        rate=rate,
        drawn=drawn,
    )


def sent(left: int, blocked: int) -> str:
    """Say how many contacts of an arm left, and how many the rules kept back."""
    went = say_many("Salió %(num)s mensaje", "Salieron %(num)s mensajes", left)
    return f"{went}{say('; las reglas de contacto retuvieron %(count)s', count=blocked) if blocked else ''}."


def found(one: Finding, wanted: Goal) -> str:
    """Say whether two arms differ, as far as may be told."""
    base = say("sin campaña") if one.against == HOLD_OUT else say("con %(title)s", title=title(one.against))
    low, high = 100 * one.low, 100 * one.high
    deed = say(GOALS[wanted.what][2])
    match one.verdict:
        case "too_few":
            return say("%(title)s: todavía no se puede decir nada, faltan clientes por medir.", title=title(one.arm))
        case "open":
            return say(
                "%(title)s: con lo que sabemos, de cada 100 clientes la diferencia con quienes están %(base)s "
                "está entre %(low)s y %(high)s. Todavía no se puede decir si hay una.",
                title=title(one.arm),
                base=base,
                low=signed(low),
                high=signed(high),
            )
        case "more":
            return say(
                "Con %(title)s %(did)s más que %(base)s: de cada 100, entre %(low)s y %(high)s más.",
                title=title(one.arm),
                did=deed,
                base=base,
                low=tenths(low),
                high=tenths(high),
            )
        case "fewer":
            least, most = tenths(-high), tenths(-low)
            return say(
                "Con %(title)s %(did)s menos que %(base)s: de cada 100, entre %(least)s y %(most)s menos.",
                title=title(one.arm),
                did=deed,
                base=base,
                least=least,
                most=most,
            )


def heard(counts: Counts) -> str:
    """Say what those did who were contacted in the last days."""
    if not counts.contacted:
        return say("En los últimos 7 días no se contactó a nadie")
    told = ", ".join(say("%(did)s %(count)s", did=did(rule), count=counts.of(rule)) for rule in DID)
    return say("En los últimos 7 días se contactó a %(count)s: %(told)s", count=counts.contacted, told=told)


def signed(figure: float) -> str:
    """Write a figure with one decimal and its sign."""
    return tenths(abs(figure)) if not round(figure, 1) else f"{'+' if figure > 0 else '−'}{tenths(abs(figure))}"
