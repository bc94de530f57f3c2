"""Hold which words are a wish about when to be written to, and what they wish."""

import pytest

from flows.contact.week import WEEKDAYS, Week
from flows.contact.wishes import Wish, heard

ALL = tuple(WEEKDAYS)
WEEK, WEEKEND = ALL[:5], ALL[5:]
LAST = "23:59"


def week(opens: str = "00:00", closes: str = LAST, days: tuple[str, ...] = ALL) -> Wish:
    """Return the wish for a window on some days."""
    return Wish(Week.parse({day: [opens, closes] for day in days}))


def but(*days: str) -> tuple[str, ...]:
    """Return the other days."""
    return tuple(day for day in ALL if day not in days)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("escríbame después de las 6", week("18:00")),
        ("Escríbanme después de las seis por favor", week("18:00")),
        ("me pueden escribir a partir de las 18:30?", week("18:30")),
        ("mejor después de las 7", week("19:00")),
        ("no me escriban antes de las 10", week("10:00")),
        ("no me manden mensajes después de las 8", week(closes="20:00")),
        ("no me escriban después de las 9 de la noche", week(closes="21:00")),
        ("escríbeme antes de las 9 am", week(closes="09:00")),
        ("solo escríbanme entre las 2 y las 5", week("14:00", "17:00")),
        ("escríbame de 9 a 11", week("09:00", "11:00")),
        ("escríbanme entre las 9 y las 11 de la mañana", week("09:00", "11:00")),
        ("solo en las tardes", week("12:00", "19:00")),
        ("mejor en la tarde", week("12:00", "19:00")),
        ("escríbanme solo por la mañana", week(closes="12:00")),
        ("no me molesten de noche", week(closes="18:00")),
        ("no me escriban en las mañanas", week("12:00")),
        ("no me escriban los lunes", week(days=but("mon"))),
        ("no me escriban el lunes", week(days=but("mon"))),
        ("no me escriban sábados ni domingos", week(days=WEEK)),
        ("no me contacten los fines de semana", week(days=WEEK)),
        ("escríbanme de lunes a viernes", week(days=WEEK)),
        ("escríbanme entre semana después de las 5", week("17:00", days=WEEK)),
        ("escríbanme los sábados por la mañana", week(closes="12:00", days=("sat",))),
        ("no me llamen los domingos", week(days=but("sun"))),
        ("no me escriban en horario de trabajo", Wish(Week.parse(
            {day: ["18:00", LAST] for day in WEEK} | {day: ["00:00", LAST] for day in WEEKEND}
        ))),
        ("no me llamen cuando estoy trabajando", heard("no me escriban en horario laboral")),
        ("no me escriban al trabajo", Wish(at_work=True)),
        ("please text me after 6pm", week("18:00")),
        ("don't message me before 9", week("09:00")),
        ("don't message me on mondays", week(days=but("mon"))),
        ("only contact me on weekends", week(days=WEEKEND)),
        ("text me between 9am and 11am", week("09:00", "11:00")),
        ("only in the evenings please", week("18:00")),
        ("please don't contact me at work", Wish(at_work=True)),
        ("me escreva depois das 18h", week("18:00")),
        ("não me escrevam antes das 10h", week("10:00")),
        ("não me escrevam na segunda", week(days=but("mon"))),
        ("só à tarde por favor", week("12:00", "19:00")),
        ("escrevam entre 14h e 17h30", week("14:00", "17:30")),
        ("não mandem mensagens no fim de semana", week(days=WEEK)),
        ("não me mandem mensagem no trabalho", Wish(at_work=True)),
        ("pueden escribirme a cualquier hora", Wish()),
        ("you can write to me any time", Wish()),
        ("pode me escrever a qualquer hora", Wish()),
    ],
)  # fmt: skip
def test_wishes(text: str, wish: Wish) -> None:
    """Hours and days are heard in three languages, refused ones as the others."""
    assert wish == heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hola",
        "no me escriban más",
        "stop",
        "baja",
        "dejen de escribirme",
        "don't text me",
        "escríbame mañana",
        "escríbame el lunes mejor",
        "escríbame el lunes después de las 5",
        "escríbeme hoy después de las 6",
        "write to me tomorrow after 6",
        "me escreva amanhã",
        "puedo pagar después del 15",
        "pago el viernes en la tarde",
        "pago 20 mil los viernes",
        "llámeme después de las 6",
        "ya pagué el lunes",
        "el agua no llega en las mañanas al barrio desde hace mucho tiempo",
        "¿a qué hora atienden?",
        "no tengo trabajo",
        "me quedé sin trabajo y no puedo pagar",
        "no, prefiero pagar antes del 10 de marzo",
        "no puedo antes del 20",
        "solo puedo pagar después de las fiestas",
        "I can only pay after the 15th",
        "so posso pagar depois do dia 10",
        "quiero hablar con una persona",
        "entre 2 y 5 cuotas",
        "de 3 a 6 cuotas",
        "no, mejor 3 cuotas",
        "prefiero el 15",
    ],
)
def test_no_wishes(text: str) -> None:
    """What stops all messages, names one day, or speaks of paying or of anything else, is no such wish."""
    assert heard(text) is None
