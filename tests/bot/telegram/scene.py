"""Play a scene on Telegram: people write, the bot does what follows when the test says so."""

import time
from dataclasses import dataclass

from bot.telegram_chats import make_link
from storage.schema import SendStatus, WorkStatus
from tests.bot.world import World
from tests.fakes import telegram as play

SECRET = "secret-of-the-tests"
PATIENCE_SECONDS = 20
ROUNDS = 60


@dataclass
class Scene:
    """A bot on Telegram, with everything that it does by itself done when the test says so."""

    world: World
    telegram: play.Telegram

    def settle(self) -> None:
        """Let everything that people did arrive, and everything that follows happen, at Telegram's pace."""
        self.arrive()
        app = self.world.app
        assert app.telegram is not None
        notices = app.notices(app.telegram)
        for _ in range(ROUNDS):
            self.world.work()
            if not notices.work() and not self._is_waiting():
                return
            self.world.wall.move(seconds=4)
        raise AssertionError("It does not come to rest.")

    def _is_waiting(self) -> bool:
        """Say whether something waits for its turn to leave, or is tried again."""
        with self.world.unit() as uow:
            return SendStatus.WAITING in uow.outbox.count() or WorkStatus.WAITING in uow.inbox.count()

    def arrive(self) -> None:
        """Wait until the webhook has taken every update."""
        end = time.monotonic() + PATIENCE_SECONDS
        while self.telegram.post.letters:
            assert time.monotonic() < end, self.telegram.post.webhook.error
            time.sleep(0.005)

    def bound(self, name: str = "Marcela", client: str | None = None) -> play.Person:
        """Return a client's person whose chat was opened by a link of theirs."""
        person = self.telegram.person(name)
        with self.world.unit() as uow:
            url = make_link(uow, self.world.creditor, client or self.world.client, "concilia_bot", self.world.now)
        person.start(url.partition("start=")[2])
        self.settle()
        return person

    def verified(self) -> play.Person:
        """Return the first client's person, who has shown who they are."""
        person = self.bound()
        person.press("Sí, soy yo")
        self.settle()
        person.write("6785")
        self.settle()
        return person
