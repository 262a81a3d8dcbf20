"""What a text of the rules may do in what is made of it: nothing. Each kind of output is read as the programs of its readers read it."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pygraphviz
import rdflib
import yaml
from lxml import etree
from rdflib.namespace import NamespaceManager

from hostile_inputs import MARKUP, broken_text
from hostile_place import FULL, Kinds, Place

NAME = "xhostile"
"""The element, the attribute, the function that texts of the rules try to bring in."""
SMUGGLED = (
    *MARKUP, f"<{NAME}>", f'"><{NAME}>', f"'><{NAME}>", f"' on{NAME}='1", f'" on{NAME}="1', f"x on{NAME}=1 ", f"</script><{NAME}>", f"</style><{NAME}>", f"</title></textarea><{NAME}>", f"--><{NAME}>",
    f"]]><{NAME}/>", f"javascript:{NAME}()", f"{{{{{NAME}}}}}{{% raw %}}", f"\\u003c{NAME}>", f"&#60;{NAME}&#62;", f"<{NAME}", f"a\r\n{NAME.upper()}:1", f"a\nEND:VEVENT\nBEGIN:{NAME.upper()}",
    f'=HYPERLINK("https://evil.example/{NAME}")', "+cmd", "-2+3+cmd", "@cmd", f"> <https://evil.example/{NAME}> .", f'" . <{NAME}:a> <{NAME}:b> "', f"x | y | <{NAME}>", f"a\n::error::{NAME}", f"[x](javascript:{NAME})",
    f"![x](https://evil.example/{NAME})", f"a]\n  click a {NAME}", f'a\\l"]; {NAME} [label="', f"{NAME}\\", "\\N\\G\\L", f"a\u2028{NAME}", f'"}},"{NAME}":{{"', "${7*7}", "%s%n", "../../../etc/x", "..\\..\\x", "con", "a/b:c*?",
    f"<?{NAME}?>", f"<!ENTITY {NAME} SYSTEM 'file:///etc/passwd'>", f"&{NAME};", f"</w:t><w:{NAME}/>", f"</a:t><{NAME}/>", "_x000D_", f"{NAME}:::a",
)  # fmt: skip
_LED = re.compile(r"\s*(?:javascript|data|vbscript|file):|.*\bevil\.example", re.IGNORECASE | re.DOTALL)
"""Where no link of ours leads."""


class _Page(HTMLParser):
    """Reads a page as a browser does, and keeps what a text brought in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within = tag
        if NAME in tag:
            self.found.append(f"element {tag}")
        for name, value in attrs:
            if name.startswith("on"):
                self.found.append(f"attribute {name}")
            if name in ("href", "src", "action", "formaction") and value and _LED.match(value):
                self.found.append(f"link {value!r}")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "script" and re.match(rf"\s*(?:alert|{NAME})", data):
            self.found.append(f"script {data[:40]!r}")


def _html(content: bytes) -> Iterator[str]:
    page = _Page()
    page.feed(content.decode())
    page.close()
    yield from page.found


def _xml(content: bytes) -> Iterator[str]:
    for one in etree.fromstring(content, etree.XMLParser(resolve_entities=False)).iter():
        if not isinstance(one.tag, str):
            yield from (f"instruction {one.text}" for _ in (1,) if NAME in str(one))
            continue
        name = etree.QName(one).localname
        if NAME in name or name == "script":
            yield f"element {name}"
        for key, value in one.attrib.items():
            at = etree.QName(key).localname
            if at.startswith("on") and at not in ("on", "one"):
                yield f"attribute {at}"
            if at == "href" and _LED.match(value):
                yield f"link {value!r}"


def _json(content: bytes) -> Iterator[str]:
    text = content.decode()
    # What pages read is a call of ours with JSON in it.
    found = re.fullmatch(r"delegation\.[a-z]+\((?:\d+,)?(.*)\);?\s*", text, re.DOTALL)
    json.loads(found[1] if found else text)
    if f'"{NAME}":' in text:
        yield "a key of JSON"


def _lines_of_json(content: bytes) -> Iterator[str]:
    return iter(()) if b"use strict" in content else _json(content)


