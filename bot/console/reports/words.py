"""Say what each figure of a report counts: one definition in one place, which readers, files and documents share.

Each has a question, a sentence, and whether it tells of money or of treatment: no page shows the one without the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.console.speech import N_, Phrases
from flows.reports.plans import Shape
from flows.reports.team import Goal, Limit

Side = Literal["money", "treatment", "both"]


@dataclass(frozen=True, slots=True)
class Defined:
    """What a figure is: its question and its definition, in the language of the code, and which side it tells of."""

    title: str
    sentence: str
    side: Side


FIGURES: Mapping[str, Defined] = {
    "recovered": Defined(
        N_("Cuánto entró"),
        N_("Pagos con fecha de estos días que no se devolvieron, como en Totales."),
        "money",
    ),
    "contacted": Defined(
        N_("Cuánto escribimos sin que nos escribieran"),
        N_("Mensajes que empezamos nosotros y salieron, por cada cliente que recibió alguno."),
        "treatment",
    ),
    "recovery": Defined(
        N_("Recuperación"),
        N_("De lo que ya estaba vencido al empezar o venció en estos días, cuánto se pagó en ellos."),
        "money",
    ),
    "containment": Defined(
        N_("Contención"),
        N_(
            "De lo que al empezar llevaba hasta 30 días de atraso, cuánto no pasó de 30: se pagó, está en un acuerdo"
            " vigente o sigue sin llegar a ese plazo."
        ),
        "money",
    ),
    "retention": Defined(
        N_("Retención de clientes"),
        N_(
            "De los clientes con quienes hubo contacto, cuántos no dijeron que quieren irse ni pidieron que no les"
            " escribamos."
        ),
        "treatment",
    ),
    "service": Defined(
        N_("Calidad en el servicio"),
        N_(
            "De los plazos que vencieron en estos días, cuántos se cumplieron: la primera respuesta prometida, el"
            " desenlace y el día que fija la ley. No cuenta lo que espera al cliente."
        ),
        "treatment",
    ),
    "movement": Defined(
        N_("Movilidad del crédito"),
        N_(
            "De los clientes con algo vencido al empezar, cuántos terminan al día; y cuántos que estaban al día"
            " terminan con algo vencido. Lo que está en un acuerdo vigente cuenta como al día al final."
        ),
        "both",
    ),
    "team": Defined(
        N_("Metas del equipo"),
        N_(
            "Cada meta cuenta solo mientras se respetan los límites de trato que fijó la empresa: con uno pasado, no"
            " cuenta ninguna. Las fija el archivo de la empresa."
        ),
        "both",
    ),
    "flow": Defined(
        N_("Lo que entró y lo que se prometió"),
        N_(
            "Pagos por su fecha, y pagos acordados por el día en que tocan; sin los acuerdos que otro reemplazó o que"
            " se anularon."
        ),
        "money",
    ),
    "kept_by_proposer": Defined(
        N_("Promesas cumplidas, por quién propuso"),
        N_(
            "Pagos acordados cuyo día ya pasó, y cuántos están pagados por completo. Los que aún están en sus días de"
            " gracia no cuentan todavía."
        ),
        "money",
    ),
    "kept_by_shape": Defined(
        N_("Promesas cumplidas, por la forma del plan"),
        N_("Las mismas promesas, por la forma del plan al que pertenecen."),
        "money",
    ),
    "shapes": Defined(
        N_("Formas de los planes"),
        N_(
            "Acuerdos hechos en estos días. Son parejos los pagos que no difieren en más del 10 %% del mayor. Si casi"
            " todos tienen una sola forma, a todos se les ofrece lo mismo."
        ),
        "treatment",
    ),
    "alone": Defined(
        N_("Acuerdos sin una persona"),
        N_("Acuerdos hechos en estos días que el cliente cerró sin que nadie del equipo propusiera ni aprobara nada."),
        "both",
    ),
    "soon": Defined(
        N_("Con algún pago en siete días"),
        N_(
            "De los acuerdos hechos en estos días, y hace al menos siete, en cuántos el cliente pagó algo hasta siete"
            " días después."
        ),
        "money",
    ),
    "per_resolution": Defined(
        N_("Contactos por solución"),
        N_(
            "Mensajes que empezamos nosotros, por cada cliente que en estos días pagó algo. Menos es mejor: lo mismo"
            " con menos molestia."
        ),
        "both",
    ),
    "left_off": Defined(
        N_("Conversaciones que quedan en nada"),
        N_(
            "Conversaciones que terminaron en estos días sin acuerdo, pago anunciado ni caso. No cuenta quien solo"
            " contestó cómo le fue."
        ),
        "treatment",
    ),
    "receptivity": Defined(
        N_("Receptividad"),
        N_(
            "Cada conversación empieza en 3 de 5; una propuesta propia y un acuerdo suman uno cada uno; un reclamo, un"
            " insulto y el deseo de no seguir restan uno. Describe la conversación, nunca a la persona."
        ),
        "treatment",
    ),
    "satisfaction": Defined(
        N_("Satisfacción tras un caso"),
        N_(
            "Clientes a quienes en estos días se preguntó cómo les fue con un caso resuelto: cuántos respondieron, y su"
            " nota de 1 a 5 a la primera pregunta."
        ),
        "treatment",
    ),
    "uneasy": Defined(
        N_("Incomodidad"),
        N_(
            "De los clientes con quienes hubo contacto, cuántos se quejaron de nosotros, dijeron que quieren irse o"
            " pidieron que no les escribamos; cada uno cuenta una vez."
        ),
        "treatment",
    ),
    "pressure": Defined(
        N_("Presión"),
        N_(
            "De los mensajes que empezamos nosotros: cuántos y cuántas palabras por cliente que recibió alguno, el que"
            " más recibió, y la mediana de horas entre uno y el siguiente al mismo cliente."
        ),
        "treatment",
    ),
    "cases": Defined(
        N_("Casos que se abrieron"),
        N_(
            "Casos por motivo. Volvió el que se abrió dentro de 30 días después de resolver otro del mismo motivo y"
            " cliente."
        ),
        "treatment",
    ),
    "ours": Defined(
        N_("Disputas y errores de la empresa"),
        N_(
            "Disputas resueltas en estos días, y en cuántas el cliente tenía razón: terminaron con un descuento en la"
            " cuenta o con una corrección."
        ),
        "both",
    ),
    "minutes": Defined(
        N_("Tiempo por caso"),
        N_(
            "Medianas por reloj, noches y fines de semana incluidos, de los casos resueltos en estos días: hasta la"
            " primera respuesta y hasta que el cliente conoce el desenlace."
        ),
        "treatment",
    ),
    "advisers": Defined(
        N_("El equipo"),
        N_(
            "Casos resueltos por quien los llevaba, con su calidad al lado: primeras respuestas a tiempo, mediana de"
            " horas hasta el desenlace, casos que volvieron dentro de 30 días, y la nota media de los clientes. De los"
            " casos sorteados, cuántas revisiones hay y su media de 0 a 2, que con menos de tres no se dice. Y qué"
            " parte de las palabras de sus casos escribió el cliente."
        ),
        "treatment",
    ),
    "spoken": Defined(
        N_("Quién escribió cuánto"),
        N_(
            "De los casos resueltos en estos días, las palabras de cada lado, desde que empezó la conversación en que"
            " se abrió el caso hasta su desenlace. Si escribe más el cliente que nosotros, lo escuchamos."
        ),
        "treatment",
    ),
    "ageing": Defined(
        N_("Antigüedad de lo que se debe"),
        N_(
            "Lo que se debía al terminar el último día, por los días de atraso de cada factura; con cuántos clientes,"
            " y cuánto está en acuerdos vigentes. La suma es lo que se debe en Totales."
        ),
        "money",
    ),
    "forecast": Defined(
        N_("Lo que entraría por acuerdos"),
        N_(
            "Pagos acordados que tocan en las próximas ocho semanas, por la parte que se pagó de los prometidos en los"
            " últimos seis meses enteros; la franja va del peor de esos meses al mejor. Con menos de tres meses con"
            " promesas no se estima nada."
        ),
        "money",
    ),
}
VIEWS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "goals": (N_("Las cinco metas"), ("recovery", "containment", "retention", "service", "movement", "team")),
    "paying": (
        N_("Pagos y acuerdos"),
        ("flow", "kept_by_proposer", "kept_by_shape", "shapes", "alone", "soon", "per_resolution", "left_off"),
    ),
    "treatment": (N_("Trato"), ("receptivity", "uneasy", "pressure", "per_resolution")),
    "cases": (N_("Casos y equipo"), ("cases", "ours", "service", "satisfaction", "minutes", "spoken", "advisers")),
    "ahead": (N_("Cartera y caja"), ("ageing", "forecast")),
}
"""The pages of a report by the end of their address: their names, and what each shows below what came in and what was
written for it, with which every page begins."""
ALWAYS = ("recovered", "contacted")
PROPOSERS: Mapping[str, str] = Phrases(
    {"client": N_("El cliente"), "bot": N_("El asistente"), "adviser": N_("El equipo")}
)
SHAPES: Mapping[Shape, str] = Phrases(
    {
        "once": N_("Un solo pago"),
        "weekly": N_("Cuotas parejas por semana"),
        "fortnightly": N_("Cuotas parejas por quincena"),
        "monthly": N_("Cuotas parejas por mes"),
        "spaced": N_("Cuotas parejas a otro ritmo"),
        "uneven": N_("Cuotas a la medida"),
    }
)
CLOCKS: Mapping[str, str] = Phrases(
    {"answer": N_("Primera respuesta"), "resolve": N_("Desenlace"), "law": N_("Plazo de la ley")}
)
STEPS: Mapping[int, str] = Phrases(
    {
        0: N_("Por vencer"),
        1: N_("1 a 30 días"),
        2: N_("31 a 60 días"),
        3: N_("61 a 90 días"),
        4: N_("Más de 90 días"),
    }
)
AIMS: Mapping[Goal | Limit, str] = Phrases(
    {
        "recovered": N_("Entró en el mes, al menos"),
        "kept_percent": N_("Promesas cumplidas, al menos"),
        "alone_percent": N_("Acuerdos sin una persona, al menos"),
        "answered_percent": N_("Primeras respuestas a tiempo, al menos"),
        "contacts_per_client_max": N_("Mensajes nuestros por cliente, a lo más"),
        "opted_out_percent_max": N_("Piden silencio, a lo más"),
        "discomfort_percent_max": N_("Clientes incómodos, a lo más"),
    }
)
