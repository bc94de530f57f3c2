"""Decide who writes, and what is asked of whom nobody knows, before anything of an account is said.

A message carries an address. Where exactly one client is reached there, it is theirs. Where several are (a phone that
a family shares, one sender for two companies), it belongs to the one talk that is open there; else a question that
names nobody asks which, and what was written meanwhile is kept. The answer is a word of the company's name, the
client's number, or its last two characters. Where nobody is reached, the client's number is asked for once.

Who is found by what they told, and not by the address alone, must show anew who they are.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from flows.wording.lint import fold

TAIL = 2  #: characters of the client's number that an opening names
WHICH_MAX = 2  #: times that it is asked which of several writes
NUMBER_MAX = 1  #: times that a number is asked for
TRIES_MAX = 3  #: numbers that an address may try within a day
REPEATS_MAX = 4  #: questions after which a greeting gets none
LACKING = re.compile(
    r"\b(?:no|nao|don.?t|do not)\b(?: (?:me|lo|la|o|a))?"
    r"(?: (?:tengo|tenho|se|sei|recuerdo|acuerdo|lembro|encuentro|acho|know|have|remember))\b"
)
DENYING = re.compile(
    r"\b(?:soy|sou|equivoc\w*|conozco|conheco|wrong|engan\w*|i.?m not|i am not|deb\w+|deuda\w*|divida\w*)\b"
)
TOKENS_MAX = 3  #: a longer list of numbers is guessing, and none of it is looked up
WORD_MIN = 3  #: letters of a company's word that tells it apart
SMALL_WORDS = frozenset({"del", "las", "los", "una", "the", "and", "das", "dos", "com", "por", "para"})
WORD = re.compile(r"\w+")
NUMBER = re.compile(r"[\w-]*\d[\w-]*")
INTRODUCED = re.compile(
    r"\b(?:cliente|clienta|cuenta|contrato|suministro|client|customer|account|conta)\b"
    r"[\W_]*(?:(?:es|el|la|numero|nro|no|n|number|is|e|o|terminada en)\b[\W_]*){0,3}([\w-]*\d[\w-]*)"
)


class Verdict(StrEnum):
    """What is answered to somebody who is not known yet."""

    WHICH = "which"  #: asked which company or number, because several are reached there
    WHICH_AGAIN = "which_again"  #: asked once more
    NUMBER = "number"  #: asked for the client's number
    HAND_OVER = "hand_over"  #: a person takes over
    WAIT = "wait"  #: a person has it already


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who writes and is not known; `answered` when they were told something before.

    `again` is the question put last, for who only greets or nods; `is_wrong`: they said that it is not them.
    `is_shared`: several companies write from the number or bot that was written to, so that none may be named.
    `is_mourning`: a death was told from their address, and a person takes care of it.
    """

    verdict: Verdict = Verdict.WAIT
    answered: bool = True
    is_shared: bool = True
    again: Verdict | None = None
    is_wrong: bool = False
    is_mourning: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A client whom a message may come from.

    `is_open`: a talk with them is under way at this address; `was_told`: who wrote there last said that it is they.
    """

    creditor: str
    client: str
    company: str
    is_open: bool = False
    was_told: bool = False


@dataclass(frozen=True, slots=True)
class Caller:
    """A message with everything that says whose it is.

    `here` are the clients reached at the address, `named` those elsewhere whose number the text names, `asked` how
    often who they are was asked already, `before` what they answered until now.
    """

    text: str
    here: tuple[Known, ...] = ()
    named: tuple[Known, ...] = ()
    asked: int = 0
    passed_on: bool = False
    before: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The client whose message it is; `told` when only what they wrote says so."""

    known: Known
    told: bool = False


def find(caller: Caller) -> Found | None:
    """Return whose message it is, nothing when that cannot be told."""
    if len(caller.here) == 1:
        return Found(caller.here[0])
    introduced = _by_number(caller.here, INTRODUCED.findall(fold(caller.text)))
    talking = [one for one in caller.here if one.is_open]
    chosen = [one for one in talking if one.was_told]
    under_way = talking if len(talking) == 1 else chosen
    if len(under_way) == 1 and not introduced:
        return Found(under_way[0])
    for some in (introduced, _narrow(caller), caller.named):
        if len(some) == 1:
            return Found(some[0], told=True)
    return None


