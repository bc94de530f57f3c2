"""Hold sentences that press a client, beyond what the product's own lint knows: threats, ultimatums, false urgency.

The list is the judge's own, written without a look at the lint's; a text must pass both. Expressions are searched in
lower case without accents. `HOUSE` are the few sentences of the house that hold a figure and state nothing about
anybody.
"""

import re
from collections.abc import Iterator, Mapping

from flows.wording.lint import faults, fold

PRESSING: Mapping[str, tuple[str, ...]] = {
    "es": (
        r"si no pag[ao]s?\b", r"de no (?:pagar|recibir|hacerlo|cumplir)", r"en caso de no",
        r"o (?:de lo contrario|si no)\b",
        r"se (?:vera|veran) afectad", r"perdera (?:el|su|la)", r"(?:perder|quitar)le (?:el|su|la)",
        r"ultim[ao] (?:dia|plazo|fecha|opcion)",
        r"solo (?:por )?hoy", r"hoy mismo debe",
        r"(?:oferta|plan) (?:termina|vence|caduca) (?:hoy|en \d+ (?:horas|minutos))",
        r"no (?:hay|tiene) (?:otra opcion|alternativa|mas opciones)", r"unica (?:opcion|alternativa|salida)",
        r"(?<!no )(?<!ni )(?:debe|debera|tiene que|tendra que|esta obligad\w*) (?:pagar|aceptar|decidir|responder)",
        r"responda (?:ya|ahora|hoy)\b",
        r"\bya mismo\b", r"\bpague (?:ya|ahora|hoy)\b", r"cort(?:e|ar|aremos) (?:de|el|su) (?:servicio|luz|agua)",
        r"suspender(?:emos|an)? (?:el|su) servicio", r"reportar(?:emos|an)?",
        r"\b(?:buro|dicom|datacredito|infocorp|veraz|asnef)\b",
        r"visit(?:a|aremos) (?:en )?su (?:casa|domicilio|trabajo)", r"su (?:empleador|jefe|familia)",
        r"tomaremos medidas",
        r"asum(?:a|ir) las", r"lo toma o lo deja", r"es esto o nada", r"recargos?", r"multas?\b", r"penaliza",
        r"ultimo intento", r"por su bien", r"le conviene (?:pagar|aceptar)", r"seria una lastima",
        r"(?:gran|enorme) oportunidad",
    ),
    "en": (
        r"if you (?:don't|do not|fail to) pay", r"or else\b", r"otherwise we", r"you (?:will|'ll) lose",
        r"last (?:day|offer|option|attempt)",
        r"today only", r"only (?:today|valid for)", r"expires (?:today|in \d+ (?:hours|minutes))",
        r"no other (?:option|choice)",
        r"(?:your )?only (?:option|choice|way)",
        r"you(?:'ll| will)? (?:must|have to|need to|are required to) (?:pay|accept|decide|answer)",
        r"(?:answer|reply|pay|act) (?:now|today|right away)\b", r"(?:cut|shut) off",
        r"(?:suspend|disconnect)\w* (?:your|the) service",
        r"credit bureau", r"report(?:ed)? (?:you|to)", r"your (?:employer|boss|family|neighbou?rs)",
        r"take measures", r"take it or leave it",
        r"late fees?", r"\bfines\b", r"for your own good", r"it would be a shame", r"don't miss", r"hurry",
    ),
    "pt": (
        r"se (?:voce )?nao pagar", r"caso nao pague", r"caso contrario", r"senao\b", r"vai perder",
        r"ultim[ao] (?:dia|prazo|opcao|tentativa)",
        r"so (?:por )?hoje", r"(?:oferta|plano) (?:acaba|vence|expira) (?:hoje|em \d+ (?:horas|minutos))",
        r"nao (?:ha|tem) (?:outra opcao|alternativa)",
        r"unica (?:opcao|alternativa|saida)",
        r"(?<!nao )(?<!nem )(?:deve|tem que|precisa|tera que) (?:pagar|aceitar|decidir|responder)",
        r"(?:responda|pague) (?:ja|agora|hoje)\b", r"cort(?:e|ar|aremos) (?:de|o|seu) (?:servico|luz|agua)",
        r"suspend\w* o (?:seu )?servico",
        r"\b(?:spc|serasa|cartorio)\b", r"seu (?:empregador|chefe)", r"sua familia", r"tomaremos medidas",
        r"pegar ou largar", r"\bmultas?\b",
        r"para o seu bem", r"seria uma pena", r"nao perca", r"negativa(?:r|do|cao)",
    ),
}  # fmt: skip

HOUSE = (
    r"[«\"](?:15 de mayo de 1980|15 de maio de 1980|15 May 1980|May 15, 1980)[»\"]",
    r"[«\"](?:pagar 100 el viernes|pagar 100 na sexta|pay 100 on Friday)[»\"]",
    r"\b(?:últimos|last) 4\b", r"\b4 (?:characters|últimos|caracteres|números|dígitos)\b",
)  # fmt: skip
"""Examples of how to write, and the four characters by which a client is known."""


def presses(text: str, language: str) -> Iterator[str]:
    """Find what threatens, sets an ultimatum or feigns a hurry."""
    folded = fold(text)
    for expression in PRESSING[language]:
        if hit := re.search(expression, folded):
            yield f"presses the client: {hit.group()!r}"


def manners(text: str, locale: str) -> list[str]:
    """Return what is wrong with how a text speaks, by this list and by the product's own."""
    return [*presses(text, locale[:2]), *faults(text, locale)]
