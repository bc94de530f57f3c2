"""Carry out what an adviser decides on a case: each act by its name, each refusal as a sentence.

The desk does the work, the same as for the API; here stands what only a person needs: who has the case, whether the
words may be sent, and that a form sent twice is one act.
"""

import re
from collections.abc import Callable, Mapping
from uuid import uuid4

from bot import tracing
from bot.confirming import NOTHING, WAITS
from bot.console import corrections, words
from bot.console.about import say_about
from bot.console.act import Act
from bot.console.calls import book_call, end_call
from bot.console.composer import Draft
from bot.console.contacts import record_contact
from bot.console.crediting import TOO_MUCH, read_credit
from bot.console.enclosed import Enclosed, checked
from bot.console.forbidden import Forbidden
from bot.console.gate import Form, Refusal
from bot.console.giving import give_case
from bot.console.holding import lift_pause, place_pause
from bot.console.kin import merge_numbers, move_address, part_numbers
from bot.console.labels import drop_label, put_label
from bot.console.line import find_address
from bot.console.login import Signed
from bot.console.notes import write_note
from bot.console.office import Parts
from bot.console.preview import as_it_leaves, channel_of, too_long
from bot.console.representatives import enter_representative, take_back_representative
from bot.console.rights import Right
from bot.console.sight import mode_of
from bot.console.speech import N_, Phrases, say
from bot.console.spoken import enter_plan
from bot.console.texts import judge
from bot.enclosing import send
from bot.errors import ClientMistake
from bot.joining import CLIENT, NOT_JOINED, SHOWN, join, part
from bot.outcomes import ALL, PAYMENT
from bot.stage import locale_of
from flows.wording.lint import said
from storage.errors import CaseTaken, CreditTooLarge
from storage.repositories.cases import UNTOLD
from storage.schema import CaseStatus
from storage.unit_of_work import UnitOfWork

ENCLOSE = "enclose"  #: the act whose form carries a file
ONCE = re.compile(r"[0-9a-f]{32}")
RECENT = 50  #: messages among which a repeated form is looked for
TABS = {"resolve": "resolve", "approve": "decide", "refuse": "decide"}

