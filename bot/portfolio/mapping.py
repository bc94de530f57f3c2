"""Read a mapping file: what an operator's columns are called, and how dates, amounts and values are written in them."""

import codecs
import difflib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, model_validator

from bot.disk import read_yaml
from bot.errors import BadFile
from bot.portfolio import columns
from bot.shapes import shape_fault

DATE_CODES = ("d", "mbB", "yY")  #: one of each makes a date: day, month, year


def _is_column(name: str, info: ValidationInfo) -> str:
    form: columns.Form = info.context or columns.PORTFOLIO
    if name not in form.every:
        near = difflib.get_close_matches(name, form.every, 1)
        hint = f"perhaps {near[0]} is meant" if near else f"the columns are {', '.join(form.every)}"
        raise ValueError(f"{name!r} is not a column of {form.name}; {hint}")
    return name


def _is_date_format(text: str) -> str:
    codes = re.findall("%(.)", text)
    if len(codes) != len(DATE_CODES) or not all(sum(code in part for code in codes) == 1 for part in DATE_CODES):
        raise ValueError('write the day as %d, the month as %m and the year as %Y, such as "%d/%m/%Y"')
    return text


def _is_encoding(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError as fault:
        raise ValueError(f"{name!r} is not an encoding; write utf-8 or windows-1252") from fault


def _is_sign(*allowed: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text not in allowed:
            raise ValueError(f"write one of {', '.join(map(repr, allowed))}")
        return text

    return check


TABULATOR = {"\\t": "\t", "tab": "\t"}

Column = Annotated[str, AfterValidator(_is_column)]
Text = Annotated[str, Field(min_length=1)]


class Mapping(BaseModel):
    """A validated mapping. `columns` leads from our names to those in the file; one of theirs may serve several."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    columns: dict[Column, Text] = Field(default_factory=dict)
    date_format: Annotated[str, AfterValidator(_is_date_format)] | None = None
    decimal: Annotated[str, AfterValidator(_is_sign(".", ","))] = "."
    thousands: Annotated[str, AfterValidator(_is_sign(".", ",", " ", "'", "’"))] | None = None
    encoding: Annotated[str, AfterValidator(_is_encoding)] | None = None
    delimiter: (
        Annotated[
            str, AfterValidator(lambda text: TABULATOR.get(text, text)), AfterValidator(_is_sign(",", ";", "\t", "|"))
        ]
        | None
    ) = None
    defaults: dict[Column, Text] = Field(default_factory=dict)
    values: dict[Column, dict[str, str]] = Field(default_factory=dict)
    pad: dict[Column, Annotated[int, Field(ge=1, le=64)]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _tell_signs_apart(self) -> "Mapping":
        if self.thousands == self.decimal:
            raise ValueError(f"decimal and thousands are both {self.decimal!r}; they must differ")
        return self


PLAIN = Mapping()  #: a file that keeps to the contract


def read(path: Path, form: columns.Form = columns.PORTFOLIO) -> Mapping:
    """Return the content of a mapping file for a kind of file, or raise BadFile with every fault of it.

    Every value of it is text: `Yes: disputed` must not become `True: disputed`, nor 0012 become 10.
    """
    data = read_yaml(path, yaml.BaseLoader)
    if not data:
        raise BadFile(path.name, ["is empty: write columns, date_format or other keys, or leave --mapping out."])
    try:
        return Mapping.model_validate(data, context=form)
    except ValidationError as fault:
        raise BadFile(path.name, [_sentence(error) for error in fault.errors()]) from fault


def _sentence(error: Any) -> str:  # noqa: ANN401 - pydantic's record of a fault
    where = ".".join(str(part) for part in error["loc"] if part != "[key]") or "the file"
    if error["type"] == "extra_forbidden":
        return f"{where}: is not a key of a mapping; the keys are {', '.join(Mapping.model_fields)}."
    return f"{where}: {shape_fault(error)}."
