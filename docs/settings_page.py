"""Write `settings.md` from the table of settings: `python -m docs.settings_page`."""

from pathlib import Path

from bot.settings import NEEDS, PREFIX, TABLE, Setting

PAGE = Path(__file__).with_name("settings.md")
HEAD = """# Settings

Environment variables, or lines `NAME=value` of a `.env` file in the working folder; the environment outranks the file.
`concilia check` lists them and names every fault at once: values that cannot be used, names that do not exist, and
what is missing beside another. Secrets are never logged.

This page is made from the table in `bot/settings.py` by `make pictures`.

| variable | default | meaning |
| --- | --- | --- |
"""
CHOICES = {"understanding": "=rasa", "passwords": "=off"}  #: the value that has the need
REMARKS = """
## What needs what

| variable | needs beside it |
| --- | --- |
"""


def page() -> str:
    """Return the page."""
    needs = [*NEEDS.items(), ("understanding", ("rasa_url",)), ("passwords", ("oidc_issuer",))]
    return HEAD + "".join(map(_row, TABLE)) + REMARKS + "".join(_need(name, all_needs) for name, all_needs in needs)


def _row(setting: Setting) -> str:
    default = f"`{setting.default}`" if setting.default else "–"
    secret = " (secret)" if setting.secret else ""
    return f"| `{PREFIX}{setting.name}` | {default} | {setting.help}{secret} |\n"


def _need(name: str, all_needs: tuple[str, ...]) -> str:
    value = CHOICES.get(name, "")
    wanted = ", ".join(f"`{PREFIX}{need.upper()}`" for need in all_needs)
    return f"| `{PREFIX}{name.upper()}{value}` | {wanted} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
