"""Offer the usual numbers of a policy as fields, part by part, and write what was typed into its text.

What a field leaves empty goes from the text; everything else stays as its author wrote it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from bot.console.crediting import read_amount
from bot.console.gate import Form, Refusal
from bot.console.manner import Manner
from bot.console.policies.words import ROLES
from bot.console.speech import N_, Phrases, say
from flows.errors import BadAmount
from flows.lined_yaml import dig, parse
from flows.negotiation.money import to_major
from flows.yaml_edit import put

TYPED_MAX = 20  #: characters of a number
GENERAL = "general"  #: the part of what holds for all levels
FIELD = "field:"  #: begins the name of a field; its path follows


class Sort(Enum):
    """What a field holds."""

    COUNT = "count"
    AMOUNT = "amount"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the form, what it is called, what stands in it."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The fields of one part, in groups with a title each; `part` is its word in the form."""

    part: str
    title: str
    groups: Sequence[tuple[str, Sequence[Field]]]


Path = tuple[str | int, ...]
LABELS: Mapping[str, str] = Phrases(
    {
        "first_payment_within_days": N_("Días para el primer pago"),
        "down_payment_percent": N_("Parte del total con el primer pago (%%)"),
        "term_days_max": N_("Días para pagar todo"),
        "payments_max": N_("Pagos a lo más"),
        "payment_min": N_("Pago mínimo"),
        "discount_percent": N_("Descuento por saldar (%%)"),
        "counter_offers_max": N_("Contrapropuestas antes de pasar a una persona"),
        "offer_valid_hours": N_("Horas que vale lo ofrecido"),
        "per_agreement_max": N_("Cuotas que el cliente puede mover por acuerdo"),
        "days_max": N_("Días que se mueve una cuota"),
        "grace_days": N_("Días de espera tras la fecha de una cuota"),
        "missed_in_a_row": N_("Cuotas atrasadas seguidas con que cae un acuerdo"),
        "days_late": N_("Días de atraso de una cuota con que cae un acuerdo"),
        "late_bill_extension_days": N_("Días más para una factura que llegó tarde"),
    }
)
SORTS: Mapping[str, Sort] = {
    "payment_min": Sort.AMOUNT,
    "down_payment_percent": Sort.SHARE,
    "discount_percent": Sort.SHARE,
}
OF_TERMS = ("first_payment_within_days", "down_payment_percent", "term_days_max", "payments_max", "payment_min")
DISCOUNT: Path = ("settlements", 0, "discount_percent")
OF_ALL: Sequence[Path] = (
    ("counter_offers_max",),
    ("offer_valid_hours",),
    ("rescue", "per_agreement_max"),
    ("rescue", "days_max"),
    ("agreement", "grace_days"),
    ("agreement", "broken_after", "missed_in_a_row"),
    ("agreement", "broken_after", "days_late"),
    ("our_errors", "late_bill_extension_days"),
)


def has_fields(text: str) -> bool:
    """Say whether a text is near enough to a policy to have fields, whatever is wrong with it."""
    data, lines, _ = parse(text)
    return bool(lines) and isinstance(data, dict)


def sheets_of(text: str) -> list[Sheet]:
    """Return the fields of a policy that can be read, level by level, then those of what holds for all."""
    data = parse(text)[0]
    levels = dig(data, "levels") or []
    found = [
        Sheet(
            str(place),
            _title(level, place),
            [(ROLES[role], _fields(data, _of_role(data, place, role))) for role in ROLES],
        )
        for place, level in enumerate(levels)
    ]
    return [*found, Sheet(GENERAL, say("Para todos los niveles"), [("", _fields(data, OF_ALL))])]


def with_fields(text: str, form: Form, manner: Manner) -> str:
    """Return a policy's text with what was typed into the fields of one part. Raises Refusal for what is no number."""
    data = parse(text)[0]
    for path in _paths_of(data, form.get("part", "")):
        typed = form.get(_name(path))
        if typed is None or typed.strip() == _shown(data, path):
            continue
        text = _put(text, path, _written(path, typed.strip(), manner))
    return text


def _title(level: object, place: int) -> str:
    return str(dig(level, "name") or say("Nivel %(number)s", number=place + 1))


def _paths_of(data: object, part: str) -> Sequence[Path]:
    levels = dig(data, "levels") or []
    if part.isdecimal() and len(part) < 4 and int(part) < len(levels):  # noqa: PLR2004 - so many levels has nobody
        return [path for role in ROLES for path in _of_role(data, int(part), role)]
    return OF_ALL if part == GENERAL else ()


def _of_role(data: object, place: int, role: str) -> Sequence[Path]:
    """Return the paths of a level's fields; several settlements are left to the file."""
    base: Path = ("levels", place, role)
    several = len(dig(data, *base, "settlements") or []) > 1
    return [*((*base, key) for key in OF_TERMS), *(() if several else ((*base, *DISCOUNT),))]


def _fields(data: object, paths: Sequence[Path]) -> list[Field]:
    return [Field(_name(path), LABELS[_key(path)], _shown(data, path)) for path in paths]


def _put(text: str, path: Path, written: str | None) -> str:
    """Write one value; the first settlement of a level makes the list, and the last one takes it away."""
    if path[-3:] != DISCOUNT:
        return put(text, path, written)
    settlements = path[:-2]
    if written is None:
        return put(text, settlements, None)
    has_one = bool(dig(parse(text)[0], *settlements))
    return put(text, path, written) if has_one else put(text, settlements, f"[{{discount_percent: {written}}}]")


def _written(path: Path, typed: str, manner: Manner) -> str | None:
    """Return what was typed as YAML; None where the field was emptied."""
    if not typed:
        return None
    label = LABELS[_key(path)]
    if _sort(path) is Sort.AMOUNT:
        try:
            return f'"{to_major(read_amount(typed, manner), manner.currency)}"'
        except BadAmount as fault:
            raise Refusal(say("%(label)s: «%(typed)s» no se lee como un monto.", label=label, typed=typed)) from fault
    number = typed.removesuffix("%").strip().replace(",", ".") if _sort(path) is Sort.SHARE else typed
    if len(number) > TYPED_MAX or not number.replace(".", "", _sort(path) is Sort.SHARE).isdecimal():
        raise Refusal(say("%(label)s: «%(typed)s» no es un número; escriba solo cifras.", label=label, typed=typed))
    return number


def _shown(data: object, path: Path) -> str:
    """Return what stands at a path as it is shown in its field."""
    value = dig(data, *path)
    return "" if value is None else str(value)


def _name(path: Path) -> str:
    return FIELD + ".".join(map(str, path))


def _key(path: Path) -> str:
    return str(path[-1])


def _sort(path: Path) -> Sort:
    return SORTS.get(_key(path), Sort.COUNT)
