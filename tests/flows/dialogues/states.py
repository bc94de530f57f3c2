"""Know, for every state in which a dialogue waits for the client, how a talk gets there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from flows.dialogues import DIALOGUES, satisfaction
from flows.negotiation.proposal import Frequency, Leg, Share
from flows.negotiation.terms import Affordability, Questions
from flows.routes import Limits
from flows.table import DONE
from flows.turn import Doubt, Signs, Turn
from tests.flows.facts import (
    AGREED,
    EARLY_POLICY,
    NOT_DUE,
    POLICY,
    TWO,
    Shell,
    facts,
    press,
    propose,
    verified,
)

Place = tuple[str, str]  #: dialogue and state
FRIDAY, FAR = date(2026, 3, 6), date(2026, 4, 30)


@dataclass(frozen=True)
class Way:
    """From where a talk sets out, and the turns that it takes."""

    start: Callable[[], Shell]
    turns: tuple[Turn, ...]

    def walk(self) -> Shell:
        """Return the talk at the end of the way."""
        shell = self.start()
        for turn in self.turns:
            shell.take(turn)
        return shell


HELLO, YES, THANKS = Turn("hola", "greet"), Turn("sí", "affirm"), Turn("gracias", "thank")
ROUTED = facts()
ROUTED = replace(ROUTED, creditor=replace(ROUTED.creditor, routes={"pause": Limits(30, 1), "return_goods": Limits()}))
BARRED = replace(TWO, invoices=(replace(TWO.invoices[0], is_barred=True),))
DISPUTE = Turn("la luz nunca llegó", "dispute_service")
WHOLE = propose(Leg(Share.ALL, FRIDAY))
AGREE = (WHOLE, YES, THANKS)
LATE, NO = propose(Leg(Share.ALL, FAR)), Turn("no", "deny")
FOUR = facts(policy=replace(POLICY, affordability=Affordability(Questions.FOUR, Decimal(80))))


def told(amount: int) -> Turn:
    """Return the answer to a question about means."""
    return Turn(f"unos {amount}", "out_of_scope", certain=False, amounts=(amount,))


def objects(code: str, intent: str = "out_of_scope") -> Turn:
    """Return a turn that raises an objection of the creditor's file."""
    return Turn(code, intent, certain=False, signs=Signs(objection=code))


ILL = Turn("me operaron", "cannot_pay", difficulty="structural", signs=Signs(contingency="illness"))
PAY_EARLY = (press("pay_early"), YES)


def early() -> Shell:
    """Return a verified client whose bill is not due, and a policy that lets something go for paying early."""
    return verified(facts(NOT_DUE, policy=EARLY_POLICY))


def resolved(*questions: str) -> Shell:
    """Return a verified client who was asked how a case of theirs went, for a day."""
    shell = verified()
    told = replace(shell.conversation, frames=())
    until = shell.facts.now + timedelta(hours=23)
    shell.conversation, _ = satisfaction.reach_out(told, 1001, questions, until)
    return shell


