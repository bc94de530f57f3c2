"""Hold what may be wrong with a campaign's file in the console's language, beside what is said of every file."""

from bot.console.speech import N_

WHATS = (
    (r"to is before from", N_("to es anterior a from")),
    (r"to is (\d+) days after from", N_(r"to llega \1 días después de from")),
    (r"(.+) ends before it begins", N_(r"\1 termina antes de empezar")),
    (r"the shares and hold_out make (\d+), not 100", N_(r"las partes y hold_out suman \1, y deben sumar 100")),
    (r"(.+) is of (\w+), which no campaign changes", N_(r"\1 es de \2, que ninguna campaña cambia")),
    (r"(.+) is hold_out, which is no arm", N_(r"\1 es hold_out, que no es un grupo")),
    (r"(.+) is (\w+) on day (-?\d+) once more", N_(r"\1 repite \2 en el día \3")),
    (r"(.+) is (\S+) once more", N_(r"\1 repite el nombre \2")),
    (r"(.+) is (-?\d+), no day of (\w+)", N_(r"\1 es \2, y ese no es un día de \3")),
    (r"(.+) has no effect on (\w+)", N_(r"\1 no tiene efecto en \2")),
    (r"(.+): only the last row of after_due can repeat", N_(r"\1: solo se repite la última fila de after_due")),
    (r"(.+) is not a whole number", N_(r"\1 no es un número entero")),
    (r"(.+) is not a day", N_(r"\1 no es una fecha")),
    (r"(.+) is not known", N_(r"\1 no se conoce")),
    (r"(.+) is no name", N_(r"\1 no sirve de nombre")),
    (r"(.+) is too small", N_(r"\1 es demasiado pequeño")),
    (r"(.+) is too large", N_(r"\1 es demasiado grande")),
    (r"(.+) is too short", N_(r"\1 es demasiado corto")),
    (r"(.+) cannot be read", N_(r"\1 no se puede leer")),
)
REMEDIES = (
    (r"write a campaign as in \S+", N_("escriba una como la del ejemplo")),
    (r"write it as in \S+", N_("escríbalo como en el ejemplo")),
    (r"write a later day", N_("escriba un día posterior")),
    (r"let a campaign run for (\d+) days at most", N_(r"déjela en a lo sumo \1 días")),
    (r"change them", N_("cámbielas")),
    (r"remove it", N_("quítelo")),
    (r"write hold_out as a key beside arms", N_("escriba hold_out como clave junto a arms")),
    (r"give each arm its own name", N_("dele a cada grupo su nombre")),
    (r"write (.+) or ('\w+')", N_(r"escriba \1 o \2")),
    (r"write one such as (\S+)", N_(r"escriba una como \1")),
    (r"write 0, or leave it out", N_("escriba 0, o quítelo")),
    (r"write (\[.+\])", N_(r"escriba \1")),
    (r"write (-?\d+) to (-?\d+)", N_(r"escriba de \1 a \2")),
    (r"write at least (-?\d+)", N_(r"escriba a lo menos \1")),
    (r"write at most (-?\d+)", N_(r"escriba a lo sumo \1")),
    (r"write digits without quotes or decimals", N_("escriba cifras, sin comillas ni decimales")),
    (r"write small letters, digits, - and _, (\d+) at most", N_(r"use minúsculas, cifras, - y _, \1 a lo sumo")),
    (
        r"write its parts between brackets, .*",
        N_("escriba sus partes entre corchetes, o debajo, cada una con su guion"),
    ),
    (r"write its keys in braces, .*", N_("escriba sus claves entre llaves, o debajo")),
)
