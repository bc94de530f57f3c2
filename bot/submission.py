"""Let the provider review what creditors say in their own words of templates, and look how it stands."""

from dataclasses import dataclass
from datetime import datetime

from bot.channels.twilio_client import connect
from bot.own_templates import OwnTemplates, contents_of
from bot.settings import Settings
from bot.templates import SyncRuns, alone, sync
from bot.texts import load_templates, load_wording
from storage.database import Database
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SubmitTemplates:
    """The job that brings the provider's account to what creditors decided, and keeps how each text stands."""

    database: Database
    url: str
    settings: Settings

    def __call__(self, _: UnitOfWork, now: datetime, __: str) -> None:
        """Submit what is new and look at what waits; where somebody else is at it, the next time will do."""
        own = OwnTemplates(self.database, load_templates(load_wording())).read() if self._is_on else {}
        contents = [one for catalogue in own.values() for one in contents_of(catalogue)]
        if not contents:
            return
        client = connect(self.settings)
        try:
            with alone(self.url, str(client.account_sid)):
                list(sync(self.database, client, contents, now))
        except SyncRuns:
            return

    @property
    def _is_on(self) -> bool:
        return bool(self.settings.twilio_account_sid)
