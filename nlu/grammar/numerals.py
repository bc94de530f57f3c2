# ruff: noqa: PLR2004, PLR0911 - tens, hundreds and thousands speak for themselves
"""Read numbers: digits with their country's separators, number words in three languages, and both with multipliers."""

from decimal import Decimal
from types import MappingProxyType
from typing import Final

from nlu.grammar.countries import SCALES, Country
from nlu.grammar.text import NUMBER, ORDINAL, SIGN, WORD, Token


def _count(words: str, first: int = 1, step: int = 1) -> dict[str, int]:
    """Number words in their order, `/` between spellings of the same number."""
    return {form: first + place * step for place, same in enumerate(words.split()) for form in same.split("/")}


_SPANISH = (
    _count(
        "uno dos tres cuatro/quatro cinco/sinco seis/seiz siete/ciete ocho/oxo nueve/nuebe diez/dies once doce/dose"
        " trece/trese catorce/catorse quince/quinse dieciseis/diesiseis diecisiete/diesisiete dieciocho/diesiocho"
        " diecinueve/diesinueve veinte/beinte/vente veintiuno/veintiun/veintiuna veintidos veintitres veinticuatro"
        " veinticinco veintiseis veintisiete veintiocho veintinueve"
    )
    | _count(
        "treinta/trienta cuarenta/quarenta cincuenta/sincuenta/cinquenta/cincuentas sesenta/secenta setenta ochenta"
        " noventa/nobenta",
        30,
        10,
    )
    | _count(
        "cien/ciento/sien/cientos doscientos/dosientos/docientos/doscientas/docientas"
        " trescientos/tresientos/trescientas cuatrocientos/cuatrosientos/cuatrocientas/cuatroscientos"
        " quinientos/kinientos/quinientas/quiniento seiscientos/seisientos/seiscientas"
        " setecientos/setesientos/setecientas/sietecientos ochocientos/ochosientos/ochocientas"
        " novecientos/novesientos/novecientas/nuevecientos",
        100,
        100,
    )
    | {"cero": 0}
)
_PORTUGUESE = (
    _count(
        "um dois/duas tres quatro cinco seis sete oito nove dez onze doze treze quatorze/catorze quinze"
        " dezesseis/dezasseis/deseseis dezessete/dezassete dezoito dezenove/dezanove vinte"
    )
    | _count("trinta quarenta cinquenta/cincoenta sessenta/secenta setenta oitenta noventa", 30, 10)
    | _count(
        "cem/cento duzentos/duzentas/dusentos trezentos/trezentas/tresentos quatrocentos/quatrocentas"
        " quinhentos/quinhentas/quinientos seiscentos/seiscentas setecentos/setecentas oitocentos/oitocentas"
        " novecentos/novecentas",
        100,
        100,
    )
    | {"zero": 0, "meia": 6}
)
del _PORTUGUESE["um"], _PORTUGUESE["meia"]
_ENGLISH = (
    _count(
        "one two three four five six seven eight nine ten eleven twelve twelfth thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".replace(" twelfth", "")
    )
    | _count("twenty thirty forty/fourty fifty sixty seventy eighty ninety/ninty", 20, 10)
    | {"zero": 0, "dozen": 12}
)

WORDS: Final = MappingProxyType({"es": _SPANISH, "pt": _PORTUGUESE, "en": _ENGLISH})
"""Number words by language; hundreds in English are said by multiplying."""

_ORDINALS: Final = MappingProxyType(
    {
        "en": {
            **_count(
                "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
                " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
            ),
            "thirtieth": 30,
        },
        "es": {},
        "pt": {},
    }
)
_1000LIONS: Final = frozenset({"palo", "palos", "palito", "palitos", "melon", "melones"})
_POINTS: Final = MappingProxyType({"es": ("coma", "punto"), "pt": ("virgula", "ponto"), "en": ("point",)})
_JOINS: Final = MappingProxyType({"es": "y", "pt": "e", "en": "and"})
_ONES: Final = MappingProxyType({"es": ("un", "una"), "pt": ("um", "uma"), "en": ("a", "an")})
_HALVES: Final = MappingProxyType({"es": ("medio", "media"), "pt": ("meio", "meia"), "en": ("half",)})


