"""Where a command stands that somebody looks for in another group."""

from __future__ import annotations

import click

from delegation.findings import Text

_GROUPS = ("edit", "new", "draft")


def elsewhere(ctx: click.Context, own: click.Group, asked: str) -> Text | None:
    """Say where a command stands that is none of a group: among all, or in another group; ``None`` where there is none of its name."""
    every = ctx.find_root().command
    if not isinstance(every, click.Group):
        return None
    for name, group in [("", every), *((f"{name} ", every.get_command(ctx, name)) for name in _GROUPS)]:
        if group is not own and isinstance(group, click.Group) and asked in group.list_commands(ctx):
            said = f"delegation {name}{asked}"
            return Text(f" Lệnh đó là: {said}.", f" It is: {said}.")
    return None
