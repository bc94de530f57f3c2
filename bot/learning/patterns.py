"""Tell how personal figures are written in Spanish, English and Portuguese: the patterns that masking looks for."""

import re

EMAIL = re.compile(r"[\w.+%-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
SPOKEN_EMAIL = re.compile(
    r"[\w.+-]+\s+(?:arroba|\(at\)|\[at\]|at)\s+[\w-]+(?:\s*(?:\.|\bpunto\b|\bdot\b|\bponto\b)\s*[\w-]+)+", re.IGNORECASE
)
LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
HANDLE = re.compile(r"(?<!\w)@[\w.]{2,}")

_MONTHS = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|setembro|octubre|noviembre|diciembre|"
    "janeiro|fevereiro|março|maio|junho|julho|outubro|novembro|dezembro|"
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic"
)
_OLD = r"(?:19\d\d|200\d|201[0-4])"
_SEP = r"\s?[-/.]\s?"
BORN_IN_FIGURES = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}{_SEP}\d{{1,2}}{_SEP}(?:{_OLD}|[3-9]\d)|{_OLD}{_SEP}\d{{1,2}}{_SEP}\d{{1,2}})(?!\d)"
)
BORN_IN_WORDS = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|º|°)?\s*(?:de\s+|of\s+)?({_MONTHS})\.?,?\s*(?:del?\s+|of\s+)?{_OLD}\b"
    rf"|\b({_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_OLD}\b",
    re.IGNORECASE,
)
BIRTH_YEAR = re.compile(rf"(?<![\d.,]){_OLD}(?![\d.,]\d|\d)")
PAYDAY = re.compile(r"(?<!\d)(?:\d{1,2}([-/.])\d{1,2}\1(20\d\d)|(20\d\d)-\d{2}-\d{2})(?!\d)")

_CUES = (
    r"facturas?|boletas?|folios?|recibos?|invoices?|bills?|faturas?|boletos?|pedidos?|orden|orders?|contratos?|contracts?"
    r"|cuentas?|accounts?|acct?|contas?|casos?|case|tickets?|medidor|referencias?|reference|ref|comprobantes?"
    r"|transferencia|operaci[oó]n|c[eé]dula|ced|ci|dni|rut|run|rfc|curp|cuit|cuil|nie|nif|cpf|rg|pasaporte|passport"
    r"|documentos?|document|id|clientes?|client|customer|cust|socio|p[oó]liza|policy|tarjetas?|card|cart[aã]o|clave|pin"
    r"|c[oó]digo|code|cvv|gu[ií]a|tel[eé]?f?(?:ono)?|telefone|cel(?:ular)?|fono|whats?app|wsp|phone|mobile|m[oó]vil"
    r"|n[uú]meros?|numbers?|n[uú]m|nro|no\.|n[º°]|#"
)
_JOINTS = (
    r"(?:[\s:.#-]|\b(?:es|is|é|el|la|the|o|a|de|del|do|da|of|cliente|client|customer|account|terminad[ao]|terminando|en|em"
    r"|ending|in|n[uú]mero|number|nro|num)\b|n[º°]|no\.){0,8}"
)
CUED = re.compile(rf"(?<!\w)(?:{_CUES}){_JOINTS}(?:[A-Za-z]{{1,4}}\s)?([A-Za-z]{{0,5}}[-./]?\d[\w./-]*)", re.IGNORECASE)

_GAP = r"[\s().\-–_/]{0,3}"
LONG = re.compile(rf"\+?\(?\d(?:{_GAP}\d){{6,}}(?:-?[A-Za-z](?!\w))?")
SPACED_CODE = re.compile(r"\b[A-Z]{2}\s\d\d\s\d\d\s\d\d\s[A-D]\b|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", re.IGNORECASE)
CODE = re.compile(r"[^\W_]+(?:[-./][^\W_]+)*")
UNIT = re.compile(
    r"\d[\d.,]*(?:[kmhx]|mil|millon(?:es)?|lucas?|pesos?|clp|mxn|usd|ars|cop|pen|eur|brl|crc|dop|gbp|soles|sol|reais|real"
    r"|euros?|d[oó]lar(?:es)?|pounds?|quid|bucks?|palos?|colones|am|pm|hs|hrs?|min|d[ií]as?|mes(?:es)?|cuotas?|pagos?)",
    re.IGNORECASE,
)
"""A sum, a time or a count with its unit: 50000pesos, 1500usd."""
_FIGURE = (
    "cero|uno|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|zero|um|uma|dois|duas|quatro|sete|oito|nove|meia|"
    "one|two|three|four|five|six|seven|eight|nine|oh"
)
SPOKEN = re.compile(rf"\b(?:{_FIGURE})(?:[\s,.-]+(?:{_FIGURE})){{4,}}\b", re.IGNORECASE)

_STREET = (
    r"calle|avenida|avda|av|pasaje|psje|pje|jir[oó]n|jr|carrera|cra|kra|cll|diagonal|transversal|camino|paseo|plaza"
    r"|urbanizaci[oó]n|urb|residencial|condominio|villa|poblaci[oó]n|rua|travessa|alameda|estrada|rodovia"
)
ADDRESS = re.compile(
    rf"\b({_STREET})\b\.?((?:\s+[^\W\d_]+\.?){{0,5}}?)\s*(?:,|\#|n[º°]\.?|no\.|num\.?|n[uú]mero)?\s*"
    r"\d[\w-]{0,8}(?:\s*[-#]\s*\d[\w-]{0,8}){0,3}",
    re.IGNORECASE,
)
NAMED_STREET = re.compile(
    rf"\b((?i:{_STREET}))\b\.?\s+((?:(?:[A-ZÁÉÍÓÚÑÂÊÔÃÕÇ][\w'’]+|de|del|la|las|los|el|da|do|dos|das)\s?){{1,5}})"
)
ENGLISH_ADDRESS = re.compile(
    r"\b\d{1,5}[A-Za-z]?\s+((?:[^\W\d_]+\s+){1,3}?)"
    r"(street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|way|place|boulevard|blvd|crescent|terrace)\b",
    re.IGNORECASE,
)
DOOR = re.compile(
    r"\b(depto|dpto|departamento|apto|apt|apartamento|apartment|piso|torre|block|bloque|bloco|casa|lote|mz|manzana|flat"
    r"|unit|suite|cep|zip(?:\s*code)?|c[oó]digo\s+postal|postal\s+code|postcode)(\.?\s*(?:n[º°]\.?|\#)?\s*)(\d[\w-]*)",
    re.IGNORECASE,
)
