"""Say what each code of Twilio's means for a message: its class, and what follows.

Sources: twilio.com/docs/api/errors, a page for each code. One that is not in the table has failed, is counted under
its number (`concilia_provider_codes_total`), and is looked at.
"""

from typing import Final

from bot.channels.base import Action

CODES: Final[dict[str, tuple[str, Action]]] = {
    "10001": ("ops", Action.ACCOUNT),  # the account is not active: suspended, closed, or without funds
    "14107": ("loop", Action.ALERT),  # more than thirty answers between two numbers
    "20003": ("config", Action.ACCOUNT),  # wrong account or token
    "20005": ("ops", Action.ACCOUNT),  # the account is not active
    "20403": ("ops", Action.ACCOUNT),  # the account may not use the API: suspended, or closed
    "20404": ("config", Action.ACCOUNT),  # no such account
    "20429": ("retry", Action.SLOW_DOWN),  # too many calls at once; not processed
    "21211": ("address", Action.UNREACHABLE),  # no valid number
    "21212": ("config", Action.OPERATOR),  # our own number is not valid
    "21217": ("address", Action.UNREACHABLE),
    "21265": ("address", Action.UNREACHABLE),  # a short code cannot be written to
    "21266": ("bug", Action.ALERT),  # from and to are the same
    "21268": ("address", Action.UNREACHABLE),  # an information service
    "21408": ("config", Action.OPERATOR),  # the region is not switched on
    "21601": ("config", Action.OPERATOR),  # our number sends no SMS
    "21602": ("bug", Action.ALERT),  # no words
    "21604": ("bug", Action.ALERT),  # no address
    "21606": ("config", Action.OPERATOR),  # not a number of ours
    "21608": ("config", Action.OPERATOR),  # a trial account, and a number that it did not verify
    "21609": ("config", Action.OPERATOR),  # the status callback cannot be called
    "21610": ("opt_out", Action.OPT_OUT),
    "21611": ("throttle", Action.WAIT),  # more than ten hours of messages wait at one number
    "21612": ("address", Action.UNREACHABLE),  # no way from this number to that one
    "21614": ("address", Action.UNREACHABLE),  # no mobile
    "21617": ("bug", Action.ALERT),  # too long
    "21635": ("address", Action.UNREACHABLE),  # a landline
    "21655": ("bug", Action.ALERT),
    "21656": ("bug", Action.ALERT),  # the template's variables do not fit
    "21658": ("bug", Action.ALERT),
    "21659": ("config", Action.OPERATOR),
    "21703": ("config", Action.OPERATOR),
    "30001": ("throttle", Action.SLOW_DOWN),
    "30002": ("ops", Action.ACCOUNT),  # the account was suspended before it left
    "30003": ("transient", Action.RETRY_ONCE),  # the phone is off
    "30004": ("blocked", Action.UNREACHABLE),
    "30005": ("address", Action.UNREACHABLE),
    "30006": ("address", Action.UNREACHABLE),
    "30007": ("content", Action.ALERT),  # filtered by the carrier
    "30008": ("transient", Action.RETRY_ONCE),
    "30009": ("transient", Action.RETRY_ONCE),  # a segment got lost
    "30022": ("throttle", Action.SLOW_DOWN),
    "30023": ("throttle", Action.WAIT),  # the day's messages to the United States
    "30034": ("config", Action.OPERATOR),  # the number is not registered for the United States
    "30036": ("expired", Action.FAIL),  # its validity ended: the legal hours did
    "30450": ("content", Action.ALERT),
    "30460": ("policy", Action.ALERT),
    "30466": ("policy", Action.ALERT),
    "30863": ("policy", Action.ALERT),
    "30869": ("policy", Action.ALERT),
    "50526": ("bug", Action.ALERT),
    "63001": ("config", Action.OPERATOR),
    "63003": ("address", Action.UNREACHABLE),  # not on WhatsApp
    "63005": ("bug", Action.ALERT),
    "63007": ("config", Action.OPERATOR),
    "63010": ("transient", Action.RETRY_ONCE),
    "63012": ("transient", Action.RETRY_ONCE),
    "63013": ("content", Action.ALERT),
    "63014": ("opt_out", Action.OPT_OUT),
    "63015": ("address", Action.UNREACHABLE),  # the sandbox was not joined
    "63016": ("window", Action.PARK),
    "63018": ("throttle", Action.WAIT),  # the day's conversations that we begin
    "63019": ("bug", Action.ALERT),  # a file could not be fetched
    "63020": ("config", Action.OPERATOR),
    "63021": ("bug", Action.ALERT),
    "63022": ("config", Action.OPERATOR),  # the sender's name is not accepted
    "63024": ("address", Action.UNREACHABLE),
    "63027": ("template", Action.TEMPLATE),  # not in this language
    "63028": ("bug", Action.ALERT),  # the template's variables are not as many
    "63029": ("template", Action.TEMPLATE),  # the phone could not get it
    "63030": ("bug", Action.ALERT),
    "63032": ("refused", Action.FAIL),  # WhatsApp does not let this person be written to for now
    "63033": ("blocked", Action.UNREACHABLE),
    "63038": ("throttle", Action.WAIT),  # the account's messages of the day
    "63040": ("template", Action.TEMPLATE),  # rejected
    "63041": ("template", Action.TEMPLATE),  # paused: it comes back by itself
    "63042": ("template", Action.TEMPLATE),  # disabled
    "63049": ("refused", Action.FAIL),  # WhatsApp chose not to deliver a template it takes for marketing
    "63054": ("template", Action.TEMPLATE),  # not to be had now
}


def meaning(code: str) -> Action:
    """Return what follows a code; an unknown one has failed, and is looked at."""
    return CODES[code][1] if code in CODES else Action.ALERT
