# ruff: noqa: SIM905, PLR0911, PLR2004 - words are read best as a text; small numbers of letters and tokens
"""Tell which numbers count things: the noun after them is no money and no payment."""

from typing import Final

from nlu.grammar.money import Sum
from nlu.grammar.rules import Line
from nlu.grammar.text import NUMBER, SIGN, STOP, WORD

SMALLEST_ALONE: Final = 20  #: a smaller bare number counts things more easily than it is money
_SINGULAR_MEASURES: Final = frozenset(
    """
        hijo hija ano mes dia hora semana vez people children persona carro auto perro filho filha pessoa kid
        child person time kilo kg km metro metros kw kwh gb mb mega megas cm mm litro año opcion estrella way
        mensaje llamada correo caja mensagem ligacao caixa message call email box
        percent grado year am pm a.m. p.m. hs horas de_la th st bedroom percent % por_ciento x stars star
    """.split()
)
_CONTRACTED: Final = frozenset(("dos", "das"))
_PARTS: Final = _CONTRACTED | {"of", "de"}
_INSTALMENTS: Final = frozenset(
    "cuotas pagos abonos letras mensualidades parcelas prestacoes payments installments".split()
)
_LASTING: Final = frozenset(
    "cliente antiguedad edad experiencia idade casado casada casados us them you nosotros".split()
)
_MOST: Final = 110  #: years, or persons
_DETERMINERS: Final = frozenset("the my our those these los las mis esas esos".split())
_PERIODS: Final = frozenset("semana quincena mes dia catorcena week month day quinzena ano".split())
_PLURAL_OK: Final = frozenset(
    """
        mensuales semanales quincenales dolares nomas diarias diarios mas menos antes despues tras entonces
        los las tus sus mis
        unos unas pues mensais semanais quinzenais depois antes mas nos vos les ustedes des vamos podemos todos
        todas is as this us its was has does cuotas pagos abonos parcelas fridays mondays tuesdays wednesdays
        thursdays saturdays sundays lunes martes miercoles jueves viernes cus always towards iguales fijos fijas
        justos cerrados restantes extras maximos minimos pesos gracias please plus yes thanks os aos nas dos das
        tops completos completas
        apenas perdidos atras tres seis dos otros otras demais iniciales limpios pelados pelaos libres
    """.split()
)


def counts_things(line: Line, found: Sum) -> bool:
    """Tell whether a noun after a number makes it a number of things: '5 mensagens', '3 of the 10 boxes'."""
    if found.last >= len(line.tokens):
        return False
    after = line.tokens[found.last]
    if after.kind != WORD:
        return after.kind not in {SIGN, STOP, NUMBER, "@", "=", "!", "*"} or after.form == "%"
    if after.form == "x":
        return found.value < 100 and line.word(found.last + 1) not in _PERIODS
    if after.form in _PARTS:
        return _is_part(line, found)
    if after.form in _SINGULAR_MEASURES:
        return not (after.form == "dia" and line.word(found.last + 1).startswith(("#", "@")))
    one_word_unit = line.tokens[found.last - 1].kind == WORD  # '200 pesos mensuales': the unit has been named
    return not one_word_unit and len(after.form) > 2 and after.form.endswith("s") and after.form not in _PLURAL_OK


def _is_part(line: Line, found: Sum) -> bool:
    """Tell whether a number is some of so many things: '3 of the 10 boxes', '3 das caixas'."""
    whole = found.last + (1 if line.word(found.last) in _CONTRACTED else 2)
    if found.named:
        return False
    if found.value <= _MOST and line.word(found.last + 1) in _LASTING:
        return True
    if line.word(found.last + 1)[:1] == "#" and whole > found.last + 1:  # '2 of 5 payments'
        return line.word(found.last + 2) in _INSTALMENTS
    if whole > found.last + 1 and line.word(whole - 1) not in _DETERMINERS:
        return False
    if whole < len(line.tokens) and line.tokens[whole].kind == NUMBER:
        if line.word(whole + 1) in _INSTALMENTS:
            return True
        return counts_things(line, Sum(whole, whole + 1, line.tokens[whole].value or found.value, None, named=False))
    things = line.word(whole)
    return found.value < SMALLEST_ALONE and things.endswith("s") and things not in _PLURAL_OK