def _csv(content: bytes) -> Iterator[str]:
    text = content.decode("utf-8-sig")
    for row in csv.reader(StringIO(text, newline=""), delimiter=";" if text.count(";") > text.count(",") else ","):
        yield from (f"formula {one!r}" for one in row if re.match(r"[=@\t\r]|[+-](?!\d+$)", one))


def _office(content: bytes) -> Iterator[str]:
    with ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                part = package.read(name)
                yield from (f"{one} in {name}" for one in _xml(part))
                if name.endswith(".rels") and b"evil.example" in part:
                    yield f"a link in {name}"
                if b"evil.example" in b"".join(re.findall(rb"<f>.*?</f>", part)):
                    yield f"a formula in {name}"
            elif name.endswith((".js", ".json", ".html")):
                yield from READERS[Path(name).suffix](package.read(name))


def _linked(form: str) -> Callable[[bytes], Iterator[str]]:
    def read(content: bytes) -> Iterator[str]:
        graph = rdflib.Graph(bind_namespaces="none")
        graph.namespace_manager = NamespaceManager(graph, bind_namespaces="none")
        for triple in graph.parse(data=content, format=form):
            yield from (f"address {one}" for one in triple if isinstance(one, rdflib.URIRef) and str(one).startswith((NAME, "https://evil")))  # fmt: skip

    return read


def _dot(content: bytes) -> Iterator[str]:
    graph = pygraphviz.AGraph(string=content.decode())
    for one in (*graph.nodes(), *graph.edges()):
        if str(one).strip() == NAME:
            yield f"node {one}"
        if _LED.match(one.attr["URL"] or one.attr["href"] or ""):
            yield f"link of {one}"


def _mermaid(content: bytes) -> Iterator[str]:
    said = content.decode()
    _, front, body = said.split("---\n", 2) if said.startswith("---\n") else ("", "{}", said)
    # The head is YAML, in whose quotes a stroke escapes; in the labels below it escapes nothing.
    yield from (f"key {one!r}" for one in yaml.safe_load(front).keys() - {"title"})
    bare = (re.sub(r'"[^"]*"', "", one) for one in body.splitlines())
    yield from (f"line {one!r}" for one in bare if NAME in one or re.match(r"\s*(?:click\s|%%\{init)", one))


def _markdown(content: bytes) -> Iterator[str]:
    plain = re.sub(r"```.*?```|`[^`\n]*`", "", content.decode(), flags=re.DOTALL)
    yield from (f"markup {one!r}" for one in re.findall(rf"(?<!\\)<(?:{NAME}|script)[^\n]*", plain))
    yield from (f"link {one!r}" for one in re.findall(r"(?<!\\)\]\((?:javascript|https://evil)[^\n]*", plain))


def _calendar(content: bytes) -> Iterator[str]:
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    yield from (f"line {one!r}" for one in lines if one and not re.match(r"[A-Z-]+[:;]", one))
    yield from (f"line {one!r}" for one in lines if NAME.upper() in one.partition(":")[0] or one == f"BEGIN:{NAME.upper()}")  # fmt: skip
    if lines.count("BEGIN:VEVENT") != lines.count("END:VEVENT"):
        yield "events that do not end"


def _hub(content: bytes) -> Iterator[str]:
    lines = content.decode().splitlines()
    yield from (f"command {one!r}" for one in lines if one.startswith("::") and not re.match(r"::(?:error|warning|notice) (?:file|title)=", one))  # fmt: skip


