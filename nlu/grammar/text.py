"""Turn a message into tokens: lower case, accents folded, every token knowing where it stands in the client's text.

Each token is matched once, left to right, and every repetition in the pattern is bounded or possessive by design,
so the time is linear in the length of the text.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

WORD, NUMBER, ORDINAL, DATE, CLOCK, CODE, SIGN, STOP = "w", "#", "@", "=", "!", "*", "$", "."

_SPECIAL = {
    "’": "'",
    "‘": "'",
    "´": "'",
    "`": "'",
    "“": '"',
    "”": '"',
    "\u00a0": " ",
    "\u202f": " ",
    "–": "-",
    "—": "-",
    "−": "-",
    "ª": "º",
    "°": "º",
    "₹": "₹",
    "₨": "₹",
    "￥": "¥",
} | {sign: sign for sign in "½¼¾‰₡¢¥元₩₪₽₴₺₾₭₦₱฿₫₲₿"}

_MONTH = (
    "ene(?:ro)?|jan(?:uary|eiro)?|feb(?:rero|ruary)?|fev(?:ereiro)?|mar(?:zo|ch|co)?|abr(?:il)?|apr(?:il)?|mayo?|maio?"
    "|jun(?:io|ho|e)?|jul(?:io|ho|y)?|ago(?:sto)?|aug(?:ust)?|sept?(?:iembre|ember)?|set(?:iembre|embro)?"
    "|oct(?:ubre|ober)?|out(?:ubro)?|nov(?:iembre|embro|ember)?|dic(?:iembre)?|dec(?:ember)?|dez(?:embro)?"
)

TOKEN = re.compile(
    r"""
    (?P<link>https?://[^\s]+|www\.[^\s]+|[a-z0-9_+.-]{1,64}@[a-z0-9.-]{1,64})
  | (?P<power>[0-9]{1,9}(?:[.,][0-9]{1,9})?(?:e[+]?(?:[0-9]|1[0-2])|\^[+]?[0-9]{1,2})(?![a-z0-9]))
  | (?P<tax>[0-9]{1,2}\.?[0-9]{3}\.?[0-9]{3}\s?-\s?[0-9k](?![a-z0-9])
      | [0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2} | [0-9]{3}-[0-9]{2}-[0-9]{4}(?![0-9])
      | [0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9](?![0-9]) | [0-9]{2}-[0-9]{8}-[0-9](?![0-9]) | [0-9]{5}-[0-9]{3}(?![0-9])
      | \([0-9]{2,3}\)\ ?[0-9]{3,5}[\ -]?[0-9]{3,4}(?![0-9]) | [0-9]{3}-[0-9]{7}-[0-9](?![0-9])
      | (?<![0-9][\ -])\b0[0-9]{2,4}[\ -][0-9]{3,7}(?![0-9.,-])
      | [0-9]{2}\.[0-9]{3}\.[0-9]{3}/[0-9]{4}-[0-9]{2} | [0-9]{4}(?:[\ -][0-9]{4}){3} | (?<![0-9.,$])401\(?k\b
      | (?!(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9-]))[0-9]{3,8}(?:-[0-9]{2,8}){2,4}(?![0-9-])
      | [0-9]{16,60}(?![0-9])
      | \+[0-9][0-9\ ()-]{6,18}[0-9]
      | (?<![$.,])\b[0-9]{1,4}[\ -][0-9]{3,4}[\ -][0-9]{4}\b(?!\s?(?:de\b|-))
      | (?<![$.,])\b(?![0-9]{2}00-[0-9]{2}00\b)[0-9]{4,5}-[0-9]{4}\b
      | [0-9]{1,12}[a-z]{1,3}[0-9][a-z0-9]{0,40}(?<![0-9]x[0-9])(?<![0-9]x[0-9][0-9])(?<![0-9]x[0-9][0-9][0-9]))
  | (?P<date>(?<![0-9]-)(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9])
      | [0-9]{1,2}(?:/[0-9]{1,2}[/,]|-[0-9]{1,2}-|\.[0-9]{1,2}\.)(?:[0-9]{4}|[0-9]{2}(?![0-9]))(?![0-9])
      | (?:[0-9]{1,4}[-/.]){1,2}(?:MONTH)(?:[-/.][0-9]{1,4})?(?![a-z0-9])
      | (?<![a-z])(?:MONTH)(?:[0-9]{1,2}|(?:[-/][0-9]{1,4}){1,2})(?![a-z0-9]|[-/.,][0-9])
      | [0-9]{1,2}/[0-9]{1,2}(?![0-9/%]|[.,][0-9]|\s?(?:%|cuota|parcel|parte
          |de\ (?:la|lo|mi)\b|del\b|d[ao]\b|of\b|hoy\b|ahora|hoje|agora|now\b|today))
      | (?:(?<=\bel\ )|(?<=\bon\ )|(?<=\bdia\ )|(?<=[nsir]day\ ))
          (?:0?[1-9]|[12][0-9]|3[01])[-.](?:0?[1-9]|[12][0-9]|3[01])
          (?![0-9]|[-.,/][0-9]|\s?(?:%|por\b|k\b|m\b|mil|lucas|pesos|soles|de\b|cuota|pago))))
  | (?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s?[ap]\.?\s?m\b\.?|\s?hrs?\b|\s?hs\b|\s?h\b)?
      | [0-9]{1,2}\s?(?:[ap]m\b|[ap]\.\s?m\.|hrs?\b|hs\b|h\b(?:[0-9]{2})?|o'clock))
  | (?P<ordinal>[0-9]{1,3}
      (?:\.?º|st\b|nd\b|rd\b|th\b|er[oa]?\b|r[oa]\b|d[oa]\b|t[oa]\b|v[oa]\b|n[oa]\b|m[oa]\b|a\b|o\b))
  | (?P<sign>r\$|rd\s?\$|us\s?\$|u\$[sd]|\$us\b|s/\.?(?=\s?[0-9])
      |(?<![a-z])(?:mx|mex|col?|clp?|cop|ars?|uy|cad?|au|nz|hk|sg|nt|usd)\$
      |(?<![a-z])(?:q(?=[0-9]{2}|[0-9][,.][0-9])|q\.(?=\s?[0-9])|l\.(?=\s?[0-9])|b/\.?(?=\s?[0-9]))
      |[$€£₡¢¥元₩₪₽₴₺₾₭₦₱฿₫₲₿₹%‰½¼¾+/=&"*#])
  | (?P<code>(?!(?:usd|clp|cop|mxn|ars|pen|dop|crc|eur|gbp|brl|uyu|gtq|hnl|rs|col|mx|bs|rm|x|s
          |de|por|en|em|a|con|com|y|e)-?[0-9])
      [a-z]{1,10}-?[0-9][a-z0-9]{0,40}(?:-[0-9][a-z0-9]{0,20})?)
  | (?P<spaced>[0-9]{1,3}(?:\ [.,]\ ?|[.,]\ )000(?![0-9]|[.,][0-9]))
  | (?P<number>[0-9]{1,3}(?:['.,][0-9]{3}){1,5}(?![0-9])(?:[.,](?:[0-9]{1,2}|[0-9]{4,9})(?![0-9]))?
      | [0-9]{1,15}(?:[.,][0-9]{1,12}(?![0-9]|[.,][0-9]))?)
  | (?P<fraction>(?<![0-9])[.,][0-9]{1,12}(?![0-9]))
  | (?P<word>[a-z]{1,40}(?:'[a-z]{1,8})?)
  | (?P<stop>-(?=[.,][0-9])|[,;:.!?¿¡()\n\[\]|…>-]+)
  | (?P<digits>[0-9]+)
    """.replace("MONTH", _MONTH),
    re.VERBOSE,
)


@dataclass(slots=True)
class Token:
    """One token: its kind, its folded form, and where it stands in the client's own text."""

    kind: str
    form: str
    start: int
    end: int
    value: Decimal | None = None
    scaled: bool = False  #: said with a multiplier: surely a sum
    spoken: bool = False  #: written in words
    currency: str | None = None
    stressed: bool = False  #: ends in ó: 'pagó' is past where 'pago' is an offer

    @property
    def shape(self) -> str:
        """Give the token as rules see it: numbers as # and their value, ordinals as @ and theirs."""
        if self.kind in {NUMBER, ORDINAL}:
            return self.kind + plain(self.value or Decimal(0))
        return self.form if self.kind in {WORD, SIGN, STOP} else self.kind


def form_at(tokens: Sequence[Token], at: int) -> str:
    """Give the form of the token at a place, empty outside the message."""
    return tokens[at].form if 0 <= at < len(tokens) else ""


def plain(value: Decimal) -> str:
    """Write a number without exponent or trailing zeros."""
    return str(int(value)) if value == int(value) else format(value.normalize(), "f")


@lru_cache(maxsize=4096)
def fold_letter(letter: str) -> str:
    """Fold one character: lower case, no accent, plain quotes and dashes; what has no plain form becomes a blank."""
    if letter in _SPECIAL:
        return _SPECIAL[letter]
    base = unicodedata.normalize("NFD", letter)[0].lower()[:1]
    if base.isascii() or base in "€£¿¡…º":
        return base
    wide = unicodedata.normalize("NFKC", letter).lower()
    return wide if len(wide) == 1 and wide.isascii() else " "


def fold(text: str) -> tuple[str, list[int] | range]:
    """Fold a text and give, for each folded character, its place in the text; combining marks are dropped."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    kept = [(fold_letter(letter), place) for place, letter in enumerate(text) if not unicodedata.combining(letter)]
    return "".join(letter for letter, _ in kept), [place for _, place in kept] + [len(text)]


def tokenize(text: str) -> list[Token]:
    """Cut a text into tokens, in order; blanks and pictures are skipped."""
    folded, places = fold(text)
    tokens: list[Token] = []
    for found in TOKEN.finditer(folded):
        group = found.lastgroup or "stop"
        start, last = places[found.start()], places[found.end() - 1]
        kind, form = _KINDS[group], found.group().replace(" ", "") if group == "spaced" else found.group()
        token = Token(kind, _mark(form) if kind == STOP else form, start, last + 1)
        token.stressed = text[last] in "óÓ"
        tokens.append(token)
    return tokens


def _mark(form: str) -> str:
    """Tell which boundary a run of punctuation is: the end of a sentence, a comma, or a dash."""
    if "?" in form or "¿" in form:
        return "?"
    if any(mark in form for mark in ".!;\n|>…¡"):
        return "."
    return "-" if form.strip("-") == "" else ","


_KINDS = {
    "link": CODE,
    "tax": CODE,
    "date": DATE,
    "clock": CLOCK,
    "ordinal": ORDINAL,
    "sign": SIGN,
    "code": CODE,
    "number": NUMBER,
    "power": NUMBER,
    "spaced": NUMBER,
    "fraction": NUMBER,
    "word": WORD,
    "stop": STOP,
    "digits": CODE,
}
