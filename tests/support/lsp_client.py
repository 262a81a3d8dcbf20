"""A plain client of the language server: a real process, real pipes, the messages as an editor writes them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Queue
from typing import Any, Self

from forked import IS_POSSIBLE, Forked

PATIENCE = 60.0
"""Seconds after which an answer is not waited for: a machine under load is slow."""


class Editor:
    """An editor that has a folder open."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        locale: str = "vi",
        encodings: tuple[str, ...] = (),
        options: dict[str, Any] | None = None,
        day: str | None = None,
        program: str | Path | None = None,
        workspace_edit: dict[str, Any] | None = None,
    ) -> None:
        """Start the server. ``program``: a Python that has it; one that is installed elsewhere finds nothing of this environment."""
        environment = {**os.environ, "PYTHONUTF8": "1"}
        if program not in (None, sys.executable):
            environment.pop("PYTHONPATH", None)
        environment.pop("DELEGATION_LANG", None)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  as long as the process runs: a pipe that nobody reads fills
        words = ["lsp", *(("--as-of", day) if day else ()), *arguments]
        self.process: Forked | subprocess.Popen[bytes]
        if program is None and IS_POSSIBLE:
            self.process = Forked(words, environment, folder, self._errors.fileno())
        else:
            self.process = subprocess.Popen(  # noqa: S603  our own program
                [program or sys.executable, "-m", "delegation", *words],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env=environment,
                cwd=folder,
            )
        self.folder, self._last = folder, 0
        self.notified: list[dict[str, Any]] = []
        self._answers: Queue[dict[str, Any]] = Queue()
        self._kept: dict[int, dict[str, Any]] = {}
        self._versions: dict[str, int] = {}
        self.told = threading.Condition()
        threading.Thread(target=self._listen, daemon=True).start()
        general = {"general": {"positionEncodings": list(encodings)}} if encodings else {}
        workspace = {"workspace": {"workspaceEdit": workspace_edit}} if workspace_edit is not None else {}
        document = {"publishDiagnostics": {"relatedInformation": True}}
        self.capabilities = self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": folder.as_uri(),
                "workspaceFolders": [{"uri": folder.as_uri(), "name": "rules"}],
                "locale": locale,
                "initializationOptions": options,
                "capabilities": {**general, **workspace, "textDocument": document},
            },
        )["capabilities"]
        self.tell("initialized", {})

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while True:
            length = 0
            while (line := stream.readline()) not in (b"\r\n", b""):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            if not line:
                break
            message = json.loads(stream.read(length))
            if "method" in message:
                with self.told:
                    self.notified.append(message)
                    self.told.notify_all()
            else:
                self._answers.put(message)

    def send(self, message: dict[str, Any]) -> None:
        stream = self.process.stdin
        assert stream is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        stream.flush()

    def tell(self, method: str, params: object) -> None:
        self.send({"method": method, "params": params})

    def begin(self, method: str, params: object) -> int:
        self._last += 1
        self.send({"id": self._last, "method": method, "params": params})
        return self._last

    def answer(self, number: int) -> dict[str, Any]:
        while number not in self._kept:
            found = self._answers.get(timeout=PATIENCE)
            self._kept[found["id"]] = found
        return self._kept.pop(number)

    def ask(self, method: str, params: object) -> Any:  # noqa: ANN401  what the protocol says
        answer = self.answer(self.begin(method, params))
        assert "error" not in answer, answer
        return answer["result"]

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str | None = None) -> None:
        self._versions[name] = 1
        held = (self.folder / name).read_text("utf-8") if text is None else text
        item = {"uri": self.uri(name), "languageId": "yaml", "version": 1, "text": held}
        self.tell("textDocument/didOpen", {"textDocument": item})

    def change(self, name: str, text: str) -> None:
        self.edit(name, {"text": text})

    def edit(self, name: str, *changes: dict[str, Any]) -> None:
        self._versions[name] += 1
        document = {"uri": self.uri(name), "version": self._versions[name]}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": list(changes)})

    def close(self, name: str) -> None:
        self.tell("textDocument/didClose", {"textDocument": {"uri": self.uri(name)}})

    def at(self, name: str, line: int, character: int, method: str, **more: object) -> Any:  # noqa: ANN401
        place = {"textDocument": {"uri": self.uri(name)}, "position": {"line": line, "character": character}}
        return self.ask(f"textDocument/{method}", {**place, **more})

    def of(self, name: str, method: str, **more: object) -> Any:  # noqa: ANN401  what the protocol says
        return self.ask(f"textDocument/{method}", {"textDocument": {"uri": self.uri(name)}, **more})

    def shown(self, name: str, fits: Callable[[list[dict[str, Any]]], bool]) -> list[dict[str, Any]]:
        """Wait until what is shown in a file fits, and give it."""

        def last() -> list[dict[str, Any]] | None:
            told = [one["params"] for one in self.notified if one["method"] == "textDocument/publishDiagnostics"]
            return next((one["diagnostics"] for one in reversed(told) if one["uri"] == self.uri(name)), None)

        with self.told:
            came = self.told.wait_for(lambda: (now := last()) is not None and fits(now), PATIENCE)
            found = last()
        assert came, found
        return found or []

    def codes(self, name: str, wanted: set[str]) -> list[dict[str, Any]]:
        """Wait until the findings in a file are of these checks."""
        return self.shown(name, lambda several: {one["code"] for one in several if "code" in one} == wanted)

    def leave(self) -> tuple[int, str]:
        """Say goodbye; give the exit code and what was written to standard error."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self.gone()

    def gone(self) -> tuple[int, str]:
        code = self.process.wait(PATIENCE)
        return code, self.errors()

    def errors(self) -> str:
        """Give what was written to standard error."""
        self._errors.seek(0)
        return self._errors.read().decode()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE)
        for stream in (self.process.stdin, self.process.stdout, self._errors):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