DONE: Mapping[str, str] = Phrases(
    {
        "take": N_("El caso es suyo: el asistente calla hasta que lo devuelva."),
        "release": N_("El asistente sigue con la conversación."),
        "reply": N_("Enviado."),
        "enclose": N_("Enviado: el cliente recibe sus palabras y el archivo, o un enlace que lo abre."),
        "resolve": N_("Resuelto, y el cliente ya lo sabe."),
        "resolve-untold": N_("Resuelto. Al cliente no se le dijo nada, y se le puede escribir otra vez."),
        "resolve-first": N_("Quedó propuesto: falta que otra persona lo confirme, y el cliente aún no lo sabe."),
        "confirm": N_("Confirmado: quedó en la cuenta y el cliente ya lo sabe."),
        "withdraw": N_("Retirado: nada cambió en la cuenta, y el caso sigue abierto."),
        "approve": N_("Plan aprobado: quedó acordado y el cliente ya lo sabe."),
        "approve-first": N_("Su aprobación quedó anotada: falta la de otra persona, y el cliente aún no lo sabe."),
        "refuse": N_("El cliente ya sabe que así no se pudo, y que hay otras formas."),
        "object": N_("Anotado: supervisión revisará esa lectura."),
        "join": N_("Listo: el caso es de ese cliente. Su identidad sigue sin comprobar."),
        "part": N_("Deshecho: el caso es otra vez de quien escribió, sin identificar."),
        "merge": N_("Listo: es una sola persona. Cada número conserva sus facturas; el cliente no recibe nada."),
        "two": N_("Deshecho: otra vez son dos personas, cada una con lo suyo."),
        "two-address": N_("Deshecho: la dirección es otra vez de quien era."),
        "move": N_("Hecho: la dirección es del otro cliente, que ahí tendrá que comprobar quién es."),
        "hold": N_("Detenido: no iniciamos contactos por esta cuenta. A quien escriba se le responde."),
        "hold-bill": N_("Detenida: esa factura no se cobra ni entra en planes nuevos hasta que se levante."),
        "lift": N_("Levantado: los contactos pueden seguir."),
        "contact": N_("Contacto anotado: cuenta en los límites de su país."),
        "give": N_("Dado: ya lo ve en su cola."),
        "note": N_("Anotado para el equipo; el cliente no lo lee."),
        "call": N_("Acordada: el cliente sabe día, hora y quién le llama."),
        "called": N_("Anotado: la llamada se hizo."),
        "plan": N_("Anotado: el plan quedó acordado y el cliente ya lo sabe."),
        "plan-first": N_("Anotado como excepción: falta que otra persona lo apruebe, y el cliente aún no lo sabe."),
        "about": N_("Anotado. Quien sea de quien se reclama no ve el caso."),
        "label": N_("Etiqueta puesta."),
        "unlabel": N_("Etiqueta quitada."),
        "represent": N_("Anotado: desde esa dirección se le responde, hasta donde alcanza lo que vio."),
        "unrepresent": N_("Retirado: ya no se le dice nada de esta cuenta."),
        "difficulty": N_("Corregido: el asistente se guía por eso desde ahora."),
    }
)
NO_ANSWERING = N_("Su función no responde casos: pídalo a quien asesora.")
TAKEN = N_("Este caso ya lo lleva otra persona del equipo: pídale que lo devuelva. Su texto sigue aquí.")
RESOLVED = N_("Este caso ya está resuelto: si el cliente escribe de nuevo, se abre otro.")
OVERTAKEN: Mapping[str | None, str] = words.UNAPPROVABLE | Phrases(
    {
        PAYMENT: N_(
            "Aún no consta ningún pago de este cliente: asígnelo en Pagos sin dueño, y después resuelva el caso."
        ),
        WAITS: N_("Algo de este caso ya espera a otra persona: confírmelo o retírelo antes."),
        NOTHING: N_("Nada de este caso espera a otra persona: recargue la página."),
        SHOWN: N_("Ya comprobó ahí quién es: no se puede deshacer."),
        NOT_JOINED: N_("Este caso no se unió a ningún cliente, o ya está resuelto: recargue la página."),
        CLIENT: N_("Ese cliente no está, o el caso ya es de alguien conocido: recargue la página."),
    }
)


def carry_out(
    name: str, uow: UnitOfWork, parts: Parts, me: Signed, number: int, form: Form, file: Enclosed | None = None
) -> str:
    """Carry out an act by its name, and say what came of it. Raises Refusal with a sentence, Missing out of scope."""
    if not me.may(Right.ANSWER):
        raise Refusal(say(NO_ANSWERING))
    given = form.get("once", "")
    trace_id = given if ONCE.fullmatch(given) else uuid4().hex
    act = Act(uow, parts, me, uow.cases.get(number), form, parts.clock.now(), trace_id, file)
    try:
        with tracing.begin("act", trace_id, act=name):
            return DONE[ACTS[name](act) or name]
    except CaseTaken as fault:
        raise Refusal(say(TAKEN)) from fault
    except CreditTooLarge as fault:
        raise Refusal(say(TOO_MUCH)) from fault
    except ClientMistake as fault:
        raise Refusal(OVERTAKEN.get(fault.field) or words.unapprovable(fault.field)) from fault


def draft_of(name: str, form: Form, error: str) -> Draft:
    """Return what was typed in a form that was refused, with the reason."""
    typed = {key: form.get(key, "") for key in ("text", "outcome", "amount", "invoice")}
    return Draft(TABS.get(name, "reply"), error=error, **typed)


def check_text(act: Act, name: str) -> str:
    """Return what the client is to read of an act. Raises Refusal when it is empty, too long, or must not be said."""
    if not act.text:
        raise Refusal(say("Escriba lo que el cliente debe leer."))
    client = act.uow.clients.get(act.case.creditor_id, act.case.client_id)
    channel, form = channel_of(act.uow, act.case, client), {**act.form, "act": name}
    if over := too_long(as_it_leaves(act.parts, form, act.case, client, channel), channel):
        raise Refusal(over)
    phrases = act.parts.bot.profiles.get(act.uow, act.case.creditor_id).described.contact.forbidden_phrases
    refused = judge(act.text, locale_of(client), phrases).refused
    if refused:
        sentence = say("No se envió: %(why)s Dígalo de otra manera; su texto sigue aquí.", why=" ".join(refused))
        raise Forbidden(sentence, act.case.creditor_id, said(act.text, phrases))
    return act.text


