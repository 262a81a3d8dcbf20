"""What the shell offers for a chart: entries, and the words and kinds that go before a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from delegation.cli.offering import after, checks, items, listed, selector, words
from delegation.cli.places import MOST, Completing, completing

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem


def charted(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer what a chart may be of: entries, and the words and kinds that go before a name; behind a colon names of that kind."""
    from delegation.run.subjects import PREFIXES, WORDS

    kind, colon, name = incomplete.partition(":")
    if not colon:
        forms = [
            f"{one}-{number.value}" for one in ("hinh-thuc", "form") for number in completing("form")(ctx, param, "")
        ]
        own = items([*WORDS, *(f"{one}:" for one in PREFIXES), *forms], incomplete) if incomplete else []
        named = completing("holder", "matter", "instrument", "field")(ctx, param, incomplete)
        return [*own, *(one for one in named if one.value not in {each.value for each in own})][:MOST]
    of = _CHARTED.get(PREFIXES.get(kind.strip().lower(), ""))
    return after(f"{kind}:", of(ctx, param, name)) if of is not None else []


def _grid(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return selector("communes", ctx, param, incomplete)


_CHARTED: Mapping[str, Completing] = {
    "holder": completing("holder"),
    "matter": completing("matter"),
    "field": completing("field"),
    "instrument": completing("instrument"),
    "neighbourhood": completing("holder", "matter", "field", "instrument"),
    "matrix": words("tasks", "procedures", "grants"),
    "findings": listed(checks),
    "grid": _grid,
}
