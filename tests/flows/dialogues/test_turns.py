"""Single turns that once went wrong, or easily could."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from flows.facts import OpenCaseFact
from flows.negotiation.account import Account
from flows.negotiation.proposal import Capacity, Frequency, Leg, Share
from flows.outcome import (
    AddToCase,
    BookAgreement,
    CloseTalk,
    FailIdentity,
    MarkWrongPerson,
    OpenCase,
    PageSomeone,
    PlaceHold,
    SetLanguage,
    Verify,
)
from flows.turn import RESUME, RETURNED, Turn
from tests.flows.dialogues.states import DISPUTE, HELLO, THANKS, WAYS, WHOLE, YES
from tests.flows.facts import ACCOUNT, AGREED, RIGHT, TWO, Shell, facts, invoice, keys, propose, says, verified

FRIDAY = date(2026, 3, 6)
NO = Turn("no", "deny")
TWELVE = propose(Leg(Share.ALL, FRIDAY, 12, Frequency.MONTHLY))


def test_what_was_said_first_is_not_asked_again() -> None:
    """A proposal and a question made before the verification are both answered after it, the question first."""
    shell = Shell(facts())
    for turn in (WHOLE, Turn("¿cuánto debo?", "ask_balance"), YES, Turn(RIGHT)):
        effects = shell.take(turn)

    assert ["law-first-CL", "balance-statement", "plan-read-back-once"] == keys(effects)


def test_a_fact_that_sounds_like_a_proposal() -> None:
    """A birth date read as a proposal is the answer to the question; a proposal with amounts waits, no attempt."""
    birth = replace(facts(), identity=replace(facts().identity, document=None))
    shell = Shell(birth)
    for turn in (HELLO, YES, Turn("puedo pagar 50.000 el 15/05/2026", "propose_plan", legs=(Leg(50_000, FRIDAY),))):
        asked = shell.take(turn)
    effects = shell.take(Turn("15 de mayo del 80", "propose_plan"))

    assert not any(isinstance(effect, FailIdentity) for effect in asked)
    assert Verify() in effects
    assert "plan-ask-rest-of-one" == keys(effects)[-1]


def test_a_yes_with_the_fact() -> None:
    """'Sí, 6785' is a yes with the fact though it reads like a sum, right or wrong; a proposal is neither."""
    read = Leg(6785)
    ends = {}
    for text in ("sí, 6785", "sí, 1234", "le puedo pagar 1234 el viernes"):
        shell = Shell(facts())
        shell.take(HELLO)
        ends[text] = keys(shell.take(propose(read, text=text)))[0]

    assert ["law-first-CL", "identify-wrong", "identify-holder"] == list(ends.values())


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        (TWO, ["button-invoice", "button-invoice"]),  # the amounts differ
        (Account("CLP", (invoice("A", 10), invoice("B", 10, date(2026, 3, 1)))), ["button-invoice-day"] * 2),
        (Account("CLP", (invoice("A", 10), invoice("B", 10))), ["button-invoice-number"] * 2),  # sent twice
    ],
)
def test_invoices_are_told_apart(account: Account, expected: list[str]) -> None:
    """The buttons of two bills never read the same: by amount, else by day, else by number."""
    effects = verified(facts(account)).take(Turn("está mal cobrado", "dispute_invoice"))
    choices = says(effects)[-1].choices

    assert expected == [choice.key for choice in choices]
    assert 2 == len({tuple(choice.values.items()) for choice in choices})


def test_a_stopped_bill_is_not_opened_again() -> None:
    """Words on a bill that is stopped go into its case; the other bill stays as it is."""
    shell = verified(facts(TWO))
    for turn in (DISPUTE, NO, DISPUTE):
        effects = shell.take(turn)

    assert [AddToCase("dispute_service", DISPUTE.text)] == [one for one in effects if isinstance(one, AddToCase)]
    assert [False, True] == sorted(one.on_hold for one in shell.facts.account.invoices)


def test_a_plan_waits_for_a_stopped_bill() -> None:
    """A plan whose only bill is stopped waits; when the hold is lifted and the adviser is done it is read again."""
    shell = WAYS["plan", "waiting"].walk()
    lifted = tuple(replace(one, on_hold=False) for one in shell.facts.account.invoices)
    shell.facts = replace(shell.facts, account=replace(shell.facts.account, invoices=lifted))

    assert ["handover-returned", "plan-read-back-once"] == keys(shell.take(Turn(intent=RETURNED)))
    assert any(isinstance(effect, BookAgreement) for effect in shell.take(YES))


def test_a_yes_needs_a_question() -> None:
    """A yes after a message that asked nothing does not book what was read back before it; it is read back again."""
    shell = verified()
    for turn in (WHOLE, Turn("una persona", "ask_human"), YES):
        effects = shell.take(turn)

    assert ["plan-read-back-once"] == keys(effects)


def test_a_yes_beside_a_question_books_nothing() -> None:
    """'Sí, pero ¿cuánto debo?' is a question first: answered, and the plan read back."""
    shell = verified()
    shell.take(WHOLE)
    effects = shell.take(Turn("sí, pero ¿cuánto debo?", "ask_balance", also=("affirm",)))

    assert ["balance-statement", "plan-read-back-once"] == keys(effects)


def test_a_new_proposal_is_judged_after_an_exception() -> None:
    """While an adviser looks at an exception, another proposal of the client is judged and can be agreed."""
    shell = verified()
    for turn in (TWELVE, YES, WHOLE, YES):
        effects = shell.take(turn)

    assert any(isinstance(effect, PlaceHold) for effect in shell.done)
    assert any(isinstance(effect, BookAgreement) for effect in effects)


@pytest.mark.parametrize("kind", ["complain", "already_paid", "ask_human", "contact_later", "abuse", "cancel_service"])
def test_some_answers_ask_nothing_more(kind: str) -> None:
    """After a complaint, a claim, a call for a person and their like the bot does not come back with its plan."""
    shell = verified()
    shell.take(WHOLE)
    shell.take(Turn("palabras", kind))
    effects = shell.take(Turn("palabras", "deny")) if shell.conversation.question else ()

    assert not {key for key in keys(effects) if key.startswith("plan-")}
    assert "plan" == shell.conversation.frames[0].dialogue


def test_nothing_that_fits_is_passed_on() -> None:
    """What asks more than the client can pay is never pressed upon them: an adviser sees it, nothing more is asked."""
    shell = verified()
    effects = shell.take(
        replace(TWELVE, capacity=Capacity(1_000, 26), legs=(Leg(1_000, None, None, Frequency.MONTHLY),))
    )

    assert ["plan-refer-nearest"] == keys(effects)
    assert ["refer"] == [effect.kind for effect in effects if isinstance(effect, OpenCase)]
    assert None is shell.conversation.top


def test_nothing_due_asks_for_nothing() -> None:
    """Where nothing is to be paid, no amount of zero is asked for."""
    shell = verified(facts(replace(ACCOUNT, invoices=())))

    assert ["plan-nothing-due"] == keys(shell.take(Turn("¿cómo pago?", "ask_payment_methods")))


def test_a_night_slot_is_a_day_not_a_proposal() -> None:
    """A day named when a call is offered books the call; a sum is a proposal, and the call waits until after it."""
    shell = WAYS["handover", "slot"].walk()
    booked = shell.copy().take(propose(Leg(None, FRIDAY)))
    paid = shell.take(propose(Leg(50_000, FRIDAY)))

    assert ["handover-call-booked"] == keys(booked)
    assert ["plan-ask-rest-of-one"] == keys(paid)


def test_who_thanks_after_distress_is_not_asked_to_rate() -> None:
    """After a talk of distress nobody is asked how they liked it."""
    shell = verified()
    shell.take(Turn("no quiero vivir", "distress"))

    assert ["farewell-case"] == keys(shell.take(THANKS))


def test_a_day_that_is_over_is_not_promised() -> None:
    """Thanks that come after the promised day, when a person has answered, are not met with that day."""
    shell = verified()
    shell.take(Turn("quiero hablar con alguien", "ask_human"))
    shell.wait(days=3)

    assert ["farewell-none"] == keys(shell.take(THANKS))


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (Turn("sí", "affirm"), ["distress-on-duty"]),
        (Turn("no quiero vivir", "distress"), ["distress-on-duty"]),
        (Turn("no puedo más, en serio", "distress", certain=False), ["distress-on-duty"]),
        (Turn("no, estoy bien", "deny"), ["distress-none"]),
        (Turn("¿cuánto debo?", "ask_balance"), ["balance-statement"]),
        (Turn("la prima sale en junio", "out_of_scope", certain=False), ["nod"]),
        (Turn("que me llame alguien", "ask_human"), ["handover-on-duty"]),
    ],
)
def test_danger_that_is_guessed_is_asked_back(turn: Turn, expected: list[str]) -> None:
    """A person reads a guess, nobody is paged; a yes, and danger told again, bring help; anything else goes on."""
    shell = WAYS["distress", "asked"].walk()
    read = [effect.kind for effect in shell.done if isinstance(effect, OpenCase)]
    paged = [PageSomeone() in shell.done]
    answered = keys(shell.take(turn))
    paged.append(PageSomeone() in shell.done)

    assert (["repair"], expected) == (read, answered)
    assert [False, expected == ["distress-on-duty"]] == paged


def test_danger_that_is_guessed_interrupts_nothing() -> None:
    """After 'I am fine' the plan under way asks its question again; words that answer it are taken as its answer."""
    shell = WAYS["plan", "amount"].walk()
    asked = keys(shell.take(Turn("y si un mes no puedo", "distress", certain=False)))
    fine = keys(shell.copy().take(Turn("estoy bien", "deny")))
    paid = keys(shell.take(propose(Leg(50_000))))

    assert (["distress-ask"], ["distress-none", "plan-ask-amount-on"]) == (asked, fine)
    assert ["plan-ask-rest-of-one"] == paid


def test_nobody_is_promised_after_distress_where_nobody_is_there() -> None:
    """With nobody on duty no answer is promised, and a nod is met with nothing of money."""
    alone = replace(facts(), duty=replace(facts().duty, adviser=None))
    shell = verified(alone)
    shell.take(Turn("no quiero vivir", "distress"))
    nodded = shell.copy().take(Turn("ok", "affirm"))

    assert ["farewell-none"] == keys(nodded)
    assert ["farewell-none"] == keys(shell.take(THANKS))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CANCELAR", "exit-which"),
        ("sí, quiero cancelar por favor", "exit-which"),
        ("quiero cancelar el servicio", "exit-noted"),
        ("me quiero ir", "exit-noted"),
    ],
)
def test_to_cancel_is_to_pay_or_to_leave(text: str, expected: str) -> None:
    """Alone the word is asked back; with what is cancelled it is clear."""
    assert [expected] == keys(verified().take(Turn(text, "cancel_service")))


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (Turn("pagar", "button", button="pay"), ["pay-means"]),
        (Turn("irme", "button", button="leave"), ["exit-noted"]),
        (Turn("cancelar", "cancel_service"), ["handover-on-duty"]),
        (WHOLE, ["plan-read-back-once"]),
        (Turn("¿qué?", "out_of_scope", certain=False), ["repair-first", "exit-which"]),
    ],
)
def test_what_cancelling_meant(turn: Turn, expected: list[str]) -> None:
    """The answer leads to paying, to leaving, to a proposal; the same word again to a person."""
    shell = WAYS["exit_intent", "which"].walk()

    assert expected == keys(shell.take(turn))


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        ("do you speak spanish", "en", "es"),
        ("¿habla inglés?", "es", "en"),
        ("pode falar em espanhol", "pt", "es"),
        ("i don't speak spanish", "en", "en"),
        ("can we do this in my language", "en", "en"),
        ("english or spanish, whatever", "en", "en"),
    ],
)
def test_the_language_that_is_named(text: str, written: str, expected: str) -> None:
    """The language that is asked for by name is gone on in, else the one that was written in."""
    effects = Shell(facts()).take(Turn(text, "change_language", language=written))

    assert SetLanguage(expected) in effects


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        (Turn("quién es", "ask_identity"), Turn("sí, soy yo", "affirm"), "identify-opening"),
        (Turn("quién es", "ask_identity"), Turn("6785", certain=False), "identify-opening"),
        (Turn("qué molestos", "abuse"), Turn("soy Marcela y qué", "affirm"), "identify-opening"),
        (Turn("quién es", "ask_identity"), YES, "nod"),  # a receipt, no introduction
        (Turn("quién es", "ask_identity"), NO, "nod"),
    ],
)
def test_who_asked_first_shows_who_they_are_then(first: Turn, then: Turn, expected: str) -> None:
    """After a question of the client's own, 'soy yo' or the fact itself leads to the verification."""
    shell = Shell(facts())
    shell.take(first)

    assert [expected] == keys(shell.take(then))


