"""The option ``--commune``, and names that the shell offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

from delegation.cli.common import cache, hypotheses, register_folder
from delegation.cli.declared import Option
from delegation.errors import DelegationError
from delegation.findings import Text
from delegation.model.register import Register
from delegation.names.communes import communes
from delegation.names.naming import fold
from delegation.run import pipeline

if TYPE_CHECKING:
    import click

_MOST = 60
"""Names that are offered at once."""


def _register(ctx: click.Context) -> Register | None:
    try:
        return pipeline.load(register_folder(context=ctx), cache(used=True), hypotheses(ctx)).register
    except DelegationError:
        return None


def complete_communes(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the communes of the register whose names begin so."""
    register = _register(ctx)
    if register is None:
        return []
    begun = fold(incomplete)
    found = (
        (one, next((name for name in reversed(one.names) if fold(name).startswith(begun)), None))
        for one in communes(register)
    )
    # Without spaces and diacritics: no shell needs quotes around it, and it means the same.
    return [CompletionItem(fold(name).replace(" ", "-"), help=one.title) for one, name in found if name is not None]


def complete_nodes(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the ids of holders, matters and instruments that begin so, the first few."""
    register = _register(ctx)
    if register is None:
        return []
    every = (
        *((one.id, one.label) for one in register.holders.values()),
        *((one.id, one.called or one.label) for one in register.instruments.values()),
        *((one.id, one.title) for one in register.matters.values()),
    )
    begun = sorted((name, said) for name, said in every if name.startswith(incomplete.lower()))
    return [CompletionItem(name, help=said) for name, said in begun[:_MOST]]


COMMUNE = Option(
    "--commune",
    metavar=Text("TÊN-HOẶC-MÃ", "NAME-OR-CODE"),
    shell_complete=complete_communes,
    said=Text("Tại xã, phường này.", "In this commune."),
)
