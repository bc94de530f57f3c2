"""A Telegram for tests: a Bot API server with people, groups, limits and faults, to which the real client talks."""

from tests.fakes.telegram.pace import Pace, unhurried
from tests.fakes.telegram.people import Group, Person, Staff
from tests.fakes.telegram.refusal import Refusal
from tests.fakes.telegram.server import serving
from tests.fakes.telegram.stage import Upload
from tests.fakes.telegram.telegram import TOKEN, Telegram
from tests.fakes.telegram.trouble import Trouble

__all__ = [
    "TOKEN",
    "Group",
    "Pace",
    "Person",
    "Refusal",
    "Staff",
    "Telegram",
    "Trouble",
    "Upload",
    "serving",
    "unhurried",
]