@pytest.mark.parametrize("state", ["holder", "fact"])
def test_a_goodbye_before_the_verification(state: str) -> None:
    """Who says goodbye is let go, and asked nothing."""
    assert ["farewell-none"] == keys(WAYS["identify", state].walk().take(Turn("chao", "goodbye")))


def test_grief_is_no_wrong_number() -> None:
    """Who told of a death and then says who they are is thanked, once, with no excuse for a wrong number."""
    mourned = replace(facts(), cases=(OpenCaseFact(1000, "bereavement", facts().now),))
    effects = Shell(mourned).take(Turn("soy su hija", "wrong_person"))

    assert ["wrong-person-mourning"] == keys(effects)
    assert AddToCase("bereavement", "soy su hija") in effects


@pytest.mark.parametrize(
    "place",
    [("dispute", "more"), ("claim", "details"), ("complaint", "more"), ("phishing", "more"), ("rights", "more")],
)
def test_a_bare_day_belongs_to_who_listens(place: tuple[str, str]) -> None:
    """A day that is named where a case is told says when it happened; with a sum it is a proposal."""
    told = WAYS[place].walk().take(propose(Leg(None, date(2027, 1, 1)), text="sí, en enero"))
    proposed = WAYS[place].walk().take(propose(Leg(50_000, FRIDAY), text="puedo pagar 50 mil el viernes"))

    assert ["sí, en enero"] == [effect.note for effect in told if isinstance(effect, AddToCase)]
    assert not any(isinstance(effect, AddToCase) for effect in proposed)


