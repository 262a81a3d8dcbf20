"""What is written in paragraphs of Word: letters by the font of each run, what is struck through or hidden, numbers that Word counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from zipfile import ZipFile

from lxml import etree

from delegation.documents.intake import packages, symbols
from delegation.documents.intake.letters import TypedLetters, converted, old_of
from delegation.documents.shared.opening import WORD

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DIGITS = 9
"""Of the largest number: more columns than any limit lets through."""
_OFF = ("0", "false", "off", "none")

_LOOKS = ("vanish", "strike", "dstrike", "color", "sz")
_SMALLEST = 4
"""Halves of a point up to which nobody sees a letter."""


def value(element: etree._Element | None) -> str | None:
    """Give the value of a property; ``None`` where there is none."""
    return None if element is None else element.get(f"{W}val")


def number(element: etree._Element | None, otherwise: int) -> int:
    """Give the number that a property holds, ``otherwise`` where it holds none that a document can mean."""
    found = value(element) or ""
    return int(found) if found.isascii() and found.isdigit() and len(found) <= _DIGITS else otherwise


def is_on(*found: etree._Element | None) -> bool:
    """Tell whether one of some properties is set."""
    return any(one is not None and (one.get(f"{W}val") or "1") not in _OFF for one in found)


@dataclass(frozen=True, slots=True)
class Run:
    """The letters of paragraphs: what stands, and what is struck through; ``hidden``: what is not shown; ``white``: all letters that stand are white, or too small to be seen."""

    text: str
    struck: str
    hidden: str = ""
    comment: str = ""
    white: bool = False


@dataclass
class Written:
    """What tells how letters are meant: fonts and looks of styles, numberings, comments and footnotes. Counts old encodings."""

    fonts: dict[str, str]
    parents: dict[str, str]
    default: str
    levels: dict[tuple[str, str], int]
    beside: dict[tuple[str, str], str]
    looks: dict[str, dict[str, etree._Element]]
    """By styles, how their letters look, of what may keep them from being seen or take them back; without a name those of the style that all paragraphs have."""
    numberings: dict[str, etree._Element] = field(default_factory=dict)
    """By styles, how they count their paragraphs."""
    typed: TypedLetters = field(default_factory=TypedLetters)
    old: Counter[str] = field(default_factory=Counter)
    counters: Counter[tuple[str, str]] = field(default_factory=Counter)

    @staticmethod
    def of(package: ZipFile, name: str) -> Written:
        """Read what a package says beside the document itself."""
        fonts, parents, default = dict[str, str](), dict[str, str](), ""
        looks: dict[str, dict[str, etree._Element]] = {}
        numberings: dict[str, etree._Element] = {}
        styles = packages.part(package, "word/styles.xml", name, WORD)
        if styles is not None:
            default = _font(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")) or ""
            for one in styles.iter(f"{W}style"):
                known = one.get(f"{W}styleId") or ""
                font = _font(one.find(f"{W}rPr"))
                if font:
                    fonts[known] = font
                parents[known] = value(one.find(f"{W}basedOn")) or ""
                counts = one.find(f"{W}pPr/{W}numPr")
                numberings |= {known: counts} if counts is not None else {}
                looks[known] = {key: found for key in _LOOKS if (found := one.find(f"{W}rPr/{W}{key}")) is not None}
                if one.get(f"{W}default") == "1" and one.get(f"{W}type") == "paragraph":
                    default, parents[""] = font or default, known
        return Written(
            fonts,
            parents,
            default,
            _levels(package, name),
            _beside(package, name),
            _inherited(looks, parents),
            numberings,
        )

    def weigh(self, body: etree._Element) -> None:
        """Look through a document which of its fonts from before Unicode are used for Unicode."""
        own = {one.get(f"{W}ascii") or one.get(f"{W}hAnsi") for one in body.iter(f"{W}rFonts")}
        if not any(map(old_of, {*own, *self.fonts.values(), self.default})):
            return
        for run in body.iter(f"{W}r"):
            properties, above = run.find(f"{W}rPr"), next(run.iterancestors(f"{W}p"), None)
            style = value(above.find(f"{W}pPr/{W}pStyle")) if above is not None else ""
            font = _font(properties) or self._styled(value(_child(properties, "rStyle"))) or self._styled(style)
            self.typed.see("".join(one.text or "" for one in run.iter(f"{W}t")), font or self.default)

    def text(self, *paragraphs: etree._Element) -> Run:
        """Give what is written in paragraphs."""
        stands, struck, comments, hidden = list[str](), list[str](), list[str](), list[str]()
        white = set[bool]()
        for paragraph in paragraphs:
            style = value(paragraph.find(f"{W}pPr/{W}pStyle")) or ""
            for run in paragraph.iter(f"{W}r", f"{_MATH}r"):
                if next(run.iterancestors(f"{W}p"), None) is not paragraph:
                    continue
                comments += self._beside_of(run)
                properties = run.find(f"{W}rPr")
                letters = self._letters(run, properties, style)
                look = self._look(properties, style)
                if is_on(look.get("vanish")):
                    hidden += [letters] if letters.strip() else []
                else:
                    white |= {_is_unseen(properties, look)} if letters.strip() else set()
                    (struck if is_on(look.get("strike"), look.get("dstrike")) else stands).append(letters)
            stands.append("\n")
            struck.append("\n")
        return Run("".join(stands), "".join(struck), "".join(hidden), "; ".join(comments), white == {True})

    def _look(self, properties: etree._Element | None, style: str) -> Mapping[str, etree._Element]:
        """Give how the letters of a run look: as it says itself, as its style does, or as that of its paragraph does."""
        own = (
            {}
            if properties is None
            else {key: found for key in _LOOKS if (found := properties.find(f"{W}{key}")) is not None}
        )
        return {**self.looks.get(style, {}), **self.looks.get(value(_child(properties, "rStyle")) or " ", {}), **own}

    def _letters(self, run: etree._Element, properties: etree._Element | None, style: str) -> str:
        found: list[str] = []
        font = _font(properties) or self._styled(value(_child(properties, "rStyle")))
        for child in run:
            kind = etree.QName(child).localname if isinstance(child.tag, str) else ""
            if kind == "sym":
                found.append(_symbol(child))
            elif kind == "fldChar":
                found.append(_chosen(child))
            else:
                found.append(symbols.shown(child.text or "", font) if kind == "t" else _MARKS.get(kind, ""))
        letters = "".join(found)
        if value(_child(properties, "vertAlign")) == "superscript" and letters.strip().isdecimal():
            # A mark of a note, which must not become a digit of what stands before it.
            return letters.translate(_RAISED)
        if letters.isascii():
            return letters
        old = self.typed.encoding(letters, font or self._styled(style) or self.default)
        if old is None:
            return letters
        self.old[old.name] += 1
        return converted(letters, old)

    def _styled(self, style: str | None) -> str:
        seen: set[str] = set()
        while style and style not in seen:
            if style in self.fonts:
                return self.fonts[style]
            seen.add(style)
            style = self.parents.get(style)
        return ""

    def _beside_of(self, run: etree._Element) -> list[str]:
        found = []
        for kind in ("comment", "footnote"):
            for one in run.iter(f"{W}{kind}Reference"):
                text = self.beside.get((kind, one.get(f"{W}id") or ""))
                found += [text] if text else []
        return found

    def counted(self, cell: etree._Element) -> str:
        """Give the number that Word shows in an empty cell because it counts its rows; nothing where it does not."""
        facts = cell.find(f"{W}p/{W}pPr")
        numbering = _child(facts, "numPr")
        style = value(_child(facts, "pStyle")) or ""
        seen = set[str]()
        while numbering is None and style not in seen:
            numbering, style = self.numberings.get(style), self.parents.get(style, "")
            seen.add(style)
        if numbering is None:
            return ""
        key = (value(numbering.find(f"{W}numId")) or "", value(numbering.find(f"{W}ilvl")) or "0")
        if key not in self.levels:
            return ""
        self.counters[key] += 1
        return str(self.levels[key] + self.counters[key] - 1)


def _symbol(element: etree._Element) -> str:
    """Give what a sign shows that was put in by its place in a font."""
    place = element.get(f"{W}char") or ""
    if not re.fullmatch(r"[0-9A-Fa-f]{1,4}", place):
        return symbols.SIGN
    return symbols.shown(chr(int(place, 16)), element.get(f"{W}font"))


def _chosen(field: etree._Element) -> str:
    """Give what a field of a form shows beside its text: a box that is ticked or not, the entry of a list that is chosen."""
    box, listed = field.find(f"{W}ffData/{W}checkBox"), field.find(f"{W}ffData/{W}ddList")
    if box is not None:
        checked = box.find(f"{W}checked")
        return "☒" if is_on(box.find(f"{W}default") if checked is None else checked) else "☐"
    entries = [] if listed is None else [value(one) or "" for one in listed.iter(f"{W}listEntry")]
    at = 0 if listed is None else number(listed.find(f"{W}result"), number(listed.find(f"{W}default"), 0))
    return entries[at] if at < len(entries) else ""


def _child(properties: etree._Element | None, name: str) -> etree._Element | None:
    return None if properties is None else properties.find(f"{W}{name}")


def _font(properties: etree._Element | None) -> str | None:
    fonts = _child(properties, "rFonts")
    return None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")


def is_white(colour: str) -> bool:
    """Whether a colour is that of paper, or nobody tells it from that."""
    return re.fullmatch(r"F[0-9A-F]F[0-9A-F]F[0-9A-F]", colour.upper()) is not None


def _inherited(
    looks: Mapping[str, dict[str, etree._Element]], parents: Mapping[str, str]
) -> dict[str, dict[str, etree._Element]]:
    """Give looks of styles with those of the styles that they are based on; none of a style that says nothing."""
    found: dict[str, dict[str, etree._Element]] = {}
    for style in ("", *looks):
        chain, at = list[str](), style
        while at not in chain:
            chain.append(at)
            at = parents.get(at, "") or style
        whole = {key: one for each in reversed(chain) for key, one in looks.get(each, {}).items()}
        found |= {style: whole} if whole else {}
    return found


def _is_unseen(properties: etree._Element | None, look: Mapping[str, etree._Element]) -> bool:
    """Whether the letters of a run are too small to be seen, or white with nothing behind them but the paper."""
    if number(look.get("sz"), _SMALLEST + 1) <= _SMALLEST:
        return True
    return (
        is_white(value(look.get("color")) or "")
        and _child(properties, "highlight") is None
        and _child(properties, "shd") is None
    )


def _levels(package: ZipFile, name: str) -> dict[tuple[str, str], int]:
    """Give the first number of each level that counts 1, 2, 3."""
    numbering = packages.part(package, "word/numbering.xml", name, WORD)
    if numbering is None:
        return {}
    abstract: dict[str, dict[str, int]] = {}
    for one in numbering.iter(f"{W}abstractNum"):
        found = abstract.setdefault(one.get(f"{W}abstractNumId") or "", {})
        for level in one.iter(f"{W}lvl"):
            if value(level.find(f"{W}numFmt")) == "decimal":
                found[level.get(f"{W}ilvl") or "0"] = number(level.find(f"{W}start"), 1)
    return {
        (one.get(f"{W}numId") or "", level): start
        for one in numbering.iter(f"{W}num")
        for level, start in abstract.get(value(one.find(f"{W}abstractNumId")) or "", {}).items()
    }


def _beside(package: ZipFile, name: str) -> dict[tuple[str, str], str]:
    """Give the comments and footnotes by their ids."""
    found: dict[tuple[str, str], str] = {}
    for kind in ("comment", "footnote"):
        notes = packages.part(package, f"word/{kind}s.xml", name, WORD)
        if notes is not None:
            for one in notes.iter(f"{W}{kind}"):
                text = "".join(each.text or "" for each in one.iter(f"{W}t")).strip()
                found[kind, one.get(f"{W}id") or ""] = text
    return found
