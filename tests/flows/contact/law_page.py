"""Write `docs/contact-law.md` from the country packs: `python -m tests.flows.contact.law_page`."""

from pathlib import Path

from flows.contact.page import law_page
from tests.flows.contact.packs import packs

PAGE = Path(__file__).parents[3] / "docs" / "contact-law.md"

if __name__ == "__main__":
    PAGE.write_text(law_page(packs()), encoding="utf-8")
