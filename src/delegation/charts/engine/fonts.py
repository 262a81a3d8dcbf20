"""The letters: which font is at hand, whether it has every letter, and how wide a text is.

Times New Roman, or a font with its metrics, is taken where it is installed; else one that came as a
package. Graphviz itself never says that a font is missing (it draws boxes), so letters are looked up here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path

from delegation.errors import NotAvailableError
from delegation.findings import Text

VIETNAMESE = frozenset(
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA))
)
"""The letters that a font for Vietnamese must have beside ASCII."""

_INSTALLED = (
    ("Times New Roman", ("times.ttf", "Times New Roman.ttf", "Times_New_Roman.ttf"),
     ("timesbd.ttf", "Times New Roman Bold.ttf", "Times_New_Roman_Bold.ttf")),
    ("Tinos", ("Tinos-Regular.ttf",), ("Tinos-Bold.ttf",)),
    ("Liberation Serif", ("LiberationSerif-Regular.ttf",), ("LiberationSerif-Bold.ttf",)),
)  # fmt: skip
_CARRIED = (
    ("TeX Gyre Termes", "rinoh_typeface_texgyretermes", "texgyretermes-regular.otf", "texgyretermes-bold.otf"),
    ("Source Serif Pro", "font_source_serif_pro", "files/SourceSerifPro-Regular.ttf", "files/SourceSerifPro-Bold.ttf"),
)
"""Fonts that come as packages. The first has the metrics of Times; see docs/decisions/0012."""

_SAFE = 0.98  # the engine sets letters to whole dots: rows come out a little wider or narrower than measured


_LONGEST_WORD = 24.0
"""The widest that a word is never cut at, in em: some 45 letters. Longer ones are ids and addresses."""
_SIGNS = "/-._"


@dataclass(frozen=True)
class Face:
    """A font in two weights. Widths are in em."""

    family: str
    regular: Path
    bold: Path

    @cached_property
    def _widths(self) -> tuple[Mapping[int, float], Mapping[int, float]]:
        return _widths_of(self.regular), _widths_of(self.bold)

    def missing(self, letters: Iterable[str]) -> str:
        """Give the letters that one of the weights lacks, in order."""
        plain, bold = self._widths
        return "".join(sorted(one for one in letters if ord(one) not in plain or ord(one) not in bold))

    @cached_property
    def _measured(self) -> tuple[dict[str, float], dict[str, float]]:
        """Keep what was measured: a chart is set at many sizes, and its words come again and again."""
        return {}, {}

    def width(self, text: str, *, bold: bool = False) -> float:
        """Give the width of a text in em, without kerning."""
        measured = self._measured[bold]
        found = measured.get(text)
        if found is None:
            widths = self._widths[bold]
            found = measured[text] = sum(widths.get(ord(letter), 0.6) for letter in text)
        return found

    def wrap(self, text: str, room: float, *, bold: bool = False) -> tuple[str, ...]:
        """Break a text into lines no wider than ``room`` em, between words. Only a word that is wider than that is cut, after a sign in it if there is one.

        Whoever gives a room asks ``longest_word`` first, so that no word of a language and no number of an instrument is.
        """
        room = room * _SAFE + 1e-6  # rounding must not cut a word that just fits
        space = self.width(" ", bold=bold)
        lines: list[str] = []
        line: list[str] = []
        used = 0.0
        for word in text.split(" "):
            width = self.width(word, bold=bold)
            if line and used + space + width <= room:
                line.append(word)
                used += space + width
                continue
            if line:
                lines.append(" ".join(line))
            *pieces, rest = self._pieces(word, room, bold=bold) if width > room else [word]
            lines += pieces
            line, used = [rest], self.width(rest, bold=bold)
        return (*lines, " ".join(line)) if " ".join(line) or not lines else tuple(lines)

    def longest_word(self, text: str, *, bold: bool = False) -> float:
        """Give the room in em in which no word of a text is cut; of a word that nobody could read as one, the most it may have."""
        return min(max(self.width(word, bold=bold) for word in text.split(" ")), _LONGEST_WORD) / _SAFE

    def _pieces(self, word: str, room: float, *, bold: bool) -> list[str]:
        """Cut a word into pieces no wider than ``room`` em, each of one letter at least, after a sign where one stands in the second half."""
        widths, pieces, start = self._widths[bold], list[str](), 0
        while True:
            end, used = start, 0.0
            while end < len(word) and (end == start or used + widths.get(ord(word[end]), 0.6) <= room):
                used += widths.get(ord(word[end]), 0.6)
                end += 1
            if end == len(word):
                return [*pieces, word[start:]]
            sign = max(word.rfind(one, start, end) for one in _SIGNS) + 1
            end = sign if sign - start > (end - start) / 2 else end
            pieces.append(word[start:end])
            start = end


@cache
def _widths_of(path: Path) -> Mapping[int, float]:
    """Read how wide the letters of a font are: once, for however many charts are drawn."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        advances = font["hmtx"].metrics
        em = font["head"].unitsPerEm
        return {code: advances[name][0] / em for code, name in font.getBestCmap().items()}


