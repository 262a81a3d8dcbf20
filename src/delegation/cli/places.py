"""The option ``--commune``, and names that the shell offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from delegation.cli.common import cache, hypotheses, register_folder
from delegation.cli.declared import Option
from delegation.errors import DelegationError
from delegation.findings import Text

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    from delegation.model.register import Register
    from delegation.names.naming import Named

Completing: TypeAlias = "Callable[[click.Context, click.Parameter, str], list[CompletionItem]]"
_A_WORD = 3
"""Letters behind a hyphen that are looked for within names, as a word."""
MOST = 60
"""Names that are offered at once."""


def read(ctx: click.Context) -> Register | None:
    """Read the register that a command line names; ``None`` where that cannot be."""
    from delegation.run import pipeline

    try:
        return pipeline.load(register_folder(context=ctx), cache(used=True), hypotheses(ctx)).register
    except DelegationError:
        return None


def complete_communes(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the communes of the register whose names begin so."""
    from click.shell_completion import CompletionItem

    from delegation.names.communes import communes
    from delegation.names.folding import fold

    register = read(ctx)
    if register is None:
        return []
    begun = fold(incomplete)
    found = (
        (one, next((name for name in reversed(one.names) if fold(name).startswith(begun)), None))
        for one in communes(register)
    )
    # Without spaces and diacritics: no shell needs quotes around it, and it means the same.
    return [CompletionItem(fold(name).replace(" ", "-"), help=one.title) for one, name in found if name is not None]


def completing(*sorts: str) -> Completing:
    """Offer the ids of entries of these sorts (``names.search.SORTS``) that begin so, or else of those whose names do; the first few."""

    def complete(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from delegation.names.folding import fold
        from delegation.names.search import SORTS

        register = read(ctx)
        if register is None:
            return []
        every = [one for sort in SORTS if sort.key in sorts for one in sort.named(register)]
        typed, begun = incomplete.lower(), fold(incomplete)
        by_id = sorted((one for one in every if one.id.startswith(typed)), key=lambda one: one.id)
        # «so-n» is the beginning of an id, and means no matter with «số n…» somewhere in its title; «khai-sinh» are words.
        within = "-" not in typed or len(typed.rpartition("-")[2]) >= _A_WORD
        found = by_id or (_bearing(begun, every, within=within) if begun else [])
        return [CompletionItem(one.id, help=one.title) for one in found[:MOST]]

    return complete


def _bearing(begun: str, every: Sequence[Named], *, within: bool) -> list[Named]:
    """Give those with a name that begins so; where there are none, and ``within``, those with a name that holds a word that does."""
    from delegation.names.folding import fold

    named = [(one, [fold(name) for name in one.names]) for one in every]
    found = [one for one, names in named if any(name.startswith(begun) for name in names)]
    return found or [one for one, names in named if within and any(f" {begun}" in name for name in names)]


ON_WAYS = completing("holder", "matter", "instrument")
"""What ways and histories are told of."""
ENTRIES = completing("holder", "matter", "instrument", "field", "grant", "norm", "source")

COMMUNE = Option(
    "--commune",
    metavar=Text("TÊN-HOẶC-MÃ", "NAME-OR-CODE"),
    shell_complete=complete_communes,
    said=Text("Tại xã, phường này.", "In this commune."),
)