def _take(act: Act) -> None:
    _check_unresolved(act)
    act.parts.desk.take(act.uow, act.case.id, act.me.staff, act.now, act.trace_id)


def _release(act: Act) -> None:
    _check_unresolved(act)
    if mode_of(act.uow, act.me, act.case) != "mine":
        raise Refusal(say("Este caso no lo lleva usted: recargue la página."))
    act.parts.desk.release(act.uow, act.case.id, act.me.staff.id, act.now, act.trace_id)


def _reply(act: Act) -> None:
    """Write to the client; whoever writes has the case from then on."""
    text = check_text(act, "reply")
    _hold(act)
    if not _is_repeated(act):
        act.parts.desk.reply(act.uow, act.case.id, act.me.staff, text, act.now, act.trace_id, waits="waits" in act.form)


def _enclose(act: Act) -> None:
    """Send the client a file with some words; whoever does has the case from then on."""
    file, text = checked(act.file), check_text(act, "enclose")
    _hold(act)
    if _is_repeated(act):
        return
    stage = act.parts.bot.stage(act.uow, act.case.creditor_id, act.case.client_id, act.now, act.trace_id)
    send(act.parts.desk, stage, act.case, act.me.staff, text, file, act.file.name if act.file else "")


def _resolve(act: Act) -> str | None:
    """Close the case; of one that is ours alone the client is told nothing, and nobody need have taken it."""
    outcome = act.form.get("outcome", "")
    if outcome not in ALL:
        raise Refusal(say("Elija cómo se resolvió."))
    credit = read_credit(act.uow, act.parts, act.case, act.form)
    if act.case.kind in UNTOLD:
        _check_free(act)
        if not act.text:
            raise Refusal(say("Escriba qué se encontró y qué se corrigió: queda anotado en el caso."))
    else:
        check_text(act, "resolve")
        _hold(act)
    case = act.parts.desk.resolve(
        act.uow, act.case.id, act.me.staff.id, outcome, act.text, act.now, act.trace_id, credit
    )
    if case.status is not CaseStatus.RESOLVED:
        return "resolve-first"
    return "resolve-untold" if act.case.kind in UNTOLD else None


def _approve(act: Act) -> str | None:
    """Approve; the case is taken only by whose yes is the last one that the policy needs."""
    _check_unresolved(act)
    given = act.uow.approvals.of(act.case.creditor_id, act.case.id)
    is_last = act.parts.desk.people(act.uow, act.case, act.now) <= len(given) + 1
    if is_last:
        _hold_to_decide(act)
    elif mode_of(act.uow, act.me, act.case) == "other":
        raise CaseTaken(act.case.id)
    act.parts.desk.approve(act.uow, act.case.id, act.me.staff.id, act.now, act.trace_id)
    return None if is_last else "approve-first"


def _confirm(act: Act) -> None:
    """Confirm what a first person proposed; the case is then theirs who did."""
    _check_unresolved(act)
    _hold_to_decide(act)
    act.parts.desk.confirm(act.uow, act.case.id, act.me.staff.id, act.now, act.trace_id)


def _withdraw(act: Act) -> None:
    """Take back what waits for a second person: by whoever proposed it, or could confirm it."""
    _check_unresolved(act)
    if mode_of(act.uow, act.me, act.case) == "other":
        raise CaseTaken(act.case.id)
    act.parts.desk.withdraw(act.uow, act.case.id, act.me.staff.id, act.now, act.trace_id)


def _refuse(act: Act) -> None:
    text = check_text(act, "refuse")
    _hold_to_decide(act)
    act.parts.desk.refuse(act.uow, act.case.id, act.me.staff.id, text, act.now, act.trace_id)


