"""Recognise what a client volunteers beside the matter: what happened, what they want to keep, another way, anger.

Nothing is guessed: each sign is a pattern in the folder of its language, over words spelt as they sound.
"""

from nlu.reading import Signs
from nlu.signs.book import CONTINGENCY, GOAL, IRRITATED, LANGUAGES, ROUTE, book_of
from nlu.signs.shouting import is_shouted
from nlu.signs.sounds import spell

LONGEST = 1_200  #: characters read; what people write beyond is the same story again

__all__ = ["CONTINGENCY", "GOAL", "LANGUAGES", "ROUTE", "signs_of"]


def signs_of(text: str, language: str) -> Signs:
    """Return what a message volunteers, in any case of letters and without accents; codes or None.

    `language` is ISO 639-1; of one that has no patterns nothing is read. Of several things that happened the gravest
    is named. `objection` is left to the creditor's own file.
    """
    if language not in LANGUAGES:
        return Signs()
    book = book_of(language)
    said = spell(text[:LONGEST], language)
    plain = book.without_idle(said)
    return Signs(
        contingency=book.find(CONTINGENCY, plain),
        goal=book.find(GOAL, plain),
        route=book.find(ROUTE, plain),
        irritated=book.find(IRRITATED, plain) is not None or is_shouted(text[:LONGEST], said, language),
    )
