"""List the provider's error codes: what the API answers at once, and what a message ends with later."""

from typing import Any, Final

REFUSALS: Final[dict[int, tuple[int, str]]] = {
    20001: (400, "Invalid parameter value."),
    20003: (401, "Authenticate"),
    20404: (404, "The requested resource was not found"),
    20429: (429, "Too Many Requests"),
    20500: (500, "An internal server error has occurred"),
    20503: (503, "Service Unavailable"),
    21211: (400, "Invalid 'To' Phone Number"),
    21408: (400, "Permission to send an SMS has not been enabled for the region indicated by the 'To' number"),
    21602: (400, "Message body is required."),
    21603: (400, "A 'From' phone number is required."),
    21604: (400, "A 'To' phone number is required."),
    21606: (400, "The 'From' phone number provided is not a valid message-capable number for this destination."),
    21610: (400, "Attempt to send to unsubscribed recipient"),
    21611: (429, "This 'From' number has exceeded the maximum number of queued messages"),
    21617: (400, "The concatenated message body exceeds the 1600 character limit"),
    21635: (400, "'To' number cannot be a landline"),
    21654: (400, "ContentSid Required"),
    21655: (400, "The ContentSid is Invalid"),
    21656: (400, "The ContentVariables Parameter is invalid"),
    21658: (400, "A parameter exceeds the limit of 1600 characters"),
    21701: (404, "The Messaging Service does not exist"),
    21703: (400, "The Messaging Service contains no phone numbers for this channel"),
    21910: (400, "Invalid 'From' and 'To' pair. 'From' and 'To' should be of the same channel"),
    30002: (403, "Account suspended"),
    35111: (400, "SendAt timestamp is missing"),
    35114: (400, "Scheduling does not support this timestamp"),
    35118: (400, "MessagingServiceSid is required to schedule a message"),
    50526: (400, "Invalid content SID"),
    63007: (400, "Could not find a Channel with the specified From address"),
}
"""Code → the HTTP status and the sentence of the answer."""

ENDINGS: Final[dict[int, str]] = {
    12300: "Invalid Content-Type",
    21610: "Attempt to send to unsubscribed recipient",
    30001: "Queue overflow",
    30002: "Account suspended",
    30003: "Unreachable destination handset",
    30004: "Message blocked",
    30005: "Unknown destination handset",
    30006: "Landline or unreachable carrier",
    30007: "Message filtered",
    30008: "Unknown error",
    30034: "Message from an unregistered number",
    30036: "Validity period expired",
    63003: "Channel could not find To address",
    63014: "Channel user has blocked the sender",
    63016: "Failed to send freeform message because you are outside the allowed window",
    63018: "Rate limit exceeded for Channel",
    63019: "Media failed to download",
    63021: "Channel invalid content error",
    63024: "Invalid message recipient",
    63032: "User cannot receive this message",
    63038: "Account exceeded the daily messages limit",
    63049: "Channel chose not to deliver this message",
}
"""Code → the sentence of a message that failed or was not delivered."""


class Fault(Exception):
    """A request that the API refuses."""

    def __init__(self, code: int, status: int | None = None) -> None:
        """Keep the code, and the HTTP status of the answer where it is not the code's own."""
        known, self.sentence = REFUSALS.get(code, (400, ENDINGS.get(code, "Error")))
        self.code, self.status = code, status or known
        super().__init__(f"{self.code} {self.sentence}")

    def as_json(self) -> dict[str, Any]:
        """Return the body of the answer."""
        more = f"https://www.twilio.com/docs/errors/{self.code}"
        return {"code": self.code, "message": self.sentence, "more_info": more, "status": self.status}
