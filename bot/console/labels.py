"""Put labels on a case and take them away; say which are in use."""

from bot.console.act import Act
from bot.console.gate import Refusal
from bot.console.speech import say
from storage.words import fold

LENGTH_MAX = 30  #: letters of a label
LABELS_MAX = 8  #: of one case


def put_label(act: Act) -> None:
    """Put a word on the case, so that others of its sort are found with it."""
    label = " ".join(act.form.get("label", "").split())
    if not 0 < len(label) <= LENGTH_MAX or not fold(label):
        raise Refusal(say("Escriba una etiqueta de hasta %(most)s letras.", most=LENGTH_MAX))
    there = act.uow.case_labels.of_cases([act.case.id]).get(act.case.id, ())
    if len(there) >= LABELS_MAX:
        raise Refusal(say("Este caso ya tiene %(most)s etiquetas: quite una primero.", most=LABELS_MAX))
    creditor = act.case.creditor_id
    spelt = act.uow.case_labels.put(creditor, act.case.id, label, act.me.staff.id, act.now)
    act.note("case.labelled", label=spelt)


def drop_label(act: Act) -> None:
    """Take a word from the case; one that somebody else has taken already is no mistake."""
    label = act.form.get("label", "")
    if act.uow.case_labels.drop(act.case.creditor_id, act.case.id, label):
        act.note("case.unlabelled", label=label)
