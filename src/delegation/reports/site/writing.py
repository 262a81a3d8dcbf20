"""Pages as files: the only place where pages become HTML, by templates that escape whatever they are given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from delegation.findings import Analysis, Finding, Location
from delegation.reports.shared.rendering import Rendering, state_line
from delegation.reports.site.addresses import Addresses, file_name, in_language, top_of
from delegation.reports.site.linking import Linker, seen
from delegation.reports.site.outline import Marking, marked_up, outline
from delegation.reports.site.pages import CHOOSING, Page, Ref, Said
from delegation.speech import SEVERITIES, sentence

if TYPE_CHECKING:
    from markupsafe import Markup

POLICY = "default-src 'none';style-src 'self';script-src 'self'"
"""Nothing from elsewhere, and nothing that stands in a page itself."""
_MENU = (
    ("findings", "Phát hiện", "Findings"),
    ("figures", "Số liệu", "Figures"),
    ("coverage", "Độ phủ", "Coverage"),
    ("time", "Thời gian", "Time"),
    ("map", "Bản đồ", "Map"),
)


_SCRIPTS = ("site", "answer", "outline", "choice", "lists", "search", "box")
"""What every page loads, in this order, as one file; ``map`` loads one more."""
_STYLES = ("site", "browse")


class Writer:
    """Writes the pages of one language of a register."""

    def __init__(self, analysis: Analysis, addresses: Addresses, rendering: Rendering) -> None:
        """Read the templates once."""
        self._analysis, self._addresses, self._look = analysis, addresses, rendering
        self._checks = {one.id: one for one in analysis.checks}
        self._linker = Linker(addresses, self._checks, rendering.language)
        environment = Environment(
            loader=PackageLoader("delegation.reports.site"), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True, finalize=lambda one: seen(one) if type(one) is str else one,
        )  # fmt: skip
        self._template = environment.get_template("page.html")
        self._shared = {
            "language": rendering.language,
            "policy": POLICY,
            "as_of": rendering.day(analysis.as_of),
            "state": state_line(analysis.version, analysis.rules_hash, rendering),
            "say": rendering.say,
            "severities": {one: sentence(said.in_(rendering.language)) for one, said in SEVERITIES.items()},
            "advice": self._advice,
            "place": self._place,
            "legal": lambda one: one.legal_source.in_(rendering.language),
            "anchor": file_name,
        }

    def file(self, page: Page) -> tuple[str, bytes]:
        """Give the path of a page from the top of all pages, and its bytes."""
        path = in_language(page.path, self._look.language)
        top, told = top_of(page.path), {page.path}

        def mark(text: str) -> Markup:
            return self._linker(text, top, told)

        def begin() -> str:
            told.clear()
            told.add(page.path)
            return ""

        def link(ref: Ref) -> str:
            return top + (self._addresses.of(ref.kind, ref.name) if ref.name else ref.kind)

        written = self._template.render(
            **self._shared,
            page=page,
            top=top,
            root=top_of(path),
            other=top_of(path) + in_language(page.path, "en" if self._look.language == "vi" else "vi"),
            menu=[(f"{name}.html", self._look.say(vi, en), name == page.kind) for name, vi, en in _MENU],
            scripts=("site", "map") if page.kind == "map" else ("site",),
            chooses=page.kind in CHOOSING,
            mark=mark,
            begin=begin,
            link=link,
            sort=lambda block: type(block).__name__,
            outlined=lambda said: self._outlined(said, mark),
            at=lambda kind, name: top + self._addresses.of(kind, name),
        )
        return path, (written + "\n").encode()

    @staticmethod
    def _outlined(said: Said, mark: Marking) -> Markup:
        return marked_up(outline(said.lines), mark)

    def _advice(self, one: Finding) -> str:
        check = self._checks.get(one.check)
        return "" if check is None else sentence(check.advice(one).in_(self._look.language))

    def _place(self, location: Location) -> str:
        return f"{self._look.file(location)}:{location.line}:{location.column}"


def shared_files(analysis: Analysis) -> dict[str, bytes]:
    """Give what the pages load, by its path: one style and one script for all, so that a page makes three requests, and the script of the map."""
    own = dict(static_files())
    style = b"".join(own[f"static/{name}.css"] for name in _STYLES)
    return {
        "static/site.css": style + printed_foot(analysis),
        "static/site.js": b"".join(own[f"static/{name}.js"] for name in _SCRIPTS),
        "static/map.js": own["static/map.js"],
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
