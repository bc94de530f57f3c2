"""Say in words for staff why a list of ways to pay is not taken."""

import re
from collections.abc import Sequence

from bot.console.speech import N_, say

FAULTS: Sequence[tuple[str, str]] = (
    (r"may not receive the money", N_("El titular no es la empresa: la ley no deja que otra persona reciba el pago.")),
    (
        r"check digits of this (\w+) are wrong",
        N_("Los dígitos de control de esta %(found)s no calzan: cópiela otra vez del banco."),
    ),
    (r"tax_id: (.+) is no", N_("La identificación %(found)s no calza con su dígito verificador: cópiela otra vez.")),
    (
        r"is no key of Pix",
        N_("No es una llave de Pix: escriba un CPF, un CNPJ, un teléfono con +55, un correo o una al azar."),
    ),
    (r"is no payment provider", N_("Ese proveedor no está dado de alta: lo agrega quien opera el servicio.")),
    (r"the text says", N_("El nombre dice algo que a los clientes no se les dice: use otras palabras.")),
    (r"reference_field beside it", N_("Diga también cómo se llama el campo donde va la referencia.")),
    (r"\.url\S*:", N_("La dirección debe empezar por https:// y llevar a una página.")),
    (r"is missing", N_("Falta un dato de los que llevan asterisco.")),
)
"""What is found in a fault of a creditor's file, and how staff read it; the first that fits."""
UNCLEAR = N_("Algo de lo escrito no sirve: revise cada dato.")


def in_words(faults: Sequence[str]) -> str:
    """Say the weightiest of some faults."""
    for pattern, said in FAULTS:
        for fault in faults:
            if found := re.search(pattern, fault):
                return say(said, found=" ".join(found.groups()))
    return say(UNCLEAR)
