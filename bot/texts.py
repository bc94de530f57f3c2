"""Read the files of texts that ship with the program."""

from functools import cache
from importlib.resources import files

from flows.wording.template_faults import load_catalogue
from flows.wording.templates import Catalogue
from flows.wording.wording import Wording


def read_sources() -> dict[str, str]:
    """Return the contents of every file of texts by its language or country: 'es', 'es-CL' and so on."""
    folder = files("flows.wording")
    texts = (entry for entry in folder.iterdir() if entry.name.endswith(".ftl"))
    return {entry.name.removesuffix(".ftl"): entry.read_text(encoding="utf-8") for entry in texts}


@cache
def load_wording() -> Wording:
    """Return all texts, parsed once in a process; a file with a fault is refused with its line."""
    return Wording(read_sources())


def read_templates() -> dict[str, str]:
    """Return the contents of every file of templates by its name: 'reminder_promise' and so on."""
    folder = files("flows.wording") / "templates"
    kept = (entry for entry in folder.iterdir() if entry.name.endswith(".yml"))
    return {entry.name.removesuffix(".yml"): entry.read_text(encoding="utf-8") for entry in kept}


@cache
def load_templates(wording: Wording) -> Catalogue:
    """Return the catalogue of templates, read once in a process; files with faults are refused with all of them."""
    return load_catalogue(read_templates(), wording)
