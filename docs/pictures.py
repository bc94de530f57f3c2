"""Draw the dialogues from their tables: `python -m docs.pictures` writes `docs/dialogues.md`."""

import inspect
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from flows.dialogues import DIALOGUES
from flows.table import DONE, Dialogue
from flows.turn import ANY, RESUME, SILENCE, START

PAGE = Path(__file__).parent / "dialogues.md"
HEAD = """# The dialogues

Each picture is drawn from the table of its dialogue (`make pictures`), so it cannot miss a move: a row declares the
states it may end in, and the engine refuses any other. On the arrows stand the acts: an intent, a button, a proposal
(*legs*), or an event. The interrupts (stop, distress, a person please, and their like) come before every table, and
what no row answers goes to *repair*; neither is drawn.
"""
EVENTS = {ANY: "anything", RESUME: "back again", SILENCE: "silence", START: "start"}
STATE_PHRASE = re.compile(r"^    (\w+) = .*#: (.+)$", re.MULTILINE)


def mark(state: str) -> str:
    """Return a state as Mermaid names it."""
    return "[*]" if state == DONE else re.sub(r"\W", "_", state)


def arrows(dialogue: Dialogue) -> Iterator[str]:
    """Yield the arrows of a picture, the acts of one way joined."""
    acts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (state, act), row in dialogue.table.items():
        for end in sorted(row.ends):
            acts[str(state), end].append(EVENTS.get(act, act).replace(":", " "))
    yield f"    [*] --> {mark(str(dialogue.start))}"
    for (state, end), names in acts.items():
        yield f"    {mark(state)} --> {mark(end)}: {', '.join(names)}"


def states(dialogue: Dialogue) -> Iterator[str]:
    """Yield a line for each state with the phrase that stands beside it."""
    phrases = dict(STATE_PHRASE.findall(inspect.getsource(dialogue.states)))
    for state in dialogue.states:
        if state.name in phrases:
            yield f"* **{state.value}**: {phrases[state.name]}"


def section(dialogue: Dialogue) -> str:
    """Return a dialogue's part of the page."""
    story = (inspect.getdoc(sys.modules[f"flows.dialogues.{dialogue.name}"]) or "").split("\n\n")[0].replace("\n", " ")
    before = "" if dialogue.verified else " Open to whoever writes, before they are verified."
    picture = "\n".join(["```mermaid", "stateDiagram-v2", *arrows(dialogue), "```"])
    listed = "\n".join(states(dialogue))
    return f"\n## {dialogue.name}\n\n{story}{before}\n\n{picture}\n" + (f"\n{listed}\n" if listed else "")


def page() -> str:
    """Return the whole page, dialogues in alphabetical order."""
    return HEAD + "".join(section(DIALOGUES[name]) for name in sorted(DIALOGUES))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
