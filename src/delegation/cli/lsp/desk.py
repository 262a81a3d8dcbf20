"""One register at a client: its texts by their addresses, in the client's language and units."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lsprotocol.types import Location as Spot
from lsprotocol.types import Position, PositionEncodingKind, Range, TextEdit

from delegation.cli.lsp.places import EditorFile, uri_of
from delegation.findings import Language, Location, Text
from delegation.loading.text.edits import Edit
from delegation.model.places import Place
from delegation.reports.shared.rendering import Rendering
from delegation.run.resident.diagnosis import carried
from delegation.run.resident.state import State
from delegation.run.resident.texts import Resident

_HEAD = Range(Position(0, 0), Position(0, 0))


@dataclass(frozen=True)
class Client:
    """What the client wants.

    ``links``: gives the address of a check by its id, or nothing; ``shows_answers``: whether it shows what a command gives back itself; ``makes_files``: whether an
    edit may make a file.
    """

    language: Language = "vi"
    encoding: PositionEncodingKind | str = PositionEncodingKind.Utf16
    links: Callable[[str], str] = field(default=lambda _: "")
    shows_answers: bool = False
    makes_files: bool = False

    def say(self, said: Text) -> str:
        """Give a sentence in the client's language."""
        return said.in_(self.language)

    @property
    def rendering(self) -> Rendering:
        """How answers are written for it: no colours, no breaks."""
        return Rendering(language=self.language)


class Desk:
    """A register that a client works on."""

    def __init__(self, root: Path, today: Callable[[], date], client: Client) -> None:
        self.root, self.client = root, client
        self.resident = Resident(root, today)
        self.told: dict[str, object] = {}
        """By the name of each file what the client was told of it last."""

        self.called: dict[str, list[str]] = {}
        """By the name of each open file its addresses as the client writes them, the one that was written in last at the end: a link is another address."""

        self.is_left = False
        """Whether its folder was closed, so that only its open files keep it."""

    def take(self, name: str, uri: str) -> None:
        """Note that a file is written in by an address."""
        several = self.called.setdefault(name, [])
        if uri in several:
            several.remove(uri)
        else:
            # What was found is told there, too.
            self.told.pop(name, None)
        several.append(uri)

    def leave(self, name: str, uri: str) -> None:
        """Note that a file is closed at an address."""
        several = [one for one in self.called.pop(name, ()) if one != uri]
        if several:
            self.called[name] = several

    def addresses(self, name: str) -> list[str]:
        """Give the addresses at which something is told of a file by its path below the register."""
        return self.called.get(name) or [uri_of(self.root / name)]

    def uri(self, name: str) -> str:
        """Give the address of a file by its path below the register."""
        return self.addresses(name)[-1]


class Snapshot:
    """The register at one moment, for one question."""

    def __init__(self, desk: Desk, state: State) -> None:
        self.desk, self.state, self.client = desk, state, desk.client
        self._papers: dict[tuple[str, bool], EditorFile] = {}

    def paper(self, name: str, *, understood: bool = False) -> EditorFile | None:
        """Give a file with its places; ``None`` where there is none. ``understood``: the last text that could be read."""
        key = name, understood
        if key not in self._papers:
            document = self.state.understood(name) if understood else self.state.document(name)
            if document is None:
                return None
            self._papers[key] = EditorFile(document, self.client.encoding)
        return self._papers[key]

    def range(self, at: Location, width: int | None = None) -> Range:
        """Give the stretch of a location in the file as it is now; the head of one that cannot be read as a text."""
        paper = self.paper(at.file)
        return paper.stretch(at, width) if paper is not None else _HEAD

    def at(self, place: Place) -> Spot:
        """Give the address and stretch of a place of the register, where it stands in the text of now."""
        document = self.state.understood(place.file)
        at = document.locate(place.path) if document is not None else Location(place.file, 1, 1, 1, 2)
        return self.spot(carried(self.state, at))

    def edits(self, name: str, several: Iterable[Edit], *, understood: bool = False) -> list[TextEdit]:
        """Give edits of a file for the editor; of one that is not there, what it will hold. ``understood``: whether their letters are those of the last text that could be read."""
        paper = self.paper(name, understood=understood)
        if paper is None:
            return [TextEdit(_HEAD, one.new) for one in several]
        return [TextEdit(paper.range(one.start, one.end), one.new) for one in several]

    def spot(self, at: Location) -> Spot:
        """Give the address and stretch of a location."""
        return Spot(self.desk.uri(at.file), self.range(at))
