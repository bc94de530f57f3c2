"""Hold a conversation between two turns: a stack of dialogues and what the talk remembers.

It is stored as JSON. A frame carries its dialogue's version: a frame that a newer version no longer knows is
dropped with its facts kept, and the client is asked again (`repair`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flows.table import Slots


@dataclass(frozen=True, slots=True)
class Frame:
    """A dialogue under way: where it stands and what it remembers."""

    dialogue: str
    state: str
    version: int = 1
    slots: Slots = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Conversation:
    """Everything a conversation remembers between two messages.

    `attempts` counts wrong identity answers, `misses` messages in a row that were not understood;
    `deferred` are dialogues and turns that wait for the client to be verified; `question` names what the last
    message asked, if it asked; `open` says whether a talk is under way; `seen_at` is the instant of the client's
    last turn in RFC 3339. `acting` is who speaks for the client, None while they do so themselves: what was shown, and
    what was under way, is that one's alone.
    """

    frames: tuple[Frame, ...] = ()
    verified: bool = False
    attempts: int = 0
    locked: bool = False
    misses: int = 0
    deferred: tuple[Mapping[str, Any], ...] = ()
    question: str | None = None
    open: bool = False
    told_law: bool = False
    seen_at: str | None = None
    memory: Slots = field(default_factory=dict)
    acting: int | None = None

    @property
    def top(self) -> Frame | None:
        """Return the dialogue that has the word, if any."""
        return self.frames[-1] if self.frames else None

    def push(self, frame: Frame) -> "Conversation":
        """Put a dialogue on top."""
        return replace(self, frames=(*self.frames, frame))

    def pop(self) -> "Conversation":
        """Take the top dialogue off."""
        return replace(self, frames=self.frames[:-1])

    def stay(self, state: str, slots: Slots) -> "Conversation":
        """Move the top dialogue to another state."""
        return self.pop().push(replace(self.frames[-1], state=state, slots=slots))


def to_json(conversation: Conversation) -> dict[str, Any]:
    """Return the conversation as JSON values."""
    plain = {name: getattr(conversation, name) for name in _PLAIN}
    frames = [
        {"dialogue": frame.dialogue, "state": str(frame.state), "version": frame.version, "slots": dict(frame.slots)}
        for frame in conversation.frames
    ]
    return {**plain, "frames": frames, "deferred": [dict(one) for one in conversation.deferred]}


def from_json(stored: Mapping[str, Any]) -> Conversation:
    """Return the conversation that was stored; fields of other versions are left aside."""
    frames = tuple(Frame(**{name: row[name] for name in _FRAME if name in row}) for row in stored.get("frames", ()))
    deferred = tuple(one for one in stored.get("deferred") or () if isinstance(one, Mapping))
    return Conversation(frames=frames, deferred=deferred, **{name: stored[name] for name in _PLAIN if name in stored})


_FRAME = tuple(Frame.__dataclass_fields__)
_PLAIN = tuple(name for name in Conversation.__dataclass_fields__ if name not in {"frames", "deferred"})
