"""Know the payment providers that the operator named: where each is called, with which key, for which creditors.

Keys stand in a file of the operator's, beside the addresses that they are for: whoever may change a creditor's ways to
pay can neither read a key nor have it sent elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, SecretStr, TypeAdapter, ValidationError

from bot.creditors.document import CreditorFile, PaymentLinkMeans, ProviderName
from bot.disk import read_yaml
from bot.errors import BadFile, BadSettings
from bot.settings import PREFIX, Settings
from bot.shapes import shape_fault
from bot.webhooks.guard import HERE, Guard

SETTING = f"{PREFIX}PAYMENT_PROVIDERS"


class Provider(BaseModel):
    """A payment provider. `creditors` may name it in their ways to pay; None: all."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: HttpUrl
    key: Annotated[SecretStr, Field(min_length=8)]
    creditors: Sequence[str] | None = None

    @property
    def place(self) -> tuple[str, int]:
        """Return the host and the port of its address."""
        return str(self.url.host).strip("[]"), int(self.url.port or 0)


Providers = Mapping[str, Provider]
FORM: TypeAdapter[dict[ProviderName, Provider]] = TypeAdapter(dict[ProviderName, Provider])


def read_providers(settings: Settings) -> Providers:
    """Return the providers by name; none without a file. Raises BadSettings with every fault of it."""
    if settings.payment_providers is None:
        return {}
    try:
        found = FORM.validate_python(read_yaml(settings.payment_providers) or {})
    except BadFile as fault:
        raise BadSettings([f"{SETTING}: {line}" for line in str(fault).splitlines()]) from fault
    except ValidationError as fault:
        raise BadSettings([_sentence(error) for error in fault.errors()]) from fault
    if wrong := [*_open(found, Guard(settings.webhook_hosts | HERE))]:
        raise BadSettings(wrong)
    return found


def serves(providers: Providers, name: str, creditor: str) -> bool:
    """Say whether a provider makes pages for a creditor."""
    one = providers.get(name)
    return one is not None and (one.creditors is None or creditor in one.creditors)


def unserved(providers: Providers, described: CreditorFile) -> Iterator[str]:
    """Yield the ways to pay of a creditor's file that no provider serves: clients are not told them."""
    for place, means in enumerate(described.payment_means):
        if isinstance(means, PaymentLinkMeans) and not serves(providers, means.provider, described.creditor):
            yield (
                f"payment_means.{place}.provider: {means.provider} is no payment provider of this creditor, so clients "
                f"are not told this way; name it in the file of {SETTING}."
            )


def _open(providers: Providers, guard: Guard) -> Iterator[str]:
    """Yield the providers to which a key would travel in the open."""
    for name, one in providers.items():
        if one.url.scheme != "https" and not guard.is_named(*one.place):
            yield f"{SETTING}: {name}.url: must begin with https://, or the key is read on its way."


def _sentence(error: Any) -> str:  # noqa: ANN401 - pydantic's record of a fault
    where = ".".join(str(part) for part in error["loc"]) or "the file"
    return f"{SETTING}: {where}: {shape_fault(error)}."
