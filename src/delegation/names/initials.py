"""Names as lawyers shorten them to initials: *STP*, *GĐ Sở NN&MT*, *p. Hồng Hà*, *NĐ 146*, *Luật TCCQĐP*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from delegation.model.instruments import Instrument
from delegation.names.folding import fold
from delegation.names.naming import Named

_CITY = re.compile(r"\b[Tt][Pp]\b\.?\s*")
_SMALL = frozenset({"ubnd", "hdnd", "hđnd", "tp"})
"""Initials that are read in small letters, too."""
_LETTERS = re.compile(r"[^\W\d_]")
_WORDS = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "pvhcc": "phuc vu hanh chinh cong",
    "hcc": "hanh chinh cong",
}
_PLACE = re.compile(r"\b(?:thanh pho|tinh) (\S.*)$")
_LINKS = frozenset({"va"})
"""Words of a name of which initials have no letter."""
_LOOSE = frozenset({"cap"})
"""Words that make a name another one, though many leave them out: *CT UBND xã* is asked for."""
_COMMUNE = re.compile(r"(?P<type>[PXpx])(?:\.\s*|\s+)(?P<name>[^\W\d_].*)")
_ASKED = 1 << 10
"""Tokens of questions that are kept: each is held against the words of all names."""
_TYPES = {"p": "Phường", "x": "Xã"}


def by_initials(asked: str, names: Iterable[Named], place: str) -> tuple[list[Named], bool]:
    """Give those whose whole name a shortened one stands for, and whether they are just that; for many questions of the same names use ``Initials``."""
    return Initials(names, place).meant(asked)


class Initials:
    """Answers which of some names a shortened one stands for."""

    def __init__(self, names: Iterable[Named], place: str) -> None:
        """Take the names. ``place``: a text that ends with the name of the city or province, such as what the register is called."""
        self._names, self._place = names, place

    @cached_property
    def _bare(self) -> list[str]:
        own = _PLACE.search(fold(self._place))
        return own[1].split() if own is not None else []

    @cached_property
    def _spelt(self) -> list[tuple[Named, set[tuple[str, ...]]]]:
        """Each with the words of its names."""
        return [(one, {tuple(_spelt(name, self._bare)) for name in one.names if " " in name}) for one in self._names]

    def meant(self, asked: str) -> tuple[list[Named], bool]:
        """Give those whose whole name a shortened one stands for, and whether they are just that.

        Not so where a word that tells them apart was left out. Nothing where the name has no initials.
        """
        tokens = _tokens(asked)
        if not any(map(_is_initials, tokens)):
            return [], True
        ways = [*_without_place(tokens, self._bare)]
        for loose in (False, True):
            found = [
                one
                for one, every in self._spelt
                if any(_fits(way, name, loose=loose) for way in ways for name in every)
            ]
            if found:
                return found, not loose
        return [], True


def commune_named(asked: str) -> str:
    """Give the name of a commune with its type written out."""
    found = _COMMUNE.fullmatch(asked.strip())
    return f"{_TYPES[found['type'].lower()]} {found['name']}" if found is not None else asked


def _tokens(asked: str) -> list[str]:
    return [one.strip(".,;") for one in _CITY.sub("TP ", asked).split() if one.strip(".,;-")]


@lru_cache(_ASKED)
def _is_initials(token: str) -> bool:
    letters = _LETTERS.findall(token)
    return token.casefold() in _SMALL or (len(letters) > 1 and all(map(str.isupper, letters)))


def _spelt(name: str, place: Sequence[str]) -> list[str]:
    words = [word for one in fold(name).split() for word in _WORDS.get(one, one).split()]
    at = len(words) - len(place)
    return words[:at] if place and words[at:] == [*place] and words[at - 2 : at] == ["thanh", "pho"] else words


def _without_place(tokens: list[str], place: Sequence[str]) -> Iterator[list[str]]:
    """Give a name as it is, and without the name of the city at its end, with *TP* before it or not."""
    yield tokens
    short = "".join(word[0] for word in place)
    for count in (len(place), 1):
        end = [fold(one) for one in tokens[-count:]]
        if place and end in ([*place], [short]):
            yield (rest := tokens[:-count])
            if rest[-1:] == ["TP"] or [fold(one) for one in rest[-2:]] == ["thanh", "pho"]:
                yield rest[: -1 if rest[-1:] == ["TP"] else -2]
            return
    if place and fold(tokens[-1]) == f"tp{short}":
        yield [*tokens[:-1], "TP"]
        yield tokens[:-1]


def _fits(tokens: Sequence[str], words: Sequence[str], *, loose: bool) -> bool:
    """Whether the words of a name are what tokens stand for, each one of them, one after the other."""
    if not tokens or not words:
        return not tokens and not words
    if loose and words[0] in _LOOSE and _fits(tokens, words[1:], loose=loose):
        return True
    if fold(tokens[0]) == words[0] and _fits(tokens[1:], words[1:], loose=loose):
        return True
    return _is_initials(tokens[0]) and any(
        _fits(tokens[1:], words[end:], loose=loose) for end in _ends(_letters(tokens[0]), words, 0)
    )


@lru_cache(_ASKED)
def _letters(token: str) -> str:
    return "".join(_LETTERS.findall(fold(token)))


def _ends(letters: str, words: Sequence[str], at: int) -> Iterator[int]:
    """Give how many words initials stand for."""
    if not letters:
        yield at
    elif at < len(words):
        if words[at][0] == letters[0]:
            yield from _ends(letters[1:], words, at + 1)
        if words[at] in _LINKS:
            yield from _ends(letters, words, at + 1)


_SIGNS = {
    "nd": "ND-", "nghi dinh": "ND-", "nq": "NQ", "nghi quyet": "NQ", "qd": "QD-", "quyet dinh": "QD-", "tt": "TT-", "thong tu": "TT-",
    "ct": "CT-", "chi thi": "CT-", "luat": "QH", "kh": "KH-", "ke hoach": "KH-",
}  # fmt: skip
_PAPER = re.compile(
    rf"(?P<kind>{'|'.join(sorted(_SIGNS, key=len, reverse=True))})(?:\W*cp)?\W*(?:so\W*)?0*(?P<number>\d+)(?:\W+(?P<year>\d{{4}}))?(?P<rest>\D*)"
)


def papers(asked: str, known: Iterable[Instrument], place: str = "") -> tuple[list[Instrument], bool]:
    """Give the instruments that a shortened number or title stands for, and whether it can be no other one than is named.

    A number without its year is that of a paper in every year, so that it is asked for though the register has one of them only.
    """
    every = list(known)
    plain = fold(asked.replace("/", " "))
    found = _PAPER.fullmatch(plain)
    if found is not None:
        sign, number, year = _SIGNS[found["kind"]], int(found["number"]), found["year"]
        fitting = [one for one in every if isinstance(one.number, str) and _bears(one.number, number, year, sign)]
        return fitting, year is not None
    titled = [one for one in every if plain and plain in {fold(name) for name in _called(one)}]
    if titled:
        return titled, True
    named = [Named(one.id, one.called or one.id, tuple(_called(one))) for one in every]
    meant, is_sure = by_initials(asked, named, place)
    ids = {one.id for one in meant}
    return [one for one in every if one.id in ids], is_sure


def _called(one: Instrument) -> Iterator[str]:
    yield from (name for name in (one.title, one.short) if isinstance(name, str))


def _bears(number: str, wanted: int, year: str | None, sign: str) -> bool:
    """Whether the number of a paper is one, of a year where one is stated, with the letters of its kind."""
    parts = number.upper().replace("Đ", "D").split("/")
    if not parts[0].isdigit() or int(parts[0]) != wanted or not any(one.startswith(sign) for one in parts[1:]):
        return False
    return year is None or year in parts[1:] or not any(one.isdigit() for one in parts[1:])