READERS: Mapping[str, Callable[[bytes], Iterator[str]]] = {
    ".html": _html, ".svg": _xml, ".graphml": _xml, ".xml": _xml, ".json": _json, ".sarif": _json, ".jsonld": _json, ".js": _lines_of_json, ".csv": _csv, ".xlsx": _office, ".docx": _office,
    ".pptx": _office, ".zip": _office, ".ttl": _linked("turtle"), ".nt": _linked("nt"), ".dot": _dot, ".mmd": _mermaid, ".md": _markdown, ".ics": _calendar, ".txt": _hub,
}  # fmt: skip
"""By the ending of a file what a text of the rules brought into it, in words. Raises where the file is none of its kind."""
_SAID = re.compile(
    r"(\b(?:name|name-en|short|title|content|message|conditions|manner|reason|note|source|approved-by|at|under): )[^\n{}\[\],#]+"
)
"""A text that people read."""
_LINES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "html": (("check",),), "md": (("check",), ("impact", "--abolish", "so-y-te", "--on", "2026-12-31"), ("diff", "2025-07-01", "2026-06-01")), "csv": (("check",), ("list", "tasks"), ("list", "grants"), ("list", "holders"), ("export", "900/QĐ-UBND")),
    "svg": (("chart", "so-y-te"), ("chart", "to-chuc"), ("chart", "tong-quan"), ("timeline", "cap-phep-phong-kham"), ("chart", "phat-hien"), ("chart", "900/QĐ-UBND", "--links", "https://so.example.vn/{kind}/{id}")),
    "dot": (("chart", "so-y-te"), ("chart", "phat-hien")), "mmd": (("chart", "so-y-te"), ("chart", "to-chuc"), ("chart", "cap-phep-phong-kham")), "pptx": (("chart", "so-y-te"), ("chart", "tong-quan")),
    "xlsx": (("list", "tasks"), ("annex", "nhiem-vu:y-te"), ("annex", "uy-quyen"), ("annex", "phat-hien"), ("export", "900/QĐ-UBND")),
    "docx": (("annex", "nhiem-vu:y-te"), ("annex", "het-han"), ("horizon",), ("draft", "decision", "--extend", "uq-so", "--until", "2027-12-31"), ("impact", "--abolish", "so-y-te", "--on", "2026-12-31")),
    "json": (("export",), ("check",), ("who", "cap-phep-phong-kham"), ("list", "tasks"), ("status",), ("check", "--format", "gitlab")), "sarif": (("check",),), "xml": (("check",),), "ttl": (("export",),), "nt": (("export",),),
    "jsonld": (("export",),), "graphml": (("export",),), "ics": (("horizon", "--until", "2027-12-31"),), "txt": (("check", "--format", "github"),),
}  # fmt: skip


def _hostile(at: Place) -> tuple[dict[str, bytes], str]:
    """Give the register with a hostile text in one to three places of one of its files, or as whatever people read in all of them."""
    sign = at.chance.choice(SMUGGLED)
    written = json.dumps(sign, ensure_ascii=False)
    if at.chance.randrange(2):
        name = at.chance.choice(sorted(FULL))
        return {name: broken_text(FULL[name].decode(), at.chance, [written]).encode()}, sign
    most = at.chance.choice((1, 2, 4))
    return {
        name: _SAID.sub(
            lambda one: one[0] if at.chance.randrange(most) else one[1] + written, content.decode()
        ).encode()
        for name, content in FULL.items()
    }, sign


def _read(at: Place, made: Path, sign: str) -> None:
    try:
        found = list(READERS[made.suffix](made.read_bytes()))
    except Exception as error:  # noqa: BLE001  whatever a reader says of a broken file
        found = [f"no {made.suffix} any more: {type(error).__name__}: {error}"[:200]]
    at.told += [f"{one} in {made.name} by {sign!r}" for one in found[:3]]


def exports(at: Place) -> None:
    """Markup, commands, formulas and line ends in the texts of a register, in every kind of file that is made of it."""
    files, sign = _hostile(at)
    at.write(files, FULL)
    ending = at.chance.choice(sorted(_LINES))
    made = at.folder / f"o.{ending}"
    at.ask(*at.chance.choice(_LINES[ending]), "-o", made)
    if made.is_file():
        _read(at, made, sign)


def pages(at: Place) -> None:
    """Look-up pages, what their scripts read, and schemas with the ids of the register: the same texts in them."""
    files, sign = _hostile(at)
    at.write(files, FULL)
    at.ask(*at.chance.choice([("site", "-o", at.folder / "p")] * 4 + [("schema", "--with-ids", "-o", at.folder / "p")]))
    for made in sorted((at.folder / "p").rglob("*")):
        if made.is_file() and made.suffix in READERS:
            _read(at, made, sign)
    if any(one.name not in ("so", "p") for one in at.folder.iterdir()):
        at.told.append(f"a file beside the pages by {sign!r}")


KINDS: Kinds = {"exports": (exports, 700), "pages": (pages, 150)}
