"""The language server as a process of its own that is forked from one which has imported it: to import it takes ten times as long as to start it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path

from delegation import cli

IS_POSSIBLE = "forkserver" in get_all_start_methods()
_IMPORTED = ("delegation.cli.commands.lsp", "delegation.cli.lsp.lifecycle", "delegation.cli.lsp.requests")


@cache
def _server() -> ForkServerContext:
    """Give what forks: started with the first process, it ends with these tests."""
    context = get_context("forkserver")
    context.set_forkserver_preload([*_IMPORTED])
    return context


class Forked:
    """A process of ``delegation`` with what is used of a ``Popen``: its own number, pipes and exit code."""

    def __init__(self, words: Sequence[str], environment: Mapping[str, str], folder: Path, errors: int) -> None:
        """Start the program in a folder. ``errors``: the file that takes what it says to standard error."""
        its_input, mine = _server().Pipe(duplex=False)
        my_output, its_output = _server().Pipe(duplex=False)
        its_errors = Connection(os.dup(errors), readable=False)
        its = (its_input, its_output, its_errors)
        self._process = _server().Process(target=_run, args=(its, words, dict(environment), str(folder)), daemon=True)
        self._process.start()
        for one in its:
            one.close()  # else the end of the process would not be the end of the stream
        self.stdin = os.fdopen(os.dup(mine.fileno()), "wb")
        self.stdout = os.fdopen(os.dup(my_output.fileno()), "rb")
        mine.close()
        my_output.close()

    @property
    def pid(self) -> int:
        """Its number."""
        assert self._process.pid is not None
        return self._process.pid

    def poll(self) -> int | None:
        """Give its exit code, where it has ended."""
        return self._process.exitcode

    def wait(self, timeout: float) -> int:
        """Wait for its end, and give its exit code."""
        self._process.join(timeout)
        assert self._process.exitcode is not None, "it does not end"
        return self._process.exitcode

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()


def _run(its: Sequence[Connection], words: Sequence[str], environment: Mapping[str, str], folder: str) -> None:
    """Be the program: streams, surroundings and folder are those of a process that was started with them."""
    for stream, one in enumerate(its):
        os.dup2(one.fileno(), stream)
        one.close()
    sys.stdin, sys.stdout, sys.stderr = (
        open(stream, mode, encoding="utf-8", closefd=False)  # noqa: SIM115  as long as the process runs
        for stream, mode in enumerate("rww")
    )
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = ["delegation", *words]
    cli.start()
