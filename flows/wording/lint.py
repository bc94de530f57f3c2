"""Judge a text before a client sees it: what it must not say, how it must be built, how long it may be.

The same judge reads the texts that ship, filled with the worst values, and what advisers and creditors write.
It answers with sentences that name the fault and the words; an empty list is a clean text.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from flows.wording import forbidden
from flows.wording.sms import segments

WORDS_MAX = 65  # 'about 60'; rows of a list are not prose and are not counted
PARAGRAPHS_MAX = 3
BUTTONS_MAX, TITLE_MAX = 3, 20
SEGMENTS_MAX = 2
LIST_ROW = re.compile(r"• |\d\. ")

DOUBLE_ENDING = re.compile(r"\w+/(?:as?|os?|es)\b|\w+\((?:as?|os?|s)\)|\w+@s?(?!\w)")
CAPITALS = re.compile(r"(?<![\w-])[A-ZÁÀÂÃÉÊÍÓÔÕÚÜÇÑ]{2,}(?![\w-])")  # an invoice 'FAC-10' shouts at nobody
ADDRESS_OF_PAGE = re.compile(r"https?://\S+")  # judged by nobody's grammar

NO_WORDS_OF_OURS = (*forbidden.OPT_OUTS, *forbidden.NEVER)

Check = Callable[[str, str], Iterator[str]]


def faults(text: str, locale: str, also: Iterable[str] = ()) -> list[str]:
    """Return every fault of a text in a language or locale; `also` are phrases that a creditor forbids besides."""
    words = ADDRESS_OF_PAGE.sub("url", text)
    found = [fault for check in CHECKS for fault in check(words, locale)]
    return found + [f"says {phrase!r}" for phrase in said(text, also)]


def fold(text: str) -> str:
    """Return the text in lower case, without accents."""
    return "".join(char for char in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(char))


@cache
def pattern(*phrases: str) -> re.Pattern[str]:
    """Return what finds one of some phrases as whole words; a trailing star stands for any ending."""
    forms = (re.escape(phrase.removesuffix("*")) + r"\w*" * phrase.endswith("*") for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def phrase_in(phrase: str, text: str) -> str | None:
    """Return the words of the text that a phrase finds."""
    hit = pattern(phrase).search(text)
    return hit and hit.group()


def hits(listed: tuple[str, ...], folded: str) -> list[str]:
    """Return the words that each phrase finds in a folded text; most say none, which is far sooner asked of all."""
    if not pattern(*listed).search(folded):
        return []
    return [hit for phrase in listed if (hit := phrase_in(phrase, folded))]


def said(text: str, phrases: Iterable[str]) -> list[str]:
    """Return which phrases a text says, whatever their capitals and accents."""
    folded = fold(text)
    return [phrase for phrase in phrases if phrase_in(fold(phrase.strip()), folded)]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a figure's point and an abbreviated hour ('5 p. m.') end none."""
    whole = re.sub(r"\b([ap])\. ?m\.", r"\1m", text)
    return [part.strip() for part in re.split(r"(?<=[.?!:])\s+|\n+", whole) if part.strip()]


def phrases(text: str, locale: str) -> Iterator[str]:
    """Find what accuses, threatens, rushes, feigns, talks like a file or names a gender."""
    folded = fold(text)
    for fault, listed in forbidden.PHRASES.get(locale.partition("-")[0], {}).items():
        yield from (f"{fault}: {hit!r}" for hit in hits(listed, folded))


def pairs(text: str, _: str) -> Iterator[str]:
    """Find double endings: 'o/a', '(a)', 'l@s'."""
    yield from (f"names a gender: {hit!r}" for hit in DOUBLE_ENDING.findall(text))


def address(text: str, locale: str) -> Iterator[str]:
    """Find the form of address of another country."""
    listed = forbidden.ADDRESS.get(locale) or forbidden.ADDRESS.get(locale.partition("-")[0], ())
    words = set(re.findall(r"\w+", text.lower()))
    yield from (f"addresses the client as elsewhere: {word!r}" for word in sorted(words & set(listed)))


