"""Number the quick replies where there are no buttons, and find again which one a number means.

Each reply has one number: the one it carries in its id (a score, a number of days), else its place. A lone reply gets
none, so that a bare figure stays an answer to the question above it.
"""

import re
from collections.abc import Mapping, Sequence

from flows.wording.figures import row
from flows.wording.lint import fold

Choices = Sequence[tuple[str, str]]  #: id and title of each quick reply

LEADS: Mapping[str, str] = {"es": "Responda:", "es-AR": "Respondé:", "en": "Reply:", "pt": "Responda:"}
OTHERWISE: Mapping[str, str] = {"es": "O responda:", "es-AR": "O respondé:", "en": "Or reply:", "pt": "Ou responda:"}
"""What leads to a lone reply: another way than the answer that the text asks for."""
OWN_NUMBER = re.compile(r"[a-z_]+:(\d{1,2})")  #: 'rate:5'
NUMBERED = re.compile(r"^\d+\. ", re.MULTILINE)  #: the text numbers its own choices
TYPED = re.compile(
    r"(?:(?:(?:la|a|the) )?(?:opcion|opcao|option|numero|number|alternativa) |la )?[(#]?(\d{1,2})[.)]?"
)  #: '2', '2.', '(2)', '#2', 'la 2', 'opción 2'; not 'el 2', which is a day


def listed(text: str, choices: Choices, locale: str) -> str:
    """Return a text with its quick replies below as numbered lines, unless the text numbers them itself."""
    if not choices or NUMBERED.search(text):
        return text
    if len(choices) == 1:
        return f"{text}\n{row(OTHERWISE, locale)} {choices[0][1]}"
    lead = row(LEADS, locale)
    lines = (f"{number} {title}" for number, (_, title) in zip(numbers(choices), choices, strict=True))
    return "\n".join([text, lead, *lines])


def chosen(text: str, choices: Choices) -> str | None:
    """Return the id of the quick reply whose number is all that a text says."""
    typed = TYPED.fullmatch(fold(text).strip())
    if typed is None or len(choices) == 1:
        return None
    known = dict(zip(numbers(choices), (name for name, _ in choices), strict=True))
    return known.get(int(typed[1]))


def numbers(choices: Choices) -> list[int]:
    """Return the number of each quick reply: its own where it carries one, else its place; places where two clash."""
    owned = [OWN_NUMBER.fullmatch(name) for name, _ in choices]
    own = [int(found[1]) if found else place for place, found in enumerate(owned, 1)]
    return own if len(set(own)) == len(own) else list(range(1, len(choices) + 1))