def test_the_clients_own_name_is_no_strangers() -> None:
    """Who gives the client's own name is taken for nobody else, however it was read, and verified as ever."""
    name = facts().client.short_name
    turn = Turn(f"soy {name}", "wrong_person")
    first, asked = Shell(facts()).take(turn), WAYS["identify", "holder"].walk().take(turn)

    assert ["identify-opening"] == keys(first)
    assert ["identify-ask-document-last4"] == keys(asked)
    assert MarkWrongPerson() in Shell(facts()).take(Turn(f"soy el marido de {name}", "wrong_person"))


def test_a_number_is_not_given_up_on_a_guess() -> None:
    """What only may mean that it is somebody else asks for the holder; said clearly, the number is taken off."""
    guess, clear = Turn("soy rosa", "wrong_person", certain=False), Turn("se equivoca de número", "wrong_person")
    asked, gone = WAYS["identify", "holder"].walk().take(guess), WAYS["identify", "holder"].walk().take(clear)
    why = WAYS["identify", "fact"].walk().take(guess)

    assert ["identify-holder"] == keys(asked)
    assert ["identify-why-document-last4"] == keys(why)
    assert MarkWrongPerson() in gone


def test_equal_parts_are_not_asked_again() -> None:
    """A rest that was left to equal payments stays so when the plan is read back anew; another word changes it."""
    shell = WAYS["plan", "rest"].walk()
    read = says(shell.take(Turn("iguales", "button", button="equal")))[-1]
    again = says(shell.take(THANKS))[-1]
    changed = shell.take(propose(Leg(40_000, FRIDAY)))

    assert read.values["lines"] == again.values["lines"]
    assert ["plan-ask-rest-of-one"] == keys(changed)