def judge(caller: Caller) -> Verdict:
    """Return what is answered to a caller who was not found."""
    if caller.passed_on:
        return Verdict.WAIT
    if not caller.here:
        return Verdict.NUMBER if caller.asked < NUMBER_MAX else Verdict.HAND_OVER
    if caller.asked >= WHICH_MAX:
        return Verdict.HAND_OVER
    return Verdict.WHICH_AGAIN if caller.asked else Verdict.WHICH


def repeat(caller: Caller) -> Verdict | None:
    """Return the question that was put last, as long as it was not put too often."""
    if caller.passed_on or not 0 < caller.asked < REPEATS_MAX:
        return None
    return Verdict.WHICH_AGAIN if caller.here else Verdict.NUMBER


def lacks_number(text: str) -> bool:
    """Say whether somebody who was asked for a number has none; 'I have none' sounds like 'I am not the one'."""
    plain = fold(text)
    return LACKING.search(plain) is not None and DENYING.search(plain) is None


def numbers(text: str, *, asked: bool) -> tuple[str, ...]:
    """Return the words of a text that may be a client's number: any with a digit once it was asked for."""
    folded = fold(text)
    found = NUMBER.findall(folded) if asked else INTRODUCED.findall(folded)
    told = tuple(dict.fromkeys(found))
    return told if len(told) <= TOKENS_MAX else ()


def _narrow(caller: Caller) -> tuple[Known, ...]:
    """Return those at the address who fit everything that the text tells, none when it tells nothing of them."""
    left = caller.here
    for fitting in _clues(caller):
        if fitting:
            left = tuple(one for one in left if one in fitting)
    return left if len(left) < len(caller.here) else ()


def _clues(caller: Caller) -> Iterable[tuple[Known, ...]]:
    """Yield whom the company's name fits, the number, and its last characters; those two only where it was asked.

    A company that was named in an earlier answer stays named until another one is.
    """
    yield _by_company(caller.here, caller.text) or _by_company(caller.here, caller.before)
    if caller.asked:
        told = NUMBER.findall(fold(caller.text))
        whole = _by_number(caller.here, told)
        yield whole or _by_tail(caller.here, told)


def _by_company(here: tuple[Known, ...], text: str) -> tuple[Known, ...]:
    """Return the clients of companies whose whole name the text holds, else a word of it that no other here has."""
    called = _by_whole_name(here, text)
    if called:
        return called
    said = _words(text)
    names = {one.company: _words(one.company) for one in here}
    own = {name: words.difference(*(other for told, other in names.items() if told != name))
           for name, words in names.items()}  # fmt: skip
    return tuple(one for one in here if own[one.company] & said)


def _by_whole_name(here: tuple[Known, ...], text: str) -> tuple[Known, ...]:
    """Return the clients of the companies that the text calls by their names, the longest where one holds another."""
    said = {one.company: spoken for one in here if (spoken := _spoken(one.company)) in _spoken(text)}
    longest = {
        name for name, mine in said.items() if not any(mine != other and mine in other for other in said.values())
    }
    return tuple(one for one in here if one.company in longest)


def _spoken(text: str) -> str:
    """Return the words of a text with a space around each, so that whole words are found in it."""
    return f" {' '.join(WORD.findall(fold(text)))} "


def _by_number(here: tuple[Known, ...], told: Iterable[str]) -> tuple[Known, ...]:
    said = {bare(token) for token in told}
    return tuple(one for one in here if bare(one.client) in said)


def _by_tail(here: tuple[Known, ...], told: Iterable[str]) -> tuple[Known, ...]:
    said = {bare(token) for token in told}
    return tuple(one for one in here if bare(one.client[-TAIL:]) in said)


def _words(text: str) -> set[str]:
    return {word for word in WORD.findall(fold(text)) if len(word) >= WORD_MIN} - SMALL_WORDS


def bare(number: str) -> str:
    """Return a client's number without marks and case."""
    return "".join(filter(str.isalnum, fold(number)))