WAYS: Mapping[Place, Way] = {
    ("barred", "asked"): Way(lambda: verified(facts(BARRED)), (Turn("quiero pagar", "ask_payment_methods"),)),
    ("identify", "holder"): Way(lambda: Shell(facts()), (HELLO,)),
    ("identify", "fact"): Way(lambda: Shell(facts()), (HELLO, YES)),
    ("distress", "asked"): Way(verified, (Turn("antes de junio no puedo", "distress", certain=False),)),
    ("exit_intent", "which"): Way(verified, (Turn("CANCELAR", "cancel_service"),)),
    ("plan", "proposing"): Way(verified, (Turn("quiero pagar", "propose_plan"),)),
    ("plan", "doubtful"): Way(verified, (propose(Leg(50, FRIDAY), doubts=(Doubt(50, 50_000),)),)),
    ("plan", "amount"): Way(verified, (propose(Leg(None, FRIDAY)),)),
    ("plan", "date"): Way(verified, (propose(Leg(50_000)),)),
    ("plan", "rest"): Way(verified, (propose(Leg(50_000, FRIDAY)),)),
    ("plan", "choosing"): Way(verified, (Turn("¿qué opciones hay?", "ask_options"),)),
    ("plan", "confirming"): Way(verified, (WHOLE,)),
    ("plan", "countered"): Way(verified, (LATE,)),
    ("plan", "exception"): Way(verified, (propose(Leg(Share.ALL, FRIDAY, 12, Frequency.MONTHLY)),)),
    ("means", "one"): Way(verified, (LATE, NO)),
    ("means", "income"): Way(lambda: verified(FOUR), (LATE, NO)),
    ("means", "costs"): Way(lambda: verified(FOUR), (LATE, NO, told(900_000))),
    ("means", "debts"): Way(lambda: verified(FOUR), (LATE, NO, told(900_000), told(500_000))),
    ("means", "left"): Way(lambda: verified(FOUR), (LATE, NO, told(900_000), told(500_000), NO)),
    ("plan", "waiting"): Way(verified, (WHOLE, DISPUTE, NO)),
    ("promise", "date"): Way(lambda: verified(facts(AGREED)), (Turn("no llego", "change_agreement"),)),
    ("promise", "rest"): Way(lambda: verified(facts(AGREED)), (propose(Leg(50_000, date(2026, 3, 13))),)),
    ("promise", "doubtful"): Way(
        lambda: verified(facts(AGREED)), (propose(Leg(50, date(2026, 3, 20)), doubts=(Doubt(50, 50_000),)),)
    ),
    ("promise", "letting_go"): Way(early, (*PAY_EARLY, Turn("mejor otra fecha", "change_agreement"))),
    ("early", "confirming"): Way(early, PAY_EARLY[:1]),
    ("promise", "confirming"): Way(
        lambda: verified(facts(AGREED)), (Turn("el lunes", "change_agreement", dates=(date(2026, 3, 16),)),)
    ),
    ("hardship", "listening"): Way(verified, (Turn("este mes no puedo", "cannot_pay"),)),
    ("hardship", "person"): Way(verified, (Turn("sin trabajo", "cannot_pay", difficulty="structural"),)),
    ("keeping", "asked"): Way(verified, (ILL, Turn("no puedo nada", "cannot_pay"))),
    ("again", "when"): Way(verified, (Turn("este mes no puedo", "cannot_pay"), Turn("no", "deny"))),
    ("route", "offered"): Way(lambda: verified(ROUTED), (press("route:pause"),)),
    ("route", "amount"): Way(verified, (press("route:small_first_payment"),)),
    ("bill", "other"): Way(lambda: verified(facts(TWO)), (Turn("no me llegó la boleta", "dispute_invoice"),)),
    ("dispute", "which"): Way(lambda: verified(facts(TWO)), (Turn("está mal cobrado", "dispute_invoice"),)),
    ("dispute", "more"): Way(verified, (DISPUTE,)),
    ("complaint", "more"): Way(verified, (Turn("me tratan pésimo", "complain"),)),
    ("phishing", "more"): Way(verified, (Turn("me llegó un mensaje falso de ustedes", "ask_identity"),)),
    ("rights", "more"): Way(verified, (Turn("mi dirección está mal", "out_of_scope"),)),
    ("claim", "details"): Way(verified, (Turn("ya pagué", "already_paid"),)),
    ("handover", "slot"): Way(lambda: verified(facts(on_duty=False)), (Turn("una persona", "ask_human"),)),
    ("objection", "answered"): Way(verified, (objects("too_expensive"),)),
    ("objection", "person"): Way(verified, (objects("never_ends"), objects("never_ends"))),
    ("suspicion", "person"): Way(lambda: Shell(facts()), (objects("no_trust"), objects("no_trust"))),
    ("hours", "confirming"): Way(verified, (Turn("escríbanme después de las 6", "contact_later"),)),
    ("satisfaction", "score"): Way(resolved, ()),
    ("satisfaction", "comment"): Way(resolved, (press("score:2"),)),
    ("satisfaction", "person"): Way(resolved, (press("score:1"), Turn("nunca me contestaron", certain=False))),
    ("rating", "score"): Way(verified, AGREE),
    ("rating", "comment"): Way(verified, (*AGREE, press("rate:1"))),
}


def waiting() -> set[Place]:
    """Return every state in which a dialogue may wait for the client: neither its opening nor its end."""
    return {
        (name, str(state))
        for name, dialogue in DIALOGUES.items()
        for state in dialogue.states
        if state not in {DONE, dialogue.start}
    }
