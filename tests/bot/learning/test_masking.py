"""Hold that nothing personal survives the mask, and that what a message means does."""

import re
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.learning.masking import Known, Mask
from bot.learning.stand_ins import EMAILS, GIVEN, SURNAMES, squeeze
from bot.learning.words import COMPANY, NAMES, ORDINARY, STOP, fold

NOBODY = Mask(Known())
MARCELA = Mask(
    Known(
        names=("Marcela Fuentes Rojas", "Andrea Soto"),
        numbers=("12.345.678-5", "1041", "F-20391", "+56912345678", "marce@correo.cl"),
        born_on=date(1984, 3, 12),
    )
)
BEFORE = ["", "hola, ", "ya les dije que ", "Buenas tardes. ", "mire, ", "oi, ", "hi there, "]
AFTER = ["", ".", " y no me llegó", ", puedo pagar 50 lucas el viernes", " gracias", "!!", " e não posso pagar"]
CUES = ["me llamo ", "mi nombre es ", "my name is ", "me chamo ", "Soy ", "Habla "]

letters = st.text("abcdefghijklmnñopqrstuvwxyzáéíóúüçãõâê", min_size=3, max_size=12)
digits = st.text("0123456789", min_size=1)
styles = st.sampled_from([str, str.upper, str.lower, str.title, fold])
gaps = st.sampled_from(["", " ", "-", ".", " - "])


def of_digits(least: int, most: int) -> st.SearchStrategy[str]:
    """Draw figures without a zero in front."""
    return st.from_regex(rf"[1-9][0-9]{{{least - 1},{most - 1}}}", fullmatch=True)


@st.composite
def spread(draw: st.DrawFn, figures: st.SearchStrategy[str]) -> str:
    """Draw figures as people write them: in groups, with a dash, a dot or a blank between them."""
    plain, size, gap = draw(figures), draw(st.integers(2, 4)), draw(gaps)
    return gap.join(plain[at : at + size] for at in range(0, len(plain), size))


@st.composite
def around(draw: st.DrawFn, planted: str) -> str:
    """Draw a message with something planted in it."""
    return f"{draw(st.sampled_from(BEFORE))}{planted}{draw(st.sampled_from(AFTER))}"


def figures_of(text: str) -> str:
    """Return a text's figures alone."""
    return re.sub(r"\D", "", text)


@given(st.data(), spread(of_digits(8, 13)))
def test_telephones(data: st.DataObject, phone: str) -> None:
    """No telephone survives, whoever's it is and however it is written."""
    prefix = data.draw(st.sampled_from(["", "+", "+56 ", "(0", "mi cel es ", "llámeme al "]))
    text = data.draw(around(prefix + phone))

    assert figures_of(phone) not in figures_of(NOBODY(text))


@given(st.data(), spread(of_digits(7, 16)))
def test_accounts_and_cards(data: st.DataObject, account: str) -> None:
    """No account and no card survives."""
    text = data.draw(around(f"la cuenta es {account}"))

    assert figures_of(account) not in figures_of(NOBODY(text))


@given(st.data(), st.from_regex(r"[A-Z]{1,4}[-. ]?[0-9]{6,8}[-]?[A-Z0-9]{0,3}", fullmatch=True), styles)
def test_unknown_documents(data: st.DataObject, document: str, style: type[str]) -> None:
    """No document of letters and figures survives, though nobody knew it."""
    masked = NOBODY(data.draw(around(style(f"mi documento es {document}"))))

    assert squeeze(document) not in squeeze(masked)
    assert figures_of(document) not in figures_of(masked)


@given(st.data(), st.from_regex(r"[A-Z]{0,3}[0-9]{4,9}[A-Z0-9]{0,2}", fullmatch=True), st.integers(1, 4), gaps, styles)
def test_known_numbers(data: st.DataObject, secret: str, size: int, gap: str, style: type[str]) -> None:
    """No document, invoice or client number that is known survives, in whatever groups it is written."""
    written = gap.join(secret[at : at + size] for at in range(0, len(secret), size))
    masked = Mask(Known(numbers=(secret,)))(data.draw(around(style(written))))

    assert secret not in squeeze(masked)


@given(st.data(), of_digits(8, 9), st.integers(4, 6))
def test_parts_of_documents(data: st.DataObject, document: str, length: int) -> None:
    """The last characters of a document, by which a client shows who they are, do not survive."""
    masked = Mask(Known(numbers=(document,)))(data.draw(around(f"termina en {document[-length:]} eso")))

    assert document[-length:] not in figures_of(masked)


@given(st.data(), st.lists(letters, min_size=1, max_size=4), styles)
def test_known_names(data: st.DataObject, parts: list[str], style: type[str]) -> None:
    """No part of a client's name survives, with or without accents, in capitals or in small letters."""
    name = " ".join(part.title() for part in parts)
    folded = {fold(part) for part in parts}
    assume(not folded & (ORDINARY | STOP | COMPANY))
    assume(not folded & {fold(word) for one in (*BEFORE, *AFTER, "soy") for word in re.findall(r"\w+", one)})
    masked = fold(Mask(Known(names=(name,)))(data.draw(around(f"soy {style(name)}"))))

    assert not folded & set(re.findall(r"\w+", masked))


