"""Say of each reader where it stands, and which modules are followed branch by branch.

To follow all that is imported takes long to begin.
"""

from collections.abc import Mapping, Sequence

FOLLOWED: Mapping[str, tuple[str, Sequence[str]]] = {
    "camt": ("banks", ["bot.bank"]),
    "creditor": ("terms", ["bot.creditors", "bot.shapes"]),
    "mapping": ("portfolios", ["bot.disk", "bot.portfolio.mapping", "bot.shapes"]),
    "mt940": ("banks", ["bot.bank", "mt940"]),
    "payment": ("letters", ["bot.shapes", "bot.web.payments", "flows.negotiation.money"]),
    "payments": ("banks", ["bot.bank.table", "bot.portfolio"]),
    "policy": ("terms", ["flows.negotiation"]),
    "portfolio": ("portfolios", ["bot.portfolio"]),
    "said": ("words", ["nlu.grammar"]),
    "taxes": ("portfolios", ["bot.portfolio.taxes"]),
    "telegram": ("letters", ["bot.channels.telegram_inbound", "bot.web.telegram"]),
    "twilio": ("letters", ["bot.channels.twilio_inbound"]),
    "workbook": ("portfolios", ["bot.portfolio"]),
}