def parse_digits(form: str) -> Decimal:
    """Read digits with separators: three digits after a separator are a group, one or two are decimals.

    What the country would read is the same wherever both readings make sense of money, since no sum has three decimals.
    """
    if "'" in form:
        whole, mark, cents = form.rpartition(",") if len(form) - form.rfind(",") in {2, 3} else (form, "", "")
        return Decimal("".join(letter for letter in whole if letter.isdigit()) + ("." + cents if mark else ""))
    dot, comma = form.rfind("."), form.rfind(",")
    if dot >= 0 and comma >= 0:
        decimal_mark = "." if dot > comma else ","
        whole, _, cents = form.rpartition(decimal_mark)
        return Decimal(whole.replace(".", "").replace(",", "") + "." + cents)
    mark = "." if dot >= 0 else ","
    parts = form.split(mark)
    if len(parts) == 1:
        return Decimal(form)
    grouped = len(parts) > 2 or (len(parts[1]) == 3 and parts[0].lstrip("0") != "" and len(parts[0]) <= 3)
    return Decimal("".join(parts)) if grouped else Decimal((parts[0] or "0") + "." + parts[1])


class Numerals:
    """Merge the tokens of one message that spell a number, for one language and country."""

    def __init__(self, language: str, country: Country) -> None:
        """Choose the tables of a language and a country."""
        self.words = WORDS[language]
        self.ordinals = _ORDINALS[language]
        self.join = _JOINS[language]
        self.ones = _ONES[language]
        self.halves = _HALVES[language]
        self.spaced = " " in country.group
        self.slang = country.slang
        self.scales = {**SCALES, **country.slang}
        self.language = language

    def merge(self, tokens: list[Token]) -> list[Token]:
        """Replace every run of tokens that spells one number by one token."""
        merged: list[Token] = []
        at = 0
        while at < len(tokens):
            found, end = self._read(tokens, at)
            merged.append(found or tokens[at])
            at = end
        return merged

    def _read(self, tokens: list[Token], at: int) -> tuple[Token | None, int]:
        token = tokens[at]
        if token.kind == ORDINAL:
            digits = "".join(letter for letter in token.form if letter.isdigit())
            return Token(ORDINAL, token.form, token.start, token.end, Decimal(digits)), at + 1
        if (
            token.kind == WORD
            and token.form in ("twenty", "thirty")
            and self.language == "en"
            and (compound := self._compound_ordinal(tokens, at))
        ):
            return compound
        if token.kind == WORD and token.form in self.ordinals:
            value = Decimal(self.ordinals[token.form])
            return Token(ORDINAL, token.form, token.start, token.end, value, spoken=True), at + 1
        return _Run(self, tokens, at).read()

    def _compound_ordinal(self, tokens: list[Token], at: int) -> tuple[Token, int] | None:
        """Read 'twenty first' and 'twenty-first'."""
        skip = 2 if at + 2 < len(tokens) and tokens[at + 1].form == "-" else 1
        unit = self.ordinals.get(tokens[at + skip].form, 0) if at + skip < len(tokens) else 0
        if not 0 < unit < 10:
            return None
        value = Decimal(self.words[tokens[at].form] + unit)
        return Token(ORDINAL, "", tokens[at].start, tokens[at + skip].end, value, spoken=True), at + skip + 1