def accents(text: str, locale: str) -> Iterator[str]:
    """Find words whose accent is missing."""
    words = set(re.findall(r"\w+", text.lower()))
    listed = forbidden.UNACCENTED.get(locale.partition("-")[0], ())
    yield from (f"misses an accent: {word!r}" for word in listed if word in words)


def force(text: str, _: str) -> Iterator[str]:
    """Find capital letters and exclamation marks that raise the voice, and pictures."""
    words = set(CAPITALS.findall(text)) - forbidden.ACRONYMS
    yield from (f"raises its voice: {word!r}" for word in sorted(words))
    if text.count("!") > 1:
        yield "exclaims more than once"
    if any(unicodedata.category(char) == "So" for char in text):
        yield "carries a picture"


def questions(text: str, locale: str) -> Iterator[str]:
    """Find a second question, one that is not the last sentence, and marks without their pair."""
    asked = text.count("?")
    if asked > 1:
        yield f"asks {asked} questions"
    if asked and not text.rstrip().endswith("?"):
        yield "goes on after its question"
    if locale.startswith("es") and (text.count("¿") != asked or text.count("¡") != text.count("!")):
        yield "opens or closes a mark without its pair"


def opt_outs(text: str, _: str) -> Iterator[str]:
    """Find words that would end all messages where the text does not explain just that, and 'cancelar' anywhere."""
    verbs = "|".join(forbidden.OPT_OUT_VERBS)
    rest = re.sub(rf"(?i:\b(?:{verbs})\b)[^.?!\n]*? (?:BAJA|STOP|SAIR)\b", "", text)
    yield from (f"uses a word that ends all messages: {hit!r}" for hit in hits(NO_WORDS_OF_OURS, fold(rest)))


def signs(text: str, _: str) -> Iterator[str]:
    """Find amounts, spaces and leftovers that no country writes."""
    for fault, found in SIGNS.items():
        yield from (f"{fault}: {hit!r}" for hit in found.findall(text))


SIGNS = {
    "a space between sign and figure": re.compile(r"(?<!US)(?<!R)\$ \d+|[₡£] \d+"),
    "a sign on the wrong side": re.compile(r"€ ?\d+|\d+ ?[$₡£]"),
    "an amount without its thousands": re.compile(r"[$₡£/] ?\d{5,}"),
    "a space or stop too many": re.compile(r"  +| \n|\n{3,}| [,;.?!](?!\.)|(?<!\.)\.\.(?!\.)|[\u00a0\u202f]"),
    "a blank left open": re.compile(r"[{}]|\?\?\?"),
}
CHECKS: Sequence[Check] = (phrases, pairs, address, accents, force, questions, opt_outs, signs)


def length_faults(text: str, channel: str) -> list[str]:
    """Return what makes a text too long for its channel: words and paragraphs, or segments of an SMS as it leaves."""
    if channel == "sms":
        count = segments(text)
        return [f"takes {count} segments"] if count > SEGMENTS_MAX else []
    prose = [line for line in text.splitlines() if not LIST_ROW.match(line)]
    words, paragraphs = len(" ".join(prose).split()), len(re.split(r"\n{2,}", text))
    long = [f"has {words} words"] if words > WORDS_MAX else []
    return long + ([f"has {paragraphs} paragraphs"] if paragraphs > PARAGRAPHS_MAX else [])


def button_faults(titles: Sequence[str]) -> list[str]:
    """Return what makes quick replies unfit: more than three, a title above twenty characters, two alike."""
    many = [f"has {len(titles)} buttons"] if len(titles) > BUTTONS_MAX else []
    alike = ["has two buttons alike"] if len(set(titles)) < len(titles) else []
    return (
        many
        + alike
        + [f"has a button of {len(title)} characters: {title!r}" for title in titles if len(title) > TITLE_MAX]
    )


def news_faults(text: str) -> list[str]:
    """Return what an answer to bad news gets wrong: a figure before the first sentence has acknowledged it."""
    first = next(iter(sentences(text)), "")
    return [f"opens with a figure: {first!r}"] if re.search(r"\d", first) else []
