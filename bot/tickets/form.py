"""Name the columns of a file of tickets and orders, and which must be there."""

from bot.portfolio.columns import Form

REQUIRED = ("number", "client_id", "subject", "opened_on")
ALL = (*REQUIRED, "kind", "status", "closed_on", "url")
TICKETS = Form(ALL, REQUIRED, "a file of tickets")

CLOSED = frozenset({
    "closed", "resolved", "solved", "done", "completed", "cancelled", "canceled", "delivered",
    "cerrado", "cerrada", "resuelto", "resuelta", "terminado", "terminada", "cancelado", "cancelada",
    "entregado", "entregada", "fechado", "fechada", "resolvido", "resolvida", "concluido", "concluida",
    "concluído", "concluída", "entregue",
})  # fmt: skip
"""Words of a status that say that nothing is left to be done, in small letters."""
