"""Give what stands in for something personal: of the same form, never the thing itself, always the same."""

from collections.abc import Iterator, Sequence

GIVEN = ("Alex", "Noa", "Cris", "Sam", "Denis")
SURNAMES = ("Soto", "Mena", "Lara", "Vidal", "Reis")
EMAILS = ("persona@example.com", "contacto@example.com")
LINK = "https://example.com"
HANDLE = "@persona"
STREET = "Los Olmos"
BORN = ("15", "06", "1980")  #: day, month, year
DIGITS = "7318402956"
LETTERS = "abdefghjkl"
TELLING = 4  #: characters of a secret that tell of it


def squeeze(text: str) -> str:
    """Return a text's letters and digits alone, in capitals."""
    return "".join(filter(str.isalnum, text)).upper()


def of_form(text: str, secrets: Sequence[str]) -> str:
    """Return other letters and digits in the same places, not those of any secret (each squeezed) nor the same ones."""
    avoided = [*secrets, squeeze(text)]
    options = list(_options(text))
    return next((option for option in options if not _tells(squeeze(option), avoided)), options[-1])


def like(stand_in: str, original: str) -> str:
    """Return a name written as another was: in capitals, in small letters, or as names are."""
    if original.isupper() and len(original) > 1:
        return stand_in.upper()
    return stand_in.lower() if original.islower() else stand_in


def name_of(options: Sequence[str], known: frozenset[str]) -> str:
    """Return the first stand-in that is not itself somebody's name here; names are in small letters."""
    return next((option for option in options if option.lower() not in known), options[-1])


def _options(text: str) -> Iterator[str]:
    for turn in range(len(DIGITS)):
        digits = DIGITS[turn:] + DIGITS[:turn]
        yield "".join(_filled(text, digits, LETTERS[turn:] + LETTERS[:turn]))


def _filled(text: str, digits: str, letters: str) -> Iterator[str]:
    count = 0
    for character in text:
        if character.isdecimal():
            yield digits[count % len(digits)]
        elif character.isalpha():
            yield like(letters[count % len(letters)].upper(), character)
        else:
            yield character
            continue
        count += 1


def _tells(option: str, avoided: Sequence[str]) -> bool:
    """Say whether an option holds a secret, or is a telling part of one."""
    return any(one in option or (len(option) >= TELLING and option in one) for one in avoided if one)