class _Run:
    """Read one number from a place in the tokens: whole multiples so far, and the part below the next multiplier."""

    def __init__(self, tables: Numerals, tokens: list[Token], at: int) -> None:
        self.tables, self.tokens, self.first, self.at = tables, tokens, at, at
        self.total = Decimal(0)
        self.part: Decimal | None = None
        self.last_scale: Decimal | None = None
        self.low: Decimal | None = None  # the magnitude below which the next word may still join
        self.spoken = True
        self.scaled = False
        self.short_thousands = False
        self.decimals = False  # after the point
        self.inner = False  # reads the decimals of another
        self.digits_last = False

    def read(self) -> tuple[Token | None, int]:
        """Give the number's token and the place after it, or nothing and the next place."""
        while self.at < len(self.tokens) and self._step():
            pass
        if self.at == self.first:
            return None, self.first + 1
        if self.part is not None and self.short_thousands and 100 <= self.part < 1000:
            self.part *= 1000  # 'un palo 200' is said for 1.200.000
        value = self.total + (self.part or 0)
        first, last = self.tokens[self.first], self.tokens[self.at - 1]
        form = first.form if self.at == self.first + 1 else ""
        return Token(NUMBER, form, first.start, last.end, value, self.scaled, self.spoken), self.at

    def _step(self) -> bool:
        token = self.tokens[self.at]
        if token.kind == NUMBER:
            return self._digits(token)
        if token.form == "-" and self.low == 10 and self._hyphen():
            return True
        if token.kind != WORD:
            return token.form == "½" and self._fraction()
        return self._word(token.form)

    def _hyphen(self) -> bool:
        """Take the dash of 'twenty-five'."""
        after = self.tokens[self.at + 1].form if self.at + 1 < len(self.tokens) else ""
        if not 0 < self.tables.words.get(after, 0) < 10:
            return False
        self.at += 1
        return True

    def _digits(self, token: Token) -> bool:
        value = parse_digits(token.form)
        if self.part is not None:
            return self._spaced_group(token, value)
        if self.last_scale is not None and (value >= self.last_scale or not self._close()):
            return False
        self.part, self.spoken, self.digits_last, self.low = value, False, True, Decimal(0)
        self.at += 1
        return True

    def _spaced_group(self, token: Token, value: Decimal) -> bool:
        """Take '500' after '1' where blanks group thousands; elsewhere only when a second group follows."""
        before = self.tokens[self.at - 1]
        if not (
            self.digits_last
            and token.form.isdigit()
            and len(token.form) == 3
            and token.start == before.end + 1
            and len(before.form) <= 3
            and before.form.isdigit()
            and before.form != "0"
        ):
            return False
        after = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        longer = after is not None and after.kind == NUMBER and after.start == token.end + 1 and len(after.form) == 3
        signed = self.first > 0 and self.tokens[self.first - 1].kind == SIGN
        if not (self.tables.spaced or longer or signed or self.at - self.first >= 2):
            return False
        self.part = (self.part or Decimal(0)) * 1000 + value
        self.at += 1
        return True

    def _close(self) -> bool:
        """Tell whether a lower part may follow a multiplier: '2 mil 500', 'un palo 200', never '50 lucas 3'."""
        return (self.last_scale or 0) >= 1000 and int(self.total) % int(self.last_scale or 1) == 0

    def _word(self, form: str) -> bool:
        tables = self.tables
        if form in tables.words and not (self.digits_last and self.part is not None):
            return self._small(Decimal(tables.words[form]))
        if form in {"hundred", "hundreds"} and tables.language == "en":
            return self._hundred()
        if form in tables.scales:
            return self._scale(form)
        if form in tables.ones or form in tables.halves or form == "couple":
            return self._leading(form)
        if form in _POINTS[tables.language]:
            return self._point()
        return form == tables.join and self._joined()

    def _point(self) -> bool:
        """Take the decimals of 'dos coma cinco', 'two point two million'."""
        if self.digits_last or self.at == self.first or self.decimals or self.at + 1 >= len(self.tokens):
            return False
        if self.tokens[self.at + 1].form not in self.tables.words and self.tokens[self.at + 1].form != "mil":
            return False
        run = _Run(self.tables, self.tokens, self.at + 1)
        run.decimals = run.inner = True
        found, end = run.read()
        if found is None or found.value is None:
            return False
        self.part = (self.part or Decimal(0)) + Decimal(f"0.{int(found.value)}")
        self.low, self.at, self.decimals = Decimal(0), end, True
        return True

    def _small(self, value: Decimal) -> bool:
        if self.low is not None and (value >= self.low or value == 0):
            return False
        if self.part is None and self.last_scale is not None and value >= self.last_scale:
            return False
        self.part = (self.part or Decimal(0)) + value
        tens = value >= 20 or (value == 10 and self.tables.language == "es")
        self.low = Decimal(100) if value >= 100 else Decimal(10) if tens and value % 10 == 0 else Decimal(0)
        self.digits_last = False
        self.at += 1
        return True

    def _hundred(self) -> bool:
        if self.part is None and self.at > self.first:
            return False
        if self.part is not None and (self.part >= 100 or self.part == 0):
            return False
        self.part = (self.part or Decimal(1)) * 100
        self.low, self.digits_last = Decimal(100), False
        self.at += 1
        return True

    def _scale(self, form: str) -> bool:
        scale = Decimal(self.tables.scales[form])
        if self.inner and form != "mil":
            return False
        before = self.tokens[self.at - 1] if self.at else None
        if form in {"k", "m", "mm", "mill", "miles", "thousands", "millions"} and (
            self.part is None or (form == "m" and before is not None and before.end != self.tokens[self.at].start)
        ):
            return False
        if self.part is None and self.last_scale is not None and self.total:
            if scale < 1000 or self.tokens[self.at - 1].form == form:
                return False
            self.total *= scale
        elif self.part is None:
            if form not in {"mil", "millon", "thousand"} and not self._half_follows():
                return False
            self.total = scale
        elif self.last_scale is not None and scale >= self.last_scale:
            self.total = (self.total + self.part) * scale
        else:
            self.total += self.part * scale
        self.short_thousands = form in _1000LIONS
        self.part, self.last_scale, self.low, self.digits_last = None, scale, None, False
        self.scaled = True
        self.at += 1
        self._half_after()
        return True

    def _half_follows(self) -> bool:
        """Tell whether a bare 'palo' or 'luca' is a sum: only before 'y medio', for both name other things too."""
        forms = [token.form for token in self.tokens[self.at + 1 : self.at + 3]]
        return len(forms) == 2 and forms[0] == self.tables.join and forms[1] in self.tables.halves

    def _half_after(self) -> None:
        """Take 'y medio' after a multiplier: 'palo y medio', 'um milhão e meio', 'two and a half'."""
        forms = [token.form for token in self.tokens[self.at : self.at + 3]]
        if len(forms) >= 2 and forms[0] == self.tables.join and forms[1] in self.tables.halves:
            self.total += (self.last_scale or Decimal(0)) / 2
            self.at += 2

    def _fraction(self) -> bool:
        after = self.tokens[self.at + 1].form if self.at + 1 < len(self.tokens) else ""
        if after not in self.tables.scales:
            return False
        self.part = (self.part or Decimal(0)) + Decimal("0.5")
        self.at += 1
        return True

    def _leading(self, form: str) -> bool:
        """Take 'un' before a multiplier, 'medio' before one, 'a couple hundred', 'half a grand'."""
        if self.at != self.first:
            return False
        forms = [token.form for token in self.tokens[self.at : self.at + 4]] + [""] * 4
        scales = self.tables.scales
        english = self.tables.language == "en"
        if form in self.tables.halves:
            skip = 2 if english and forms[1] in {"a", "of"} else 1
            if forms[skip] not in scales or (english and forms[skip] in {"k", "m"}):
                return False
            self.part, self.at = Decimal("0.5"), self.at + skip
            return True
        if english and "couple" in forms[:2]:
            skip = forms.index("couple") + 1
            skip += forms[skip] == "of"
            if forms[skip] not in {"hundred", "thousand", "grand", "hundreds"}:
                return False
            self.part, self.at = Decimal(2), self.at + skip
            return True
        big = forms[1] in scales and forms[1] not in {"m", "k", "mm"}
        if big or (english and forms[1] == "hundred"):
            self.part, self.low, self.at = Decimal(1), Decimal(0), self.at + 1
            return True
        return False

    def _joined(self) -> bool:
        """Take 'y', 'e' or 'and' inside a number: 'treinta y cinco', 'mil e quinhentos', 'two hundred and fifty'."""
        if self.at == self.first or self.at + 1 >= len(self.tokens):
            return False
        after = self.tokens[self.at + 1]
        if self._half_before_scale(after):
            return True
        if self.digits_last and self.part is not None:
            return False
        value = self._after_join(after)
        if value is None:
            return False
        if self.tables.language == "es":
            fits = self.part is not None and self.low == 10 and 0 < value < 10
        elif self.part is not None:
            fits = self.low is not None and 0 < value < self.low and not (self.low == 10 and value >= 10)
        else:
            ceiling = Decimal(1000) if self.tables.language == "pt" else Decimal(100)
            fits = self.last_scale is not None and self.last_scale >= 1000 and 0 < value < min(ceiling, self.last_scale)
        if not fits:
            return False
        self.at += 1
        if self.tokens[self.at].form in self.tables.ones:
            self.part, self.low, self.at = (self.part or Decimal(0)) + 1, Decimal(0), self.at + 1
        return True

    def _after_join(self, after: Token) -> Decimal | None:
        if after.kind == WORD and after.form in self.tables.ones and self.tables.language != "en":
            return Decimal(1) if self.low == 10 else None
        if after.kind == WORD and after.form in self.tables.words:
            return Decimal(self.tables.words[after.form])
        if after.kind == NUMBER and self.part is None and self.tables.language == "pt":
            return parse_digits(after.form)
        return None

    def _half_before_scale(self, after: Token) -> bool:
        """Take 'dos y medio palos', '2 y media lucas', and 'dos palos y medio'."""
        skip = 2 if self.tables.language == "en" and after.form == "a" else 1
        forms = [token.form for token in self.tokens[self.at : self.at + skip + 3]] + [""] * 3
        if forms[skip] not in self.tables.halves or self.part is None:
            return False
        if forms[skip + 1] in self.tables.scales:
            self.part += Decimal("0.5")
            self.at += skip + 1
            return True
        return False