def _join(act: Act) -> None:
    """Say which client it is that wrote; whoever says so must be the one who has the case, if anybody has it."""
    _check_free(act)
    client = act.form.get("client", "")
    join(act.uow, act.parts.bot, act.case.id, client, act.me.staff.id, act.now, act.trace_id)


def _call(act: Act) -> None:
    """Agree on a call; whoever does must be the one who has the case, if anybody has it."""
    _check_free(act)
    book_call(act)


def _plan(act: Act) -> str | None:
    """Enter a plan that was agreed on by phone."""
    _check_free(act)
    return enter_plan(act)


def _called(act: Act) -> None:
    """Write that the call was made: by whoever made it, whoever has the case."""
    _check_unresolved(act)
    end_call(act)


def _represent(act: Act) -> None:
    """Write down who acts for the client; whoever does must be the one who has the case, if anybody has it."""
    _check_free(act)
    enter_representative(act)


def _part(act: Act) -> None:
    """Say that it was not that client who wrote."""
    _check_free(act)
    part(act.uow, act.parts.bot, act.case.id, act.me.staff.id, act.now, act.trace_id)


def _merge(act: Act) -> None:
    """Say that another number is the same person; whoever does must be the one who has the case, if anybody has it."""
    _check_free(act)
    merge_numbers(act)


def _two(act: Act) -> str | None:
    """Say that it was not the same person after all, or that an address is this client's again."""
    _check_free(act)
    return part_numbers(act)


def _move(act: Act) -> None:
    """Say that an address is another client's."""
    _check_free(act)
    move_address(act)


def _hold(act: Act) -> None:
    """Have the case before anything is told to the client, who must be reachable."""
    _check_unresolved(act)
    client = act.uow.clients.get(act.case.creditor_id, act.case.client_id)
    conversation = act.uow.conversations.lock(act.case.creditor_id, act.case.client_id)
    if find_address(act.uow, act.case, client, conversation) is None:
        raise Refusal(say("No hay una dirección donde escribirle: agréguela primero. Su texto sigue aquí."))
    if act.case.assignee != act.me.staff.id or conversation.held_at is None:
        act.parts.desk.take(act.uow, act.case.id, act.me.staff, act.now, act.trace_id)


def _hold_to_decide(act: Act) -> None:
    """Have the case, or decide beside the adviser who has it and has approved it already."""
    if mode_of(act.uow, act.me, act.case) != "decide":
        _hold(act)


def _check_free(act: Act) -> None:
    """Let go on who has the case, or whoever looks while nobody has it."""
    _check_unresolved(act)
    if mode_of(act.uow, act.me, act.case) not in {"open", "mine"}:
        raise CaseTaken(act.case.id)


def _check_unresolved(act: Act) -> None:
    if mode_of(act.uow, act.me, act.case) == "resolved":
        raise Refusal(say(RESOLVED))


def _is_repeated(act: Act) -> bool:
    """Say whether this very form was sent before: a second press of the button, a line that broke."""
    latest = act.uow.messages.latest(act.case.creditor_id, act.case.client_id, RECENT)
    return any(row.trace_id == act.trace_id and row.staff_id == act.me.staff.id for row in latest)


ACTS: Mapping[str, Callable[[Act], str | None]] = {
    "take": _take,
    "release": _release,
    "reply": _reply,
    ENCLOSE: _enclose,
    "resolve": _resolve,
    "approve": _approve,
    "confirm": _confirm,
    "withdraw": _withdraw,
    "refuse": _refuse,
    "join": _join,
    "part": _part,
    "merge": _merge,
    "two": _two,
    "move": _move,
    "object": corrections.object_to_reading,
    "difficulty": corrections.correct_difficulty,
    "contact": record_contact,
    "hold": place_pause,
    "lift": lift_pause,
    "give": give_case,
    "note": write_note,
    "about": say_about,
    "plan": _plan,
    "call": _call,
    "called": _called,
    "represent": _represent,
    "unrepresent": take_back_representative,
    "label": put_label,
    "unlabel": drop_label,
}
