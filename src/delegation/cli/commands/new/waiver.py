"""``delegation new waiver``: what ``delegation waive`` does, beside the other things that are made anew."""

from __future__ import annotations

from delegation.cli.commands.waive import command

COMMAND = command("delegation new waiver")
