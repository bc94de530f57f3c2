"""Let money in a client's favour pay what is open by now, in the creditor's order, by itself."""

from bot.stage import CHAT, Stage


def apply_favour(stage: Stage) -> int:
    """Apply what a client has paid too much to what may be asked for now; return how much of it found its place.

    The invoices are locked first, so that a bill which another process changes is not paid twice.
    """
    uow, creditor, client = stage.uow, stage.creditor, stage.client.id
    uow.invoices.lock(creditor, client)
    applied = 0
    for favour in uow.payments.in_favour(creditor, client):
        account = uow.accounts.account(creditor, client, stage.now)
        slices = account.allocate(favour.amount, stage.profile.policy.allocation)
        placed = sum(one.amount for one in slices if one.invoice is not None or one.instalment is not None)
        if not placed:
            break
        agreement = int(account.agreement.id) if account.agreement else None
        uow.payments.apply_favour(favour, slices, agreement, stage.now)
        reference = favour.payment_reference
        stage.audit("payment.allocated", f"client:{client}", reference=reference, amount=placed)
        applied += placed
    if applied:
        uow.notify(CHAT, f"{creditor} {client}")
    return applied
