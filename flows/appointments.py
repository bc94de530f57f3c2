"""Read what is said of a person's call or answer: when it comes, that it should come, and at what time of the day.

Times of the day are no proposals and no dates, so nobody else reads them.
"""

import re
from datetime import time

from flows.facts import Facts, OpenCaseFact
from flows.turn import Turn
from flows.wording.lint import fold

PEOPLE = frozenset({"human", "call_back"})  #: cases of who asked for a person
MATTERS = frozenset(
    {"complaint", "dispute_invoice", "dispute_service", "exception", "hardship", "payment_claim", "refer", "repair"}
)  #: cases whose answer was promised
ANSWERS = (
    r"(?:llama[nr]?|llamar\w+|llamada|contesta[nr]?|contestar\w+|responde[nr]?|responder\w+|respuesta|escribe[n]?"
    r"|escribir\w*|contacta[nr]?|contactar\w+|atiende[n]?|atender\w*|comunica[nr]?|comunicar\w+"
    r"|liga[mr]?|ligacao|respondem|retorna[mr]?|retorno|call|answer|reply|get back|write|contact|hear)"
)  #: what a person of ours does; not 'cuando me llamen', which is a condition
ASKS_WHEN = re.compile(
    r"(?<!hasta )(?<!ate )\b(?:cuando|a que hora|que dia|cuanto (?:se |me |les )?(?:falta|demora|tarda)\w*"
    r"|quando|a que horas|que horas|quanto tempo"
    r"|(?:when|what time|what day|how soon|how long) (?:will|do|does|can|could|is|are|until|before|should))\b"
    rf"(?:\W+\w+){{0,5}}?\W+{ANSWERS}\b"
)  #: 'y cuándo me llaman?', 'when will somebody call me'
STILL_WAITS = re.compile(
    r"\b(?:siguen? sin|sigo sin que me) (?:respon|contest|llam|escrib|atend|atien)\w+"
    r"|\b(?:no|nadie|nunca|tampoco) (?:me (?:han? )?|nos (?:han? )?|han? )"
    r"(?:respond(?:ido|io|ieron)|contest(?:ado|o|aron)|llam(?:ado|o|aron)|escri(?:to|bio|bieron)|atend(?:ido|io|ieron))\b"
    r"|\bnadie (?:me|nos) (?:responde|contesta|llama|escribe|atiende)\b"
    r"|\b(?:nao|ninguem)(?: me| nos)? (?:respondeu|responderam|responde|ligou|ligaram|retornou|retornaram|escreveu)\b"
    r"|\b(?:nobody|no one|has ?n.?t|have ?n.?t|have not|did ?n.?t|never)(?: has| have| ever)?"
    r" (?:answer(?:ed)?|repl(?:y|ied)|called|written|g[eo]t back|heard)\b"
    r"|\b(?:que (?:paso|pasa|fue|hay|se sabe) (?:con|de)|como va|what (?:happened|is happening) (?:to|with)|what about"
    r"|como (?:esta|anda|ficou) o|o que (?:aconteceu|houve) com o) (?:mi|my|meu) (?:caso|case|reclamo|complaint)\b"
)  #: 'siguen sin responder', 'what happened to my case?'; no wish not to be called
QUESTION_MAX, BARE_MAX = 12, 5  #: words of a question, and of one without its mark: longer ones tell something else
MINE = re.compile(
    r"\b(?:les|los|le|lo|te) (?:llamo|escribo|contesto|respondo|contacto)\b|\b(?:should|can|do) i (?:call|write)\b"
)
CALL = re.compile(
    r"\b(?:llamenme|llameme|llamarme|me (?:\w+ )?(?:llamen|llame|llamar|llamarian)|(?:podrian?|pueden?) llamar(?:me)?"
    r"|call me|give me a call|(?:you|somebody|someone) call|me (?:ligar|ligue|liguem)|liguem|ligue (?:me|para mim))\b"
)
NOT_A_CALL = re.compile(r"\b(?:no|nao|don.?t|not|deje[ns]?|dejar|stop|parem?|para de)\b")
ANOTHER_TIME = re.compile(
    r"\b(?:otra hora|otro horario|reagendar|cambiar la (?:hora|llamada)|mover la llamada"
    r"|another time|reschedule|outro horario|outra hora|remarcar)\b"
)
HOURS = {
    name: hour
    for hour, names in enumerate(
        (
            "una one uma", "dos two duas", "tres three", "cuatro four quatro", "cinco five", "seis six",
            "siete seven sete", "ocho eight oito", "nueve nine nove", "diez ten dez", "once eleven onze",
            "doce twelve doze",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
HOUR = rf"(\d{{1,2}}|{'|'.join(HOURS)})"
MINUTES = r"(?:[:.h](\d{2})| y (media|cuarto)| (?:e|and) (meia|half))?"
PART = (
    r"(?: ?(?:(a) ?\.?m\b|(p) ?\.?m\b|de la (manana|tarde|noche)|da (manha|tarde|noite)|in the (morning|afternoon)))?"
)
CLOCK = (
    re.compile(rf"\b(?:a|las|la|at|as|tipo|sobre las) {HOUR}{MINUTES}(?: ?(?:h|hrs|horas))?{PART}"),
    re.compile(rf"\b(\d{{1,2}}):(\d{{2}})()(){PART}"),
    re.compile(r"\b(\d{1,2})()()() ?(?:(a) ?\.?m\b|(p) ?\.?m\b|(?:hrs|horas|h)\b)()()()"),
)
NOON = re.compile(r"\b(?:mediodia|medio dia|noon|meio.dia)\b")
FIRST_HOUR, HALF_DAY = 8, 12  #: 'a las 5' is in the afternoon where nobody says otherwise
AFTERNOON = frozenset({"p", "tarde", "noche", "noite", "afternoon"})


def concerns_person(turn: Turn, facts: Facts, *, verified: bool) -> bool:
    """Say whether a turn is about the call or the answer of a person, promised already or asked for so."""
    waits = not turn.button and not turn.legs and (asks_when(turn.text) or _asks_call(turn))
    return waits or promised(turn, facts, verified=verified) is not None


def _asks_call(turn: Turn) -> bool:
    """Say whether words that may be read as 'not now' ask for a call at another time: 'llámenme a las 4'."""
    plain = fold(turn.text)
    return turn.intent == "contact_later" and CALL.search(plain) is not None and NOT_A_CALL.search(plain) is None


def promised(turn: Turn, facts: Facts, *, verified: bool) -> OpenCaseFact | None:
    """Return the case whose answer or call a turn is about: when it comes, or at what other time it should.

    Of a matter of the account nothing is said to who has not shown who they are.
    """
    if turn.button or any(leg.amount is not None for leg in turn.legs):
        return None
    asks = asks_when(turn.text) or still_waits(turn.text)
    kinds = PEOPLE | (MATTERS if verified and asks else frozenset())
    cases = [case for case in facts.cases if case.kind in kinds]
    return cases[-1] if cases and (asks or wants_call(turn.text)) else None


def asks_when(text: str) -> bool:
    """Say whether somebody asks when a person calls or answers."""
    plain = fold(text)
    is_question = len(plain.split()) <= (QUESTION_MAX if "?" in plain else BARE_MAX)
    return is_question and ASKS_WHEN.search(plain) is not None and MINE.search(plain) is None


def still_waits(text: str) -> bool:
    """Say whether somebody tells that the answer has not come, or asks what became of their case."""
    plain = fold(text)
    return len(plain.split()) <= QUESTION_MAX and STILL_WAITS.search(plain) is not None


def wants_call(text: str) -> bool:
    """Say whether somebody wants to be called, or at another time than was said."""
    plain = fold(text)
    wanted = CALL.search(plain) is not None and NOT_A_CALL.search(plain) is None
    return wanted or ANOTHER_TIME.search(plain) is not None


def clock(text: str) -> time | None:
    """Return the time of the day that a text names: 'a las 5 y media' is half past five in the afternoon."""
    plain = fold(text)
    found = next((match for pattern in CLOCK if (match := pattern.search(plain))), None)
    if found is None:
        return time(HALF_DAY) if NOON.search(plain) else None
    hour, minute = _hour(found[1]), _minute(found[2], found[3] or found[4] or None)
    part = next((word for word in found.groups()[4:] if word), None)
    hour = _of_the_day(hour, part)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - hours of a day


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else HOURS[word]


def _minute(figures: str | None, word: str | None) -> int:
    if figures:
        return int(figures)
    return {"cuarto": 15, None: 0}.get(word, 30)


def _of_the_day(hour: int, part: str | None) -> int:
    """Return the hour of 24 that an hour of 12 is: in the afternoon where it is said, or else too early."""
    if part is None:
        return hour + HALF_DAY if 0 < hour < FIRST_HOUR else hour
    if part in AFTERNOON:
        return hour + HALF_DAY if hour < HALF_DAY else hour
    return hour % HALF_DAY if hour == HALF_DAY else hour
