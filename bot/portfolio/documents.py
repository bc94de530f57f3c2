"""Judge identity documents: some cannot tell people apart, some fail their own check digit."""

from collections.abc import Callable
from enum import Enum
from functools import cache
from importlib import import_module

from storage.vault import normalise_document

LENGTH_MIN = 4  #: characters asked of a client to show who they are

FORMS = {
    ("AR", "CUIL"): "ar.cuit",
    ("AR", "CUIT"): "ar.cuit",
    ("AR", "DNI"): "ar.dni",
    ("BR", "CNPJ"): "br.cnpj",
    ("BR", "CPF"): "br.cpf",
    ("CL", "RUN"): "cl.rut",
    ("CL", "RUT"): "cl.rut",
    ("CO", "NIT"): "co.nit",
    ("CR", "CPF"): "cr.cpf",
    ("DO", "CEDULA"): "do.cedula",
    ("DO", "RNC"): "do.rnc",
    ("EC", "CEDULA"): "ec.ci",
    ("EC", "RUC"): "ec.ruc",
    ("ES", "DNI"): "es.dni",
    ("ES", "NIE"): "es.nie",
    ("ES", "NIF"): "es.nif",
    ("GT", "NIT"): "gt.nit",
    ("MX", "CURP"): "mx.curp",
    ("MX", "RFC"): "mx.rfc",
    ("PE", "RUC"): "pe.ruc",
    ("PT", "NIF"): "pt.nif",
    ("PY", "RUC"): "py.ruc",
    ("SV", "NIT"): "sv.nit",
    ("US", "SSN"): "us.ssn",
    ("UY", "RUT"): "uy.rut",
    ("VE", "RIF"): "ve.rif",
}
"""Which rule checks which document of which country."""


class Worth(Enum):
    """What a document is good for."""

    GOOD = "good"  #: nothing speaks against it
    DOUBTFUL = "doubtful"  #: its check digit is wrong; the client may still know it as the creditor wrote it
    USELESS = "useless"  #: too short, or a filler such as 11111111: it would take many people for one


def judge(country: str, kind: str | None, document: str) -> Worth:
    """Return what a document is good for; one of a kind without rule counts as good."""
    plain = normalise_document(document)
    if len(plain) < LENGTH_MIN or len(set(plain)) == 1:
        return Worth.USELESS
    check = _check(country, normalise_document(kind or ""))
    return Worth.GOOD if check is None or check(document) else Worth.DOUBTFUL


@cache
def _check(country: str, kind: str) -> Callable[[str], bool] | None:
    name = FORMS.get((country, kind.replace("É", "E")))
    if name is None:
        return None
    check: Callable[[str], bool] = import_module(f"stdnum.{name}").is_valid
    return check
