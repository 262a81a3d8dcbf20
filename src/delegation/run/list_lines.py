"""The lines of a list in a rule file, changed by entries: every other byte stays."""

from __future__ import annotations

from delegation.loading.text.document import Document
from delegation.model.places import Step
from delegation.run import entries

Steps = tuple[Step, ...]


def head(document: Document, first: Steps) -> str:
    """Give the line with ``matters:`` above the first row of a grant; nothing where it has none of its own."""
    above = range(next(iter(document.lines_of(first)), 1) - 1, 0, -1)
    return next((line for at in above if (line := document.line(at)).lstrip().startswith("matters:")), "")


class ListLines:
    """The lines of a list in which entries are changed, taken out, and put before and behind others."""

    def __init__(self, lines: list[str], document: Document) -> None:
        self._lines, self._document = lines, document
        self._own: dict[Steps, str | None] = {}
        self._put: dict[Steps, tuple[list[str], list[str]]] = {}

    def change(self, path: Steps, new: str | None) -> None:
        """Write an entry otherwise; ``None`` takes it out."""
        self._own[path] = new

    def put(self, path: Steps, new: str, *, behind: bool) -> None:
        """Put a new entry before or behind another, behind what was put there already."""
        self._put.setdefault(path, ([], []))[behind].append(new)

    def last_line(self, path: Steps) -> str:
        """Give the line on which an entry ends."""
        return self._lines[entries.own_lines(self._document, path)[-1] - 1]

    def keep(self, path: Steps) -> None:
        """Put an entry as it is behind what stands in its place."""
        own = "".join(self._lines[at - 1] for at in entries.own_lines(self._document, path))
        self.put(path, own.strip(), behind=True)

    def write(self) -> None:
        """Change the lines."""
        for path in dict.fromkeys((*self._own, *self._put)):
            own = entries.own_lines(self._document, path)
            blanks = entries.indent(self._document.line(own[0]))
            text = "".join(self._lines[at - 1] for at in own)
            if path in self._own:
                new = self._own[path]
                text = "" if new is None else f"{blanks}{new}\n"
            first, last = ("".join(f"{blanks}{one}\n" for one in each) for each in self._put.get(path, ((), ())))
            for at in own:
                self._lines[at - 1] = ""
            self._lines[own[0] - 1] = first + text + last