def test_sooner_needs_no_leave() -> None:
    """Who wants to pay an instalment before its day is shown how."""
    shell = verified(facts(AGREED))

    assert ["pay-means"] == keys(shell.take(Turn("mejor antes", "change_agreement", dates=(date(2026, 3, 10),))))


def test_a_paid_agreement_opens_no_loop() -> None:
    """An active agreement with nothing left to pay leads to an answer, not round in circles."""
    assert AGREED.agreement is not None
    paid = tuple(replace(part, paid=part.amount) for part in AGREED.agreement.instalments)
    shell = verified(facts(replace(AGREED, agreement=replace(AGREED.agreement, instalments=paid))))

    assert says(shell.take(Turn("cambiar", "change_agreement")))


def test_silence_does_not_keep_a_verification() -> None:
    """A day passes between the client's words, whatever the clock did on the way: they are verified anew."""
    shell = verified()
    shell.take(WHOLE)
    shell.wait(hours=24)
    shell.take(Turn(intent="silence"))
    shell.wait(hours=1)

    assert ["identify-opening"] == keys(shell.take(YES))


def test_a_resumed_counter_is_not_a_new_one() -> None:
    """A counter-offer read again after a question counts once; proposed against again, it counts."""
    shell = WAYS["plan", "countered"].walk()
    shell.take(Turn("¿quiénes son?", "ask_identity"))
    before = shell.conversation.memory["rounds"]
    shell.take(Turn(intent=RESUME))

    assert [1, 1] == [before, shell.conversation.memory["rounds"]]


