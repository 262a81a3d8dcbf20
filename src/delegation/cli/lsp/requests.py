"""What can be asked of the server, each question with what answers it."""

from __future__ import annotations

from delegation.cli.lsp.server import Server


def register(server: Server) -> None:
    """Let a server answer everything that is known."""
