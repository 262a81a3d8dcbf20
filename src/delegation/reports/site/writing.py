"""Pages as files: the only place where pages become HTML, by templates that escape whatever they are given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.filters import do_truncate
from markupsafe import Markup, escape

from delegation.findings import Analysis, Finding, Location
from delegation.names.codes import is_code
from delegation.reports.shared.rendering import SUBJECTS, Rendering, subject_of
from delegation.reports.site.addresses import Addresses, in_language, seen, top_of
from delegation.reports.site.linking import Linker, attribute
from delegation.reports.site.outline import marked_up, outline
from delegation.reports.site.pages import Block, Page, Said, Section
from delegation.speech import SEVERITIES, sentence
from delegation.speech.instruments import instrument_name

POLICY = "default-src 'none';style-src 'self';script-src 'self'"
"""Nothing from elsewhere, and nothing that stands in a page itself."""
_MENU = (
    ("findings", "Phát hiện", "Findings"),
    ("figures", "Số liệu", "Figures"),
    ("coverage", "Độ phủ", "Coverage"),
    ("time", "Thời gian", "Time"),
    ("map", "Bản đồ", "Map"),
)


_SCRIPTS = ("site", "answer", "outline", "choice", "lists", "search", "box", "naming", "office", "downloads")
"""What every page loads, in this order, as one file."""
_OF_ONE_PAGE = ("map", "time")
"""Pages that load a script of their own beside it."""
_KEPT = 4096
"""Answers that are kept laid out, since many matters have the same."""
_STYLES = ("site", "browse")
_PLACES = ("title", "id", "other", "heading", "lead", "main")
"""What each page has of its own, in the order in which its frame has room for it."""
_HERE = Markup("\0")
"""Stands there in the frame; no template holds it."""
_MOST_OF_TITLE = 60
"""Letters of a title in the bar of the window."""
SHARED = ("static/site.css", "static/site.js", *(f"static/{name}.js" for name in _OF_ONE_PAGE))
"""The paths of what pages load."""


class Writer:
    """Writes the pages of one language of a register."""

    def __init__(self, analysis: Analysis, addresses: Addresses, rendering: Rendering) -> None:
        """Read the templates once."""
        self._analysis, self._addresses, self._look = analysis, addresses, rendering
        self._checks = {one.id: one for one in analysis.checks}
        keys = frozenset(one.key for one in (*analysis.findings, *analysis.waived))
        self._linker = Linker(addresses, self._checks, rendering.language, keys)
        self._top, self._told = "", set[str]()
        self._outlines: dict[tuple[str, tuple[str, ...]], tuple[Markup, frozenset[str]]] = {}
        environment = Environment(
            loader=PackageLoader("delegation.reports.site"), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True, finalize=lambda one: seen(one) if type(one) is str else one,
        )  # fmt: skip
        environment.filters["attribute"] = attribute
        self._environment = environment
        self._frames: dict[tuple[str, str], list[str]] = {}
        shared = {"language": rendering.language, "say": rendering.say}
        self._frame = environment.get_template("page.html", globals=shared | self._of_pages())
        self._blocks = environment.get_template("blocks.html", globals=shared | self._of_blocks()).module

    def _of_pages(self) -> dict[str, object]:
        return {"policy": POLICY, "as_of": self._look.day(self._analysis.as_of)}

    def _of_blocks(self) -> dict[str, object]:
        look = self._look
        return {
            "severities": {one: sentence(said.in_(look.language)) for one, said in SEVERITIES.items()},
            "advice": self._advice,
            "place": self._place,
            "legal": lambda one: one.legal_source.in_(look.language),
            "mark": self._mark,
            # After its names were found: a name that begins a sentence may have a small letter.
            "begun": lambda marked: Markup(sentence(marked)),  # noqa: S704  escaped
            "subject": lambda one: SUBJECTS[subject_of(one.check)].in_(look.language),
            "decisions": self._decisions,
            "led": self._led,
            "sort": lambda block: type(block).__name__,
            "is_code": is_code,
            "outlined": lambda said: marked_up(outline(said.lines), self._mark),
            "at": lambda kind, name: self._top + self._addresses.of(kind, name),
        }

    def file(self, page: Page) -> tuple[str, bytes]:
        """Give the path of a page from the top of all pages, and its bytes."""
        path, language = in_language(page.path, self._look.language), self._look.language
        self._top, self._told = top_of(page.path), {page.path}
        root = top_of(path)
        places = (
            escape(seen(do_truncate(self._environment, page.title, _MOST_OF_TITLE, leeway=0, end="…"))),
            f" data-id={attribute(page.id)}" if page.id else "",
            attribute(root + in_language(page.path, "en" if language == "vi" else "vi")),
            escape(seen(page.title)),
            f"<p class=lead>{self._linker(page.lead, self._top, self._told, page.path)}" if page.lead else "",
            "".join(self._section(part, page.path) for part in page.sections),
        )
        pieces = self._pieces(page.kind, self._top, root)
        written = "".join(one for both in zip(pieces, places, strict=False) for one in both)
        return path, f"{written}{pieces[-1]}\n".encode()

    def _pieces(self, kind: str, top: str, root: str) -> list[str]:
        """Give what stands on every page of a kind in a folder, parted where each has its own: its frame is laid out once."""
        found = self._frames.get((kind, root))
        if found is None:
            written = self._frame.render(
                **dict.fromkeys(_PLACES, _HERE),
                kind=kind,
                top=top,
                root=root,
                menu=[(f"{name}.html", self._look.say(vi, en), name == kind) for name, vi, en in _MENU],
                scripts=("site", kind) if kind in _OF_ONE_PAGE else ("site",),
            )
            found = self._frames[kind, root] = written.split(_HERE)
        return found

    def _section(self, part: Section, path: str) -> str:
        blocks = "".join(self._block(one, path) for one in part.blocks)
        return f"<section id={part.id}><h2>{escape(seen(part.title))}</h2>{blocks}</section>"

    def _block(self, one: Block, path: str) -> Markup:
        if isinstance(one, Said):
            return self._outlined(one, path)
        self._told = {path}
        return Markup(str(self._blocks.block(one)).strip())  # type: ignore[attr-defined]  # noqa: S704  a macro, which escapes

    def _mark(self, text: str) -> Markup:
        return self._linker(text, self._top, self._told)

    def _led(self, text: str, kind: str, name: str) -> Markup:
        """Give a text that leads to an entry, or to the page that ``kind`` is where no entry is named; the text alone where the register lacks the entry."""
        if name and not self._addresses.has(kind, name):
            return escape(seen(text))
        address = self._top + (self._addresses.of(kind, name) if name else kind)
        return Markup(f"<a href={attribute(address)}>{escape(seen(text))}</a>")  # noqa: S704  escaped

    def _outlined(self, said: Said, path: str) -> Markup:
        """Lay out what is said; once for all pages of a folder where it is the same, and none of them is named in it."""
        key = (self._top, said.lines)
        found = self._outlines.get(key)
        if found is None:
            self._told = set()
            written = marked_up(outline(said.lines), self._mark)
            if len(self._outlines) > _KEPT:
                self._outlines.clear()
            found = self._outlines[key] = (written, frozenset(self._told))
        if path not in found[1]:
            return found[0]
        self._told = {path}
        return marked_up(outline(said.lines), self._mark)

    def _advice(self, one: Finding) -> str:
        check = self._checks.get(one.check)
        return "" if check is None else sentence(check.advice(one).in_(self._look.language))

    def _decisions(self, one: Finding) -> str:
        """Name the decisions that a finding concerns, as a filter chooses by them."""
        register = self._addresses.register
        names = sorted(
            name for kind, name in one.subjects if kind == "instrument" and name in self._addresses.decisions
        )
        return ";".join(instrument_name(register, name).in_(self._look.language).replace(";", ",") for name in names)

    def _place(self, location: Location) -> str:
        return f"{self._look.file(location)}:{location.line}:{location.column}"


def shared_files(analysis: Analysis) -> dict[str, bytes]:
    """Give what the pages load, by its path: one style and one script for all, so that a page makes three requests, and those of the map and of time."""
    own = dict(static_files())
    style = b"".join(own[f"static/{name}.css"] for name in _STYLES)
    return {
        "static/site.css": style + printed_foot(analysis),
        "static/site.js": b"".join(own[f"static/{name}.js"] for name in _SCRIPTS),
        **{path: own[path] for path in (f"static/{name}.js" for name in _OF_ONE_PAGE)},
    }


def static_files() -> Iterator[tuple[str, bytes]]:
    """Give styles and scripts as they lie in the program, each apart."""
    folder = resources.files("delegation.reports.site") / "static"
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.name.endswith((".css", ".js")):
            yield f"static/{one.name}", one.read_bytes()


def printed_foot(analysis: Analysis) -> bytes:
    """Give the style of the foot of printed pages: the day, the program and the state of the rule files, on every sheet."""
    day, state = analysis.as_of.strftime("%d/%m/%Y"), analysis.rules_hash[:12]
    said = f"{day} · delegation {analysis.version} · {state}"
    return f'@page {{ @bottom-left {{ content: "{said}"; font: 9pt "Times New Roman", serif; }} }}\n'.encode()


def receipt(analysis: Analysis) -> bytes:
    """Say by which program and from which state of the rule files the pages were made, and for which day."""
    facts = {
        "format": "delegation-site",
        "version": 1,
        "register": analysis.register_name,
        "as_of": analysis.as_of.isoformat(),
        "program": f"delegation {analysis.version}",
        "rules_hash": analysis.rules_hash,
    }
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()
