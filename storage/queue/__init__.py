"""Hold work in rows, written with what caused it and claimed in order, by any number of processes."""

from storage.queue.inbox import Inbox
from storage.queue.jobs import Jobs
from storage.queue.outbox import Outbox

__all__ = ["Inbox", "Jobs", "Outbox"]
