"""Hold the chat page's own words: a row for each language, the same keys in all."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "es": {
        "telegram": "Seguir por Telegram",
        "telegram_away": "Telegram no responde en este momento; intente en unos minutos, o siga por aquí.",
        "assistant": "Asistente automático",
        "you": "Usted",
        "log": "Conversación",
        "empty": "Aquí conversa con {creditor}. Escriba cuando quiera; con «hola» basta.",
        "write": "Escriba su mensaje",
        "send": "Enviar",
        "replies": "Respuestas rápidas",
        "typing": "Está escribiendo",
        "sending": "Enviando…",
        "waiting": "Se envía al volver la conexión",
        "not_sent": "No se envió",
        "offline": "Sin conexión. Puede seguir escribiendo: lo enviamos en cuanto vuelva.",
        "newer": "Mensajes nuevos",
        "left": "Quedan {count} caracteres",
        "too_fast": "Va muy rápido; su mensaje sale en unos segundos.",
        "too_long": "El mensaje tiene más de {max} caracteres: acórtelo o envíelo en dos partes.",
        "broken": "El mensaje no se entendió: recargue la página y escríbalo de nuevo.",
        "date": "Fecha",
        "amount": "Monto",
        "what": "Concepto",
        "due": "vence el {day}",
        "was_due": "venció el {day}",
        "stopped": "detenida",
        "gone_title": "Este enlace ya no abre",
        "gone": "Los enlaces personales duran 30 días, para que nadie más vea su conversación. Lo conversado "
        "sigue guardado.",
        "paper": "Ver el acuerdo (PDF)",
        "paper_file": "acuerdo",
        "gone_how": "Para recibir un enlace nuevo, escriba por el mismo medio por el que le llegó este, o llame al "
        "teléfono que aparece en su factura.",
        "no_script": "Para conversar aquí hace falta JavaScript. Si no puede activarlo, llame al teléfono de su "
        "factura.",
    },
    "en": {
        "telegram": "Go on in Telegram",
        "telegram_away": "Telegram does not answer just now; try again in some minutes, or go on here.",
        "assistant": "Automatic assistant",
        "you": "You",
        "log": "Conversation",
        "empty": "Here you talk with {creditor}. Write whenever you like; “hello” is enough.",
        "write": "Write your message",
        "send": "Send",
        "replies": "Quick replies",
        "typing": "Writing",
        "sending": "Sending…",
        "waiting": "Will be sent when you are back online",
        "not_sent": "Not sent",
        "offline": "No connection. Keep writing if you like: we send it as soon as it is back.",
        "newer": "New messages",
        "left": "{count} characters left",
        "too_fast": "That was quick; your message leaves in a few seconds.",
        "too_long": "The message has more than {max} characters: shorten it or send it in two parts.",
        "broken": "The message could not be read: reload the page and write it again.",
        "date": "Date",
        "amount": "Amount",
        "what": "For",
        "due": "due {day}",
        "was_due": "was due {day}",
        "stopped": "stopped",
        "gone_title": "This link no longer opens",
        "gone": "Personal links last 30 days, so that nobody else sees your conversation. What was said is kept.",
        "paper": "See the agreement (PDF)",
        "paper_file": "agreement",
        "gone_how": "For a new link, write where this one reached you, or call the number on your bill.",
        "no_script": "This conversation needs JavaScript. If you cannot turn it on, call the number on your bill.",
    },
    "pt": {
        "telegram": "Continuar pelo Telegram",
        "telegram_away": "O Telegram não responde agora; tente em alguns minutos, ou continue por aqui.",
        "assistant": "Assistente automático",
        "you": "Você",
        "log": "Conversa",
        "empty": "Aqui você conversa com {creditor}. Escreva quando quiser; basta um “oi”.",
        "write": "Escreva sua mensagem",
        "send": "Enviar",
        "replies": "Respostas rápidas",
        "typing": "Está escrevendo",
        "sending": "Enviando…",
        "waiting": "Será enviada quando a conexão voltar",
        "not_sent": "Não foi enviada",
        "offline": "Sem conexão. Pode continuar escrevendo: enviamos assim que voltar.",
        "newer": "Mensagens novas",
        "left": "Restam {count} caracteres",
        "too_fast": "Foi rápido demais; sua mensagem sai em alguns segundos.",
        "too_long": "A mensagem tem mais de {max} caracteres: encurte ou envie em duas partes.",
        "broken": "Não foi possível ler a mensagem: recarregue a página e escreva de novo.",
        "date": "Data",
        "amount": "Valor",
        "what": "Item",
        "due": "vence {day}",
        "was_due": "venceu {day}",
        "stopped": "suspensa",
        "gone_title": "Este link não abre mais",
        "gone": "Os links pessoais duram 30 dias, para que mais ninguém veja a sua conversa. O que foi dito está "
        "guardado.",
        "paper": "Ver o acordo (PDF)",
        "paper_file": "acordo",
        "gone_how": "Para receber um link novo, escreva por onde este chegou, ou ligue para o telefone da sua fatura.",
        "no_script": "Esta conversa precisa de JavaScript. Se não puder ativá-lo, ligue para o telefone da sua fatura.",
    },
}


def words(locale: str) -> Mapping[str, str]:
    """Return the words of a locale's language; Spanish where there are none."""
    return WORDS.get(locale[:2], WORDS["es"])


def preferred(accept_language: str) -> str:
    """Return the first language of a browser's list that the page speaks, for visitors whom we do not know."""
    asked = (part.partition(";")[0].strip()[:2].lower() for part in accept_language.split(","))
    return next((language for language in asked if language in WORDS), "es")
