"""Write `schemas/policy.schema.json` from the keys of a policy file: `python -m docs.policy_schema`."""

import json
from pathlib import Path

from flows.negotiation.policy import json_schema

PAGE = Path(__file__).parent / "schemas" / "policy.schema.json"


def page() -> str:
    """Return the schema's file."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), "utf-8")