def test_the_rating_is_the_last_word() -> None:
    """The talk closes with its rating, once; who would rather not is not asked twice."""
    shell = WAYS["rating", "score"].walk()
    effects = shell.take(NO)

    assert ["farewell-again"] == keys(effects)
    assert ["agreement"] == [effect.commitment for effect in effects if isinstance(effect, CloseTalk)]


def test_unlocked_after_the_adviser() -> None:
    """After an adviser unlocked a client, all attempts are open again."""
    shell = Shell(facts())
    for turn in (HELLO, YES, Turn("1111"), Turn("2222"), Turn("3333")):
        shell.take(turn)
    shell.conversation = replace(shell.conversation, locked=False)
    shell.facts = replace(shell.facts, cases=(), now=shell.facts.now + timedelta(hours=2))
    for turn in (HELLO, YES, Turn("4444"), Turn(RIGHT)):
        shell.take(turn)

    assert shell.conversation.verified


def test_a_wavering_reading_is_asked_back_with_its_meanings() -> None:
    """The likeliest meanings are offered as buttons, a person beside them; a pressed one is acted on at once."""
    shell = verified()
    unsure = Turn("eso de la otra vez", "already_paid", certain=False, guesses=("already_paid", "greet", "ask_reason"))
    asked = shell.take(unsure)
    effects = shell.take(Turn("Ya pagué", "already_paid", button="already_paid"))

    assert [["already_paid", "ask_reason", "ask_human"]] == [[one.id for one in said.choices] for said in says(asked)]
    assert ["claim-opened"] == keys(effects)


def test_who_owes_nothing_has_paid() -> None:
    """Who says that it is paid while nothing is owed hears that; no case opens, and nothing is looked for."""
    shell = verified(facts(Account("CLP", (invoice("F1", 0),))))
    effects = shell.take(Turn("ya no debo nada, ¿cierto?", "already_paid"))

    assert (["balance-clear"], ()) == (keys(effects), shell.facts.cases)


def test_the_second_wavering_reading_is_not_asked_back_so() -> None:
    """Meanings are offered once in a row; then the other ways on are shown."""
    shell = verified()
    unsure = Turn("eso", certain=False, guesses=("already_paid", "ask_reason"))
    asked = [keys(shell.take(unsure)) for _ in range(3)]

    assert [["repair-which"], ["repair-second"], ["repair-passed-on"]] == asked
