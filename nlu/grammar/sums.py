# ruff: noqa: SIM905, PLR2004, PLR0911, C901 - words are read best as a text; small numbers of letters and tokens
"""Tell which numbers are sums: the bare ones that nothing counts, measures, dates or numbers."""

from typing import Final

from nlu.grammar.money import Sum
from nlu.grammar.rules import Line
from nlu.grammar.text import SIGN
from nlu.grammar.things import SMALLEST_ALONE, counts_things

_NOT_BEFORE: Final = frozenset(
    """
        calle avenida av piso casa depto dpto apto articulo ley capitulo version grado edad ruta km canal sala
        mesa lote manzana mz torre cuota numero nro n º factura boleta folio ticket caso contrato cuenta cliente
        rut dni cedula cpf rg telefono celular fono rua numero protocolo contrato fatura boleto street apartment
        invoice account phone room unit reference case order page terminado terminada termina ending top covid
        somos oficina local modelo estrato nit cuit cuil cbu clabe zip cep postal postcode bloque interior sector zona
        guia block cc route tarjeta tarjetas cartao card mido mide la
        chapter artigo salmo size talla tamanho error erro agent agente nf ejercicio exercicio reading
        lectura leitura verificacion verificacao moto
        windows opcion opciones nota estrella option clave codigo code pin ano anos year desde
    """.split()
)
OLDEST: Final = 110  #: years
_COPULAS: Final = frozenset("is es e son number numero no nro n º :".split())
_COMPARED: Final = frozenset("mas menos arriba encima abajo mais paso pasar".split())
_YEARS: Final = frozenset(("ano", "year"))
_LONG: Final = frozenset(("um", "un", "a", "one", "#1"))
_AGES: Final = frozenset("tiene tienen cumplo cumple cumpli cumplio tem i'm im she's he's aged turned turning".split())
_HOURS: Final = frozenset("after before past until till das pelas tipo half".split())
_RELATIVES: Final = frozenset(
    "hijo hija filho filha son daughter mum mom dad nan mother father mae pai nieto nieta".split()
)
_STREETS: Final = frozenset(
    """
        calle avenida av pasaje carrera jiron street road avenue rua travessa barrio direccion
    """.split()
)
_DWELLS: Final = frozenset("vivo vivimos vive moro moramos live lives living domicilio endereco address".split())
_AT: Final = frozenset("en at in na no em es e is".split())
_ROADS: Final = frozenset("street st road rd avenue ave lane drive blvd".split())
_ROUND: Final = frozenset((100, 1_000, 1_000_000, 10**9))
_COURTESIES: Final = frozenset(
    """
        gracias disculpas disculpa perdones perdon excusas felicidades felicitaciones bendiciones saludos abrazos
        besos veces cosas maneras formas problemas amores desculpas perdoes obrigados obrigadas obrigado obrigada
        beijos vezes coisas problemas thanks thank apologies pardons times things reasons sorries sorry
    """.split()
)


def is_sum(line: Line, found: Sum, *, asked: bool = False, spoken_small: int = 20) -> bool:
    """Tell whether a bare number is money: not measured by a noun, not a code, a year or a small spoken number."""
    if line.tokens[found.first].kind == SIGN:
        return True
    if _is_courtesy(line, found):
        return False
    if not found.named and found.high is not None and found.high <= 24 and not asked:
        return False  # 'between 4 and 5' are hours
    if found.named or found.high is not None:
        return not counts_things(line, found)
    token = line.tokens[found.first]
    if _is_address(line, found):
        return False
    if found.value <= 0 or _is_numbered(line, found) or counts_things(line, found):
        return False
    if found.value == 1 and not asked:
        return False
    if _is_year(line, found) or (len(token.form) >= 8 and token.form.isdigit()):
        return False
    if asked:
        return True
    if len(line.tokens) == 1 and found.value < SMALLEST_ALONE:
        return False  # a number of a menu
    if token.spoken and found.value < spoken_small:
        return False
    return not (token.form.startswith("0") and "." not in token.form and "," not in token.form)


def _is_courtesy(line: Line, found: Sum) -> bool:
    """Tell whether a round number only means many: 'mil gracias', 'un millón de disculpas', 'thanks a million'."""
    if found.value not in _ROUND or line.tokens[found.first].form.isdigit():
        return False
    after = line.word(found.last + (line.word(found.last) in {"de", "of"}))
    return after in _COURTESIES or line.word(found.first - 1) in {"thanks", "gracias", "obrigado", "obrigada"}


def _is_numbered(line: Line, found: Sum) -> bool:
    """Tell whether what stands before numbers something else: 'factura 12', 'my zip is 90210', 'tiene 67'."""
    before = line.word(found.first - 1)
    if before in _YEARS and line.word(found.first - 2) in _LONG:
        return False  # 'por um ano 50 por mês'
    if before in _COPULAS and line.word(found.first - 2) in _NOT_BEFORE:
        return True
    if (before == "al" and found.value == 100) or _is_shift(line, found):
        return True
    age = (before in _AGES or (before == "was" and line.word(found.first - 2) == "i")) and found.value <= OLDEST
    age = age or (found.value <= OLDEST and any(line.word(found.first - back) in _RELATIVES for back in (2, 3)))
    hour = before in _HOURS and found.value <= (24 if before in {"das", "pelas"} else 12)
    return before in _NOT_BEFORE or age or hour


def _is_shift(line: Line, found: Sum) -> bool:
    """Tell whether two hours bound a working day: 'de 8 a 5', 'das 8 às 17', 'from 9 to 6'."""
    for start in (found.first, found.first - 2):
        opens = line.word(start - 1) in {"de", "das", "from"} and line.word(start + 1) in {"a", "as", "to"}
        ends = (line.tokens[at].value for at in (start, start + 2) if 0 <= at < len(line.tokens))
        if opens and all(value is not None and value <= 24 for value in ends):
            return True
    return False


def _is_address(line: Line, found: Sum) -> bool:
    """Tell whether a number belongs to an address: after a street or 'vivo en', before 'Main Street'."""
    before = any(line.word(found.first - back) in _STREETS for back in (1, 2, 3, 4))
    lives = any(
        line.word(found.first - back) in _DWELLS and line.word(found.first - back + 1) in _AT for back in range(2, 6)
    )
    return before or lives or any(line.word(found.last + ahead) in _ROADS for ahead in (0, 1, 2))


def _is_year(line: Line, found: Sum) -> bool:
    before = line.word(found.first - 1)
    if line.word(found.first - 2) in _COMPARED:
        return False
    return (
        1900 <= found.value <= 2060
        and found.value == int(found.value)
        and len(line.tokens[found.first].form) == 4
        and before in {"en", "de", "del", "desde", "ano", "in", "since", "of", "em", "do", "year", "from", "el"}
    )
