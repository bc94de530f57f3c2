"""Look at the events on their way: one by its number, a page of them, and how many stand where."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.errors import Missing
from storage.schema import DeliveryStatus, WebhookDelivery


class DeliveryLooks:
    """What can be asked about the events on their way."""

    _session: Session

    def get(self, delivery: int, webhook: int | None = None) -> WebhookDelivery:
        """Return a delivery in scope, of one webhook where one is named."""
        row = self._session.scalars(select(WebhookDelivery).where(WebhookDelivery.id == delivery)).one_or_none()
        if row is None or webhook not in {None, row.webhook_id}:
            raise Missing("delivery", delivery)
        return row

    def page(
        self, webhook: int | None = None, status: DeliveryStatus | None = None, after: int = 0, limit: int = 50
    ) -> list[WebhookDelivery]:
        """Return deliveries in scope, the oldest first."""
        statement = select(WebhookDelivery).where(WebhookDelivery.id > after)
        if webhook is not None:
            statement = statement.where(WebhookDelivery.webhook_id == webhook)
        if status is not None:
            statement = statement.where(WebhookDelivery.status == status)
        return list(self._session.scalars(statement.order_by(WebhookDelivery.id).limit(limit)))

    def dead(self, limit: int, offset: int = 0) -> list[WebhookDelivery]:
        """Return a page of what waits for a person, the newest first."""
        statement = select(WebhookDelivery).where(WebhookDelivery.status == DeliveryStatus.DEAD)
        return list(self._session.scalars(statement.order_by(WebhookDelivery.id.desc()).limit(limit).offset(offset)))

    def count_dead(self) -> int:
        """Return how many wait for a person."""
        statement = select(func.count()).where(WebhookDelivery.status == DeliveryStatus.DEAD)
        return self._session.scalars(statement).one()

    def count(self) -> dict[int, dict[DeliveryStatus, int]]:
        """Return how many deliveries of each webhook in scope stand where."""
        columns = (WebhookDelivery.webhook_id, WebhookDelivery.status)
        found: dict[int, dict[DeliveryStatus, int]] = {}
        for webhook, status, count in self._session.execute(select(*columns, func.count()).group_by(*columns)):
            found.setdefault(webhook, {})[status] = count
        return found
