"""Show which phrases a creditor lets nobody say, a change of them that waits, and who was about to say one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.actors import is_same_person
from bot.console.gate import Form, Refusal
from bot.console.login import Signed
from bot.console.manner import Manner, by_whom
from bot.console.objections import chosen
from bot.console.office import Parts
from bot.console.press import Press
from bot.console.speech import N_, say, say_many
from bot.forbidden import ATTEMPTS, KIND, Clash, attempt, clashes, listed, said_by_bot, written
from bot.objections import unwanted
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork

PATH = "/console/phrases"
ATTEMPTS_SHOWN = 30
TEXT_MAX = 10_000  #: characters
CLASHES: Mapping[str, str] = {
    "said": N_("«%(phrase)s» está en un texto de la empresa (%(where)s): cambie primero ese texto."),
    "empty": N_("«%(phrase)s» no tiene ninguna palabra: escriba una frase, o quite la línea."),
    "long": N_("«%(phrase)s» es demasiado larga: escriba una frase corta."),
    "many": N_("Son más de %(phrase)s frases: deje las que de verdad se dicen."),
}


class Forbidden(Refusal):
    """What was to be sent says phrases that the creditor lets nobody say."""

    def __init__(self, sentence: str, creditor: str, phrases: Sequence[str]) -> None:
        """Keep whose phrases they are."""
        self.creditor, self.phrases = creditor, tuple(phrases)
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the page shows of one creditor: each phrase with a remark, what waits, and the attempts in a line each.

    `draft` is the number of the draft that waits, 0 where none does; `own` says that whoever looks proposed it.
    """

    creditor: str
    name: str
    creditors: Sequence[tuple[str, str]]
    phrases: Sequence[tuple[str, str]]
    text: str
    draft: int
    by: str
    why: str
    own: bool
    added: Sequence[str]
    removed: Sequence[str]
    attempts: Sequence[str]


def read_shelf(uow: UnitOfWork, parts: Parts, me: Signed, asked: Form) -> Shelf:
    """Return a creditor's phrases for the page."""
    row = uow.creditors.get(chosen(me, asked))
    manner, phrases = Manner.of(row, parts.clock.now()), unwanted(row)
    waiting = uow.drafts.waiting(row.id, KIND)
    proposed = listed(waiting.document) if waiting else phrases
    bot = said_by_bot(parts.wording, row, list(dict.fromkeys([*phrases, *proposed])))
    return Shelf(
        creditor=row.id,
        name=row.name,
        creditors=[(one, uow.creditors.get(one).name) for one in me.creditors] if len(me.creditors) > 1 else (),
        phrases=[(phrase, _remark(bot.get(phrase, ()))) for phrase in phrases],
        text=asked.get("text", written(proposed)),
        draft=waiting.id if waiting else 0,
        by=say(
            "Lo propuso %(name)s %(when)s",
            name=by_whom(uow, waiting.proposed_by),
            when=manner.moment(waiting.proposed_at),
        )
        if waiting
        else "",
        why=waiting.why if waiting else "",
        own=bool(waiting) and is_same_person(uow, waiting.proposed_by if waiting else "", f"staff:{me.staff.id}"),
        added=[
            " ".join([phrase, _remark(bot.get(phrase, ()))]).strip() for phrase in proposed if phrase not in phrases
        ],
        removed=[phrase for phrase in phrases if phrase not in proposed],
        attempts=_attempts(uow, row, manner),
    )


def typed(press: Press, row: Creditor) -> str:
    """Return the phrases that a form proposes. Raises Refusal with all that is wrong with them."""
    text = written(listed(press.form.get("text", "")[:TEXT_MAX]))
    if found := clashes(press.uow, row.id, text):
        raise Refusal(" ".join(dict.fromkeys(map(_sentence, found))))
    return text


def note_attempt(uow: UnitOfWork, parts: Parts, me: Signed, refused: Forbidden) -> None:
    """Note that somebody was about to say what their creditor forbids."""
    if refused.creditor in me.creditors:
        attempt(uow, refused.creditor, f"staff:{me.staff.id}", refused.phrases, parts.clock.now())


def _sentence(one: Clash) -> str:
    return say(CLASHES[one.why], phrase=one.phrase, where=one.where)


def _remark(keys: Sequence[str]) -> str:
    """Say that texts of the bot say a phrase, so that it is not forbidden in vain."""
    if not keys:
        return ""
    return say_many(
        "El asistente la dice hoy en %(num)s texto suyo (%(first)s): pida a operación que lo cambie.",
        "El asistente la dice hoy en %(num)s textos suyos (%(first)s y otros): pida a operación que los cambie.",
        len(keys),
        first=keys[0],
    )


def _attempts(uow: UnitOfWork, row: Creditor, manner: Manner) -> list[str]:
    """Return who was about to say which phrase, and when, the newest first."""
    return [
        say(
            "%(who)s, %(when)s: «%(phrase)s»",
            who=by_whom(uow, entry.actor),
            when=manner.moment(entry.at),
            phrase=payload["phrase"],
        )
        for entry, payload in reversed(uow.audit.latest_about(row.id, ATTEMPTS, ATTEMPTS_SHOWN))
        if payload
    ]
