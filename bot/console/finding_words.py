"""Say in the console's language how the arms of a campaign do, and whether they differ, as far as may be told."""

from bot.console.campaign_words import GOALS, title
from bot.console.pause_words import DID
from flows.contact.campaigns.document import HOLD_OUT, Goal
from flows.contact.campaigns.guard import Counts
from flows.contact.campaigns.trial import ArmResult, Finding


def came(one: ArmResult, wanted: Goal) -> str:
    """Say how an arm did: 'De 100 medidos pagaron 31 (31,0 %)'."""
    did = GOALS[wanted.what][1 if one.reached == 1 else 2]
    rate = f" ({number(100 * one.share.rate)} %)" if one.judged else ""
    drawn = "entró 1 cliente" if one.assigned == 1 else f"entraron {one.assigned} clientes"
    return f"De {one.judged} {'medido' if one.judged == 1 else 'medidos'} {did} {one.reached}{rate}; {drawn}"


def sent(left: int, blocked: int) -> str:
    """Say how many contacts of an arm left, and how many the rules kept back."""
    kept = f"; las reglas de contacto retuvieron {blocked}" if blocked else ""
    return f"{'Salió 1 mensaje' if left == 1 else f'Salieron {left} mensajes'}{kept}."


def found(one: Finding, wanted: Goal) -> str:
    """Say whether two arms differ, as far as may be told."""
    base = "sin campaña" if one.against == HOLD_OUT else f"con {title(one.against)}"
    low, high = 100 * one.low, 100 * one.high
    did = GOALS[wanted.what][2]
    match one.verdict:
        case "too_few":
            return f"{title(one.arm)}: todavía no se puede decir nada, faltan clientes por medir."
        case "open":
            return (
                f"{title(one.arm)}: con lo que sabemos, de cada 100 clientes la diferencia con quienes están {base} "
                f"está entre {signed(low)} y {signed(high)}. Todavía no se puede decir si hay una."
            )
        case "more":
            return f"Con {title(one.arm)} {did} más que {base}: de cada 100, entre {number(low)} y {number(high)} más."
        case "fewer":
            least, most = number(-high), number(-low)
            return f"Con {title(one.arm)} {did} menos que {base}: de cada 100, entre {least} y {most} menos."


def heard(counts: Counts) -> str:
    """Say what those did who were contacted in the last days."""
    if not counts.contacted:
        return "En los últimos 7 días no se contactó a nadie"
    did = ", ".join(f"{DID[rule]} {counts.of(rule)}" for rule in DID)
    return f"En los últimos 7 días se contactó a {counts.contacted}: {did}"


def number(figure: float) -> str:
    """Write a figure with one decimal."""
    return f"{figure:.1f}".replace(".", ",")


def signed(figure: float) -> str:
    """Write a figure with one decimal and its sign."""
    return number(abs(figure)) if not round(figure, 1) else f"{'+' if figure > 0 else '−'}{number(abs(figure))}"
