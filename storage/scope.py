"""Say what a creditor's id may be made of; ids stand side by side in the setting that the server reads."""

import re

CREDITOR_ID = re.compile(r"[a-z0-9-]+")
