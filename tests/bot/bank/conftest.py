"""Give tests a till: files are imported, and what came of them is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.bank.loader import import_payments
from bot.bank.report import Report
from storage.schema import Case, CaseStatus, Payment, UnmatchedPayment
from tests.bot.world import World


@dataclass
class Till:
    """Imports files for the world's creditor."""

    world: World
    folder: Path

    def take(self, content: str, mapping: Path | None = None, **how: Any) -> Report:  # noqa: ANN401
        """Import a file of this content."""
        path = self.folder / "extracto"
        path.write_text(content, "utf-8")
        app, creditor = self.world.app, self.world.creditor
        return import_payments(app.database, app.receiver, creditor, path, mapping, now=self.world.now, **how)

    def table(self, *rows: str, header: str = "reference,amount,paid_on,text") -> Report:
        """Import a list of payments."""
        return self.take("\n".join((header, *rows, "")))

    def payments(self) -> list[tuple[str, str, int]]:
        """Return what was recorded: reference, client, amount."""
        rows = self._all(select(Payment).order_by(Payment.reference))
        return [(row.reference, row.client_id, row.amount) for row in rows]

    def unmatched(self) -> list[tuple[str, int, list[str]]]:
        """Return what waits for a person, or did: reference, amount, and the candidates with their reasons."""
        rows = self._all(select(UnmatchedPayment).order_by(UnmatchedPayment.reference))
        return [(row.reference, row.amount, [_told(one) for one in row.candidates]) for row in rows]

    def cases(self) -> list[str]:
        """Return the kinds of the cases that are not resolved."""
        return [row.kind for row in self._all(select(Case).where(Case.status != CaseStatus.RESOLVED))]

    def balance(self, client: str | None = None) -> int:
        """Return what a client owes."""
        with self.world.app.database.unit_of_work(self.world.creditor) as uow:
            return uow.accounts.account(self.world.creditor, client or self.world.client, self.world.now).balance

    def _all(self, statement: Any) -> Sequence[Any]:  # noqa: ANN401
        with self.world.app.database.unit_of_work(self.world.creditor) as uow:
            return uow.session.scalars(statement).all()


def _told(candidate: dict[str, Any]) -> str:
    return f"{candidate['client']}: {', '.join(one['why'] for one in candidate['reasons'])}"


@pytest.fixture
def till(world: World, tmp_path: Path) -> Till:
    """Give a till for a creditor with one client, who owes $144.000."""
    return Till(world, tmp_path)