@given(st.data(), st.lists(st.sampled_from(sorted(NAMES)), min_size=1, max_size=3), styles)
def test_common_names(data: st.DataObject, parts: list[str], style: type[str]) -> None:
    """No common name survives, though nobody knew it."""
    assume(not set(parts) & {fold(one) for one in (*GIVEN, *SURNAMES)})
    masked = fold(NOBODY(data.draw(around(style(" ".join(parts).title())))))

    assert not set(parts) & set(re.findall(r"\w+", masked))


@given(st.data(), st.lists(letters, min_size=1, max_size=2), st.sampled_from(CUES))
def test_names_behind_a_cue(data: st.DataObject, parts: list[str], cue: str) -> None:
    """No name survives behind words that say that it is one."""
    assume(not {fold(part) for part in parts} & (STOP | {fold(one) for one in (*GIVEN, *SURNAMES)}))
    name = " ".join(part.capitalize() for part in parts)
    masked = NOBODY(data.draw(around(cue + name)))

    assert not {fold(part) for part in parts} & set(re.findall(r"\w+", fold(masked)))


@given(
    st.data(), st.from_regex(r"[a-z][a-z0-9._-]{1,15}@[a-z0-9-]{2,12}\.(com|cl|org|com\.br)", fullmatch=True), styles
)
def test_emails(data: st.DataObject, email: str, style: type[str]) -> None:
    """No e-mail address survives."""
    masked = NOBODY(data.draw(around(f"mi correo es {style(email)}")))

    assert email not in masked.lower()
    assert EMAILS[0] in masked


@given(st.dates(date(1930, 1, 1), date(2008, 12, 31)), st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d%m%Y"]))
def test_birth_dates(born_on: date, form: str) -> None:
    """No date of birth survives, known or not."""
    assume((born_on.day, born_on.month) != (15, 6) and born_on.year != 1980)
    written = born_on.strftime(form)
    masked = [mask(f"nací el {written}") for mask in (NOBODY, Mask(Known(born_on=born_on)))]

    assert not any(figures_of(written) in figures_of(text) or str(born_on.year) in text for text in masked)


@given(st.text(max_size=300))
def test_anything(text: str) -> None:
    """Whatever is written becomes one printable line, and masking it again tells no more."""
    masked = MARCELA(text)

    assert masked.isprintable()
    assert masked == masked.strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hola soy marcela fuentes", "hola soy alex mena"),
        ("NO PUEDO PAGAR, SOY MARCELA", "NO PUEDO PAGAR, SOY ALEX"),
        ("Soy Juan, el hermano de Marcela", "Soy Alex, el hermano de Alex"),
        ("Maria José de los Ángeles Pérez", "Alex Mena"),
        ("mi rut es 12.345.678-5", "mi rut es 73.184.029-5"),
        ("6785", "7318"),
        ("la factura f-20391 es de $144.000", "la factura a-31840 es de $144.000"),
        ("vivo en calle Los Aromos 345 depto 502", "vivo en calle Los Olmos 731 depto 731"),
        ("carrera 45 # 12-30 apto 301", "carrera 73 # 73-18 apto 731"),
        ("221 Baker Street, SW1A 1AA", "731 Elm Street, AB1E 4GH"),
        ("tarjeta 4111 1111 1111 1111", "tarjeta 7318 4029 5673 1840"),
        ("12 de marzo de 1984", "15 de junio de 1980"),
        ("marce arroba gmail punto com", "persona@example.com"),
        ("mire https://x.cl/abc?d=1 eso", "mire https://example.com eso"),
        ("caso 1041, folio 88123", "caso 3184, folio 73184"),
        ("nueve ocho siete seis cinco", "cinco cinco cinco cinco cinco"),
    ],
)
def test_stays_natural(text: str, expected: str) -> None:
    """What stands in has the form of what it stands for, and the message reads as one that somebody wrote."""
    assert expected == MARCELA(text)


@pytest.mark.parametrize(
    "text",
    [
        "puedo pagar 50 lucas el viernes",
        "pago 200 el 15, 300 el 30 y 500 en abril",
        "ya pagué el 10/03/2026",
        "pago entre 100 y 200 cada quincena desde 2026",
        "50000pesos el 3 de mayo",
        "no me llega la luz, pago en julio",
        "el domingo les pago",
        "qué pena, estoy en mora y el cobro no es mío",
        "en la calle y no tengo 200 pesos",
        "pago 3 de 100k",
        "$144.000 en 3 cuotas de 48.000",
        "quero pagar 150 reais por mês, 20% agora",
        "I can do 50 quid on my way home in May",
        "Buenas tardes, quiero hablar con alguien",
    ],
)
def test_meaning_stays(text: str) -> None:
    """Amounts, days, and words that are also names stay: the message teaches what it taught."""
    assert text == NOBODY(text)


def test_stand_in_is_nobody() -> None:
    """Who is called as the stand-in is called gets another one."""
    assert "soy noa lara" == Mask(Known(names=("Alex Mena Soto",)))("soy alex mena")


def test_company_is_told() -> None:
    """The company's own name stays, but not where the client is called so."""
    told = "Aguas del Valle, soy Rosa Valle"

    assert "Aguas del Valle, soy Alex" == Mask(Known(company="Aguas del Valle"))("Aguas del Valle, soy Rosa")
    assert "Valle" not in Mask(Known(names=("Rosa Valle",), company="Aguas del Valle"))(told)
