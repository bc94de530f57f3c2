"""Say which locale and time zone a client has whose row names neither."""

from functools import cache
from typing import NamedTuple

from babel.languages import get_official_languages

from bot.creditors.document import CreditorFile

ZONES = {
    "AR": "America/Argentina/Buenos_Aires",
    "BO": "America/La_Paz",
    "BR": "America/Sao_Paulo",
    "CL": "America/Santiago",
    "CO": "America/Bogota",
    "CR": "America/Costa_Rica",
    "DO": "America/Santo_Domingo",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "GB": "Europe/London",
    "GT": "America/Guatemala",
    "HN": "America/Tegucigalpa",
    "MX": "America/Mexico_City",
    "NI": "America/Managua",
    "PA": "America/Panama",
    "PE": "America/Lima",
    "PR": "America/Puerto_Rico",
    "PT": "Europe/Lisbon",
    "PY": "America/Asuncion",
    "SV": "America/El_Salvador",
    "US": "America/New_York",
    "UY": "America/Montevideo",
    "VE": "America/Caracas",
}
"""The zone in which most people of a country live."""

LANGUAGES = ("es", "pt", "en")  #: those we write


class Place(NamedTuple):
    """How and when somebody is written to."""

    locale: str
    timezone: str


class Places:
    """The places of a creditor's clients: the creditor's own in their country, the usual ones abroad."""

    def __init__(self, owner: CreditorFile) -> None:
        """Take the creditor."""
        self._owner = owner
        self.of = cache(self._of)

    def _of(self, country: str) -> Place:
        """Return the locale and time zone of a country."""
        owner = self._owner
        if country == owner.country:
            return Place(owner.locale, owner.timezone)
        return Place(f"{self._language(country)}-{country}", ZONES.get(country, owner.timezone))

    def _language(self, country: str) -> str:
        own = self._owner.locale[:2]
        spoken = get_official_languages(country, de_facto=True, regional=True)
        return own if own in spoken else next((language for language in LANGUAGES if language in spoken), own)