def face_for(letters: frozenset[str]) -> Face:
    """Find the first font that has every letter. Raises ``NotAvailableError`` where none has."""
    needed = letters | VIETNAMESE
    lacking = ""
    for face in _faces():
        lacking = face.missing(needed)
        if not lacking:
            return face
    if lacking:
        raise NotAvailableError(
            Text(
                vi=f"Không vẽ được sơ đồ: không phông chữ nào trên máy này có đủ các chữ {lacking[:20]}; hãy cài "
                "Times New Roman, Tinos hoặc Liberation Serif 2.",
                en=f"The chart cannot be drawn: no font on this machine has the letters {lacking[:20]}; install "
                "Times New Roman, Tinos or Liberation Serif 2.",
            )
        )
    raise NotAvailableError(
        Text(
            vi="Không vẽ được sơ đồ: máy này không có phông chữ tiếng Việt; hãy cài bằng lệnh "
            "«pip install font-source-serif-pro».",
            en="The chart cannot be drawn: there is no font for Vietnamese on this machine; install one with "
            "'pip install font-source-serif-pro'.",
        )
    )


def _faces() -> Iterator[Face]:
    files = _font_files()
    for family, regular, bold in _INSTALLED:
        pair = [next((files[name] for name in names if name in files), None) for names in (regular, bold)]
        if pair[0] is not None and pair[1] is not None:
            yield Face(family, pair[0], pair[1])
    yield from carried()


def carried() -> Iterator[Face]:
    """Give the fonts that came as packages: the same on every machine."""
    for family, package, plain, heavy in _CARRIED:
        found = find_spec(package)
        for folder in found.submodule_search_locations or () if found is not None else ():
            regular, bold = Path(folder) / plain, Path(folder) / heavy
            if regular.is_file() and bold.is_file():
                yield Face(family, regular, bold)


def _font_folders() -> tuple[Path, ...]:
    if sys.platform == "win32":
        return (Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",)
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), *_at_home("Library/Fonts"))
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), *_at_home(".local/share/fonts", ".fonts"))


def _at_home(*names: str) -> tuple[Path, ...]:
    """Give folders of whoever runs the program; none where that is a user without a home, as in some containers."""
    try:
        home = Path.home()
    except RuntimeError:
        return ()
    return tuple(home / one for one in names)


def _font_files() -> Mapping[str, Path]:
    wanted = {name for _, regular, bold in _INSTALLED for name in (*regular, *bold)}
    found: dict[str, Path] = {}
    for folder in _font_folders():
        for where, folders, names in os.walk(folder):
            folders.sort()
            for name in sorted(wanted.intersection(names)):
                found.setdefault(name, Path(where) / name)
    return found
