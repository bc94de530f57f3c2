"""Hold a creditor's own texts to the laws of the house's: what ships passes them all, and each fault is told."""

import re

import pytest

from bot.texts import load_wording
from flows.outcome import Say
from flows.wording.own import CLOSED, Own, faults, open_keys, preview, sources
from flows.wording.samples import samples

HOUSE = load_wording()
HERE = "es-CL"
CONTACT, ASKS, NEWS = "reminder-due", "plan-how", "dispute-service-opened"
BLANK = re.compile(r"\{ \$\w+ \}")


def own(key: str, locale: str = HERE) -> Own:
    """Return a text of the house as if a creditor had written it."""
    forms = HOUSE.written(key, locale)
    return Own(forms[""], forms.get("sms", ""))


@pytest.mark.parametrize("locale", ["es-AR", "en-CL", "pt-BR"])
def test_the_house_passes(locale: str) -> None:
    """Every text of the house that may be a creditor's own is one without a fault."""
    found = {
        key: told for key in open_keys(HOUSE, locale)[::5] if (told := faults(own(key, locale), key, locale, HOUSE))
    }
    assert {} == found


@pytest.mark.parametrize(
    ("key", "old", "new", "told"),
    [
        (ASKS, "Cuénteme", "Usted es moroso. Cuénteme", "accuses: 'moroso'"),
        (ASKS, "Cuénteme", "Contame", "addresses the client as elsewhere: 'contame'"),
        (ASKS, "Cuénteme", "palabra " * 70 + "Cuénteme", "has "),
        (ASKS, "¿Cuánto", "Son $5.000. ¿Cuánto", "states a figure: '000'"),
        (ASKS, "?", ".", "does not ask what is to be answered"),
        (ASKS, "libertad", "plan imperdible", "says 'imperdible'"),
        (ASKS, "libertad", "{ $total }", "has the blank 'total', which nothing fills"),
        (ASKS, "libertad", "{ nada }", "names something that is not there"),
        (ASKS, "libertad", "{ $", "cannot be read"),
        (CONTACT, "automático", "virtual", "must say as often as the house's: 'automático'"),
        (CONTACT, "{ -to-pay }", "Que le vaya bien.", "must say as often as the house's: 'BAJA'"),
        (CONTACT, "{ $what }", "su cuenta", "misses the blank 'what'"),
        (CONTACT, "proponga otra fecha", "explique por qué", "asks for a story: 'explique'"),
        (CONTACT, "otra fecha.", "otra fecha. ¿Sí?", "asks where nothing is heard"),
        ("contact-opening", "Hola.", "Hola, por su deuda.", "tells a stranger of a debt: 'deuda'"),
    ],
)
def test_each_fault(key: str, old: str, new: str, told: str) -> None:
    """What breaks a law is told, by that law."""
    text = own(key)
    spoilt = Own(text.text.replace(old, new, 1), text.sms.replace(old, new, 1))

    assert spoilt != text
    assert any(fault.startswith(told) for fault in faults(spoilt, key, HERE, HOUSE, ("imperdible",)))


def test_every_blank_is_needed() -> None:
    """A text without one of the house's blanks is refused, whichever it is."""
    blanked = [(key, hit) for key in open_keys(HOUSE, HERE)[::9] for hit in set(BLANK.findall(own(key).text))]
    left_out = [
        (key, Own(text, own(key).sms))
        for key, hit in blanked
        if hit[2:-2] not in (text := own(key).text.replace(hit, "eso"))
    ]

    assert len(left_out) > 9
    assert [] == [key for key, text in left_out if not faults(text, key, HERE, HOUSE)]


def test_sms_keeps_its_room() -> None:
    """By SMS a text takes two messages at most, with its quick replies where the house's does."""
    text = own(ASKS)
    long = Own(text.text, text.sms.replace("Cuénteme", "Cuénteme con calma y cuando quiera, " * 6 + "y"))

    assert any("segments" in one or "room" in one for one in faults(long, ASKS, HERE, HOUSE))


@pytest.mark.parametrize("start", CLOSED)
def test_closed(start: str) -> None:
    """What the law wants, what meets danger and what proves who writes stays the house's."""
    keys = [key for key in HOUSE.keys(HERE) if key.startswith(start)]

    assert keys
    assert not set(keys) & set(open_keys(HOUSE, HERE))
    assert [f"stays the house's: {keys[0]!r}"] == faults(Own("Hola."), keys[0], HERE, HOUSE)


def test_read_in_its_place_alone() -> None:
    """An own text is read in its locale alone, in its channel's form; all the others stay as they are."""
    mine = {HERE: {ASKS: Own("Diga lo que quiera.\n\n¿Cuánto y cuándo?", "¿Cuánto y cuándo?")}}
    laid = HOUSE.with_own(sources(mine))
    say = Say(ASKS)
    told = [laid.render(say, locale, channel).body for locale in (HERE, "es-PE") for channel in ("web", "sms")]

    assert ["Diga lo que quiera.\n\n¿Cuánto y cuándo?", "¿Cuánto y cuándo?"] == told[:2]
    assert [HOUSE.render(say, "es-PE", channel).body for channel in ("web", "sms")] == told[2:]
    assert HOUSE.render(say, HERE).body != told[0]
    others = [key for key in open_keys(HOUSE, HERE) if key != ASKS][::11]
    values = {key: samples(HOUSE, key, HERE)[0] for key in others}
    assert [] == [
        key
        for key, given in values.items()
        if laid.render(Say(key, given), HERE) != HOUSE.render(Say(key, given), HERE)
    ]


def test_preview() -> None:
    """A preview names the creditor and shows figures as they are every day, in the country's manner."""
    assert "Luz del Sur" in preview(own(CONTACT), CONTACT, HERE, HOUSE, "web", "Luz del Sur")
    assert "$4.800" in preview(own("payment-received-all"), "payment-received-all", HERE, HOUSE, "web", "Luz del Sur")
    assert "BAJA" in preview(own(CONTACT), CONTACT, HERE, HOUSE, "sms", "Luz del Sur")
