"""``delegation edit waive``: the waiver of a finding, beside the other changes of rule files."""

from __future__ import annotations

from delegation.cli.commands.waive import command

COMMAND = command("delegation edit waive")
