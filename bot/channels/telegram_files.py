"""Fetch the files that clients send by Telegram, by the id under which it keeps them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.channels.base import Refused, TryLater
from bot.channels.telegram_wire import Wire
from bot.errors import BotError
from bot.files import SIZE_MAX, File, Gone, NotNow, check

SECONDS = 30.0  #: for a file of the largest size


@dataclass(frozen=True, slots=True)
class TelegramFiles:
    """Fetches files."""

    wire: Wire

    def fetch(self, source: Mapping[str, Any]) -> File:
        """Return a file. Raises Gone where it can never be had, NotNow where it may be had later."""
        try:
            content = self.wire.fetch(str(source.get("file_id", "")), SIZE_MAX, SECONDS)
        except Refused as fault:
            raise Gone(str(fault)) from fault
        except TryLater as fault:
            raise NotNow(str(fault), fault.after) from fault
        except BotError as fault:
            raise NotNow(str(fault)) from fault
        return check(File(content, str(source.get("content_type") or "application/octet-stream")))
