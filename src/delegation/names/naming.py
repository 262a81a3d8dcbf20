"""Finding by name: without diacritics, with typing errors, by code or by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field, replace
from enum import Enum
from functools import partial
from typing import Literal

from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.holders import Holder
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, Matter
from delegation.model.register import Register
from delegation.model.terms import if_known
from delegation.names import candidates
from delegation.names.folding import fold, marked
from delegation.names.likeness import LIKE, SURE, has_words, is_named_by, likeness
from delegation.names.shortened import in_full
from delegation.names.titles import bare, shortest
from delegation.values import dataclass

MOST_CANDIDATES = 10
_AHEAD = 4.0
"""The lead in likeness that what is taken as meant needs over the next."""


def _nothing() -> Text:
    return Text("", "")


@dataclass(frozen=True, slots=True)
class Named:
    """Something that can be asked for: its id, what it is called in full, and all its names.

    ``brief``: the shortest name, of which others may hold a part. ``guessed``: it was found in spite of a typing error. ``beside``: others that may be meant. ``apart`` says what tells it from others of that name.
    """

    id: str
    title: str
    names: tuple[str, ...]
    brief: str = ""
    guessed: bool = False
    beside: tuple[Named, ...] = ()
    apart: Callable[[], Text] = field(default=_nothing, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Match:
    """What a name may mean, the likeliest first.

    ``how``: ``exact`` and ``part`` (a part of one name only) mean the first; ``like`` means it in spite of a typing
    error; ``ambiguous`` and ``none`` mean nothing, and ``candidates`` are offered.
    """

    how: Literal["exact", "part", "like", "ambiguous", "none"]
    candidates: tuple[Named, ...]
    more: int = 0

    @property
    def meant(self) -> Named | None:
        """Give the one that is meant, or ``None``."""
        return self.candidates[0] if self.how in ("exact", "part", "like") else None


def find(asked: str, names: Iterable[Named]) -> Match:
    """Find what a name means: the same name first, then a part of a name, then a name like it.

    Among names that differ by diacritics alone, those that have the diacritics of the question are meant.
    """
    wanted = fold(asked)
    if not wanted:
        return Match("none", ())
    known = list(names)
    same = [one for one in known if asked in one.names or one.id == asked]
    if same:
        return _among(same, "exact")
    folded = [(one, tuple(fold(name) for name in one.names)) for one in known]
    same = [one for one, spelt in folded if wanted in spelt]
    if not same:
        asked = in_full(asked)
        wanted = fold(asked)
        same = [one for one, spelt in folded if wanted in spelt]
    if same:
        return _among(_as_marked(asked, same), "exact")
    begins = [one for one, spelt in folded if any(f" {name} ".startswith(f" {wanted} ") for name in spelt)]
    part = (
        begins
        if len(begins) == 1
        else [one for one, spelt in folded if any(f" {wanted} " in f" {name} " for name in spelt)]
    )
    if not part:
        words = set(wanted.split())
        part = [one for one, spelt in folded if any(words <= set(name.split()) for name in spelt)]
    brief = [one for one in part if fold(one.brief) == wanted] if len(part) > 1 else []
    if len(brief) == 1:
        others = sorted((one for one in part if one is not brief[0]), key=_shortest_first)
        return Match("exact", (brief[0], *others))
    if part:
        return _holding(asked, sorted(part, key=_shortest_first))
    return _like(asked, folded)


def _shortest_first(one: Named) -> tuple[int, str, str]:
    return len(one.title), one.title, one.id


def _holding(asked: str, part: list[Named]) -> Match:
    """Give what holds the words of a question: one alone is meant where they are no small part of its name, and bear its diacritics."""
    held = [one for one in part if any(has_words(asked, name) for name in one.names)]
    match = _among(held or part, "part")
    if held and (match.how == "ambiguous" or is_named_by(asked, held[0].names)):
        return match
    return Match("none", match.candidates, match.more)


def _as_marked(asked: str, found: list[Named]) -> list[Named]:
    """Give those whose whole name is the question with its diacritics; all where none is."""
    if len(found) == 1:
        return found
    wanted = marked(asked)
    return [one for one in found if any(marked(name) == wanted for name in one.names)] or found


def _among(found: list[Named], how: Literal["exact", "part"]) -> Match:
    more = max(0, len(found) - MOST_CANDIDATES)
    return Match(how if len(found) == 1 else "ambiguous", tuple(found[:MOST_CANDIDATES]), more)


def _like(asked: str, folded: list[tuple[Named, tuple[str, ...]]]) -> Match:
    wanted = fold(asked)
    scored: list[tuple[float, Named]] = []
    for one, spelt in folded:
        score = max((likeness(asked, wanted, *names) for names in zip(one.names, spelt, strict=True)), default=0.0)
        if score >= LIKE:
            scored.append((score, one))
    scored.sort(key=lambda pair: (-pair[0], pair[1].title, pair[1].id))
    if not scored:
        return Match("none", ())
    best = scored[0][0]
    alone = len(scored) == 1 or best - scored[1][0] >= _AHEAD
    near = tuple(one for _, one in scored[:MOST_CANDIDATES])
    if best >= SURE and alone:
        return Match("like", near)
    return Match("none", near, max(0, len(scored) - MOST_CANDIDATES))


class Kind(Enum):
    """What is asked for, as a sentence says it."""

    MATTER = Text("việc", "matter")
    COMMUNE = Text("xã, phường", "commune")
    HOLDER = Text("chủ thể", "holder")
    FIELD = Text("lĩnh vực", "field")
    INSTRUMENT = Text("văn bản", "instrument")
    ENTRY = Text("mục", "entry")
    HOLDER_OR_FIELD = Text("chủ thể hoặc lĩnh vực", "holder or field")
    HOLDER_OR_MATTER = Text("chủ thể hoặc việc", "holder or matter")
    HOLDER_OR_INSTRUMENT = Text("chủ thể hoặc văn bản", "holder or instrument")
    DECISION = Text("văn bản giao quyền", "instrument that grants")


def resolve(asked: str, names: Iterable[Named], kind: Kind, *, exactly: bool = False) -> Named:
    """Find the one that is meant. Raises ``AskedWronglyError`` with candidates where a name means none or several.

    ``exactly``: an id or a whole name is wanted, as for what is written into the register; anything else is only offered.
    """
    found = find(asked, names)
    if exactly and found.how in ("part", "like"):
        found = Match("none", found.candidates)
    if found.meant is None:
        raise AskedWronglyError(not_found(asked, found, kind.value))
    beside = found.candidates[1:] if found.how == "exact" else ()
    return replace(found.meant, guessed=found.how == "like", beside=beside)


def not_found(asked: str, found: Match, kind: Text) -> Text:
    """Say that a name means nothing of a kind, or several things, and offer what it may mean."""
    lines = _lines(found.candidates)
    more = Text(f"\n  … và {found.more} mục nữa", f"\n  … and {found.more} more") if found.more else Text("", "")
    if found.how == "ambiguous":
        return Text(
            f"«{asked}» có thể là nhiều {kind.vi}. Hãy gõ mã, hoặc thêm từ cho đủ rõ:{lines.vi}{more.vi}",
            f"“{asked}” may mean more than one {kind.en}. Give the code, or more words:{lines.en}{more.en}",
        )
    if found.candidates:
        return Text(
            f"Trong sổ không có {kind.vi} nào tên là «{asked}». Có phải ý bạn là:{lines.vi}{more.vi}",
            f"The register has no {kind.en} called “{asked}”. Did you mean:{lines.en}{more.en}",
        )
    return Text(
        f"Trong sổ không có {kind.vi} nào tên là «{asked}». Sổ chỉ có những gì đã công bố; "
        "hãy thử mã, hoặc vài từ trong tên.",
        f"The register has no {kind.en} called “{asked}”. It holds only what is public; try a code, or a few words.",
    )


def _lines(several: Iterable[Named]) -> Text:
    vi, en = [], []
    for one in several:
        apart, line = one.apart(), f"\n  {one.id}  {one.title}"
        vi.append(f"{line}  ({apart.vi})" if apart.vi else line)
        en.append(f"{line}  ({apart.en})" if apart.en else line)
    return Text("".join(vi), "".join(en))


def matters(register: Register) -> list[Named]:
    """Give all matters with their ids, codes (also as a paper misprints them) and titles, also without *Thủ tục*."""
    printed: dict[str, list[str]] = {}
    for grant in register.grants.values():
        for row in if_known(grant.rows):
            if isinstance(row.printed, str):
                printed.setdefault(row.matter, []).append(row.printed)
    return [_matter(register, one, printed.get(one.id, ())) for one in register.matters.values()]


def _matter(register: Register, one: Matter, printed: Iterable[str]) -> Named:
    codes = [one.procedure.code] if one.procedure and isinstance(one.procedure.code, str) else []
    names = tuple(
        dict.fromkeys((one.id, *codes, *one.formerly, *printed, one.title, bare(one.title), *one.also_called))
    )
    return Named(one.id, one.title, names, shortest(one.title), apart=partial(candidates.of_matter, register, one))


def holders(register: Register, called: str | None = None) -> list[Named]:
    """Give all holders with their ids, names and short names, or those of which one is just what ``called`` says."""
    every = register.holders.values()
    if called is None:
        return [_holder(register, one) for one in every]
    return [_holder(register, one) for one in every if called in (one.id, one.name, one.short, one.name_en)]


def _holder(register: Register, one: Holder) -> Named:
    names = tuple(dict.fromkeys(name for name in (one.id, one.name, one.short, one.name_en) if name))
    return Named(one.id, one.name, names, apart=partial(candidates.of_holder, register, one))


def fields(register: Register) -> list[Named]:
    """Give all fields with their ids and names."""
    return [
        Named(one.id, one.name, tuple(dict.fromkeys(name for name in (one.id, one.name, one.name_en) if name)))
        for one in register.fields.values()
    ]


def instruments(register: Register, called: str | None = None) -> list[Named]:
    """Give all instruments with their ids, numbers and titles, or those of which one is just what ``called`` says.

    A paper that is entered twice bears its number once: its names mean the first entry, as they do in rule files, and the later ones are called by what is theirs alone.
    """
    every = register.instruments.values()
    some = every if called is None else [one for one in every if called in _called(one)]
    named = ((one, _names_of(one, _first_entry(register, one))) for one in some)
    return [_instrument(register, one, names) for one, names in named if called is None or called in names]


def _first_entry(register: Register, one: Instrument) -> Instrument | None:
    """Give the first entry of a paper that is entered twice, of a later one."""
    papers = register.numbers.get(one.number, ()) if isinstance(one.number, str) else ()
    return next((first for first, *later in papers if any(each.id == one.id for each in later)), None)


def _called(one: Instrument) -> tuple[object, ...]:
    return (one.id, one.number, one.label, one.title, one.short)


def _names_of(one: Instrument, first: Instrument | None = None) -> tuple[str, ...]:
    """Give what an entry is called, but for what the ``first`` one of its paper is called, too."""
    names = tuple(dict.fromkeys(name for name in _called(one) if isinstance(name, str)))
    theirs = {fold(name) for name in _names_of(first)} if first is not None else set[str]()
    return tuple(name for name in names if name == one.id or fold(name) not in theirs) if theirs else names


def _instrument(register: Register, one: Instrument, names: tuple[str, ...]) -> Named:
    return Named(one.id, one.called or one.label, names, apart=partial(candidates.of_instrument, register, one))


def grants(register: Register) -> list[Named]:
    """Give all grants with their ids, each called by its receiver; the id of several that are stated together is theirs, too."""
    alone = [_grant(register, one) for one in register.grants.values()]
    return alone + [
        replace(_grant(register, several[0]), id=one, names=(one,)) for one, several in register.alternates.items()
    ]


def _grant(register: Register, one: Grant) -> Named:
    receiver = register.label_of(one.receiver)
    return Named(one.id, receiver, (one.id,), apart=partial(candidates.of_grant, register, one))
