"""What stands on a way of authority: an instrument, a holder, a grant, a matter; found by name, and named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.register import Register
from delegation.names import candidates, naming
from delegation.names.naming import Kind, Named
from delegation.speech import instruments
from delegation.speech.holders import holder_label
from delegation.speech.matters import name_of
from delegation.values import dataclass

Sort = Literal["instrument", "holder", "grant", "matter"]


@dataclass(frozen=True, slots=True)
class WayNode:
    """Something on a way. ``guessed``: it was meant in spite of a typing error (``find`` alone says so)."""

    sort: Sort
    id: str
    guessed: bool = False


PREFIXES: dict[str, Sort] = {
    "van-ban": "instrument",
    "instrument": "instrument",
    "chu-the": "holder",
    "holder": "holder",
    "viec": "matter",
    "matter": "matter",
}
ASKED: tuple[Sort, ...] = ("holder", "matter", "instrument")
"""What a name may mean where nobody says of which sort it is."""
_WORDS: dict[Sort, str] = {"instrument": "van-ban", "holder": "chu-the", "matter": "viec"}


def find(
    register: Register,
    asked: str,
    sorts: Iterable[Sort] = ASKED,
    *,
    exactly: bool = False,
    known: Callable[[], Sequence[Named]] | None = None,
) -> WayNode:
    """Find what a name means; ``chu-the:``, ``viec:`` or ``van-ban:`` before it says what it is.

    ``exactly``: only an id or a whole name is taken, as ``naming.resolve`` does. ``known``: gives all that ``every_named`` does for these sorts, where
    somebody keeps it.

    Raises ``AskedWronglyError`` with candidates where a name means nothing or several things.
    """
    prefix, colon, rest = asked.partition(":")
    sort = PREFIXES.get(prefix.strip().lower()) if colon else None
    wanted = tuple(sorts)
    if sort is not None and sort not in wanted:
        allowed = ", ".join(f"{_WORDS[one]}:" for one in wanted)
        raise AskedWronglyError(
            Text(
                f"«{asked}» không dùng được ở đây; ở đây cần {allowed} hoặc chỉ cần tên.",
                f"“{asked}” does not fit here; use {allowed} or the name alone.",
            )
        )
    name, chosen = (rest.strip(), (sort,)) if sort is not None else (asked.strip(), wanted)
    if "/" in name and any(name in book.unlisted_ids() for book in register.books):
        raise AskedWronglyError(
            Text(
                f"«{name}» chưa công bố danh mục: chỉ có trong tổng số công bố, nên chưa rõ chủ thể, căn cứ và đường thẩm quyền.",
                f"“{name}” is unlisted: it stands in a published total only, so its owner, basis and ways of authority are not known.",
            )
        )
    _refuse_grant(register, name)
    # What bears just this name is meant, whatever others are called.
    named_ones = list(_bearing(register, chosen, name)) or _all(register, chosen, known if chosen == wanted else None)
    found = naming.resolve(name, named_ones, _kind(chosen), exactly=exactly)
    prefix, _, plain = found.id.partition(":")
    return WayNode(PREFIXES[prefix], plain, found.guessed)


def _refuse_grant(register: Register, name: str) -> None:
    """Say of the id of a grant what may be asked for instead: a grant is a step of a way, and no place on it."""
    several = register.alternates.get(name, ())
    grant = register.grants.get(name) or (several[0] if several else None)
    if grant is None or any(name in known for known in (register.holders, register.matters, register.instruments)):
        return
    said, receiver = candidates.of_grant(register, grant), grant.receiver
    to = f", chu-the:{receiver}" if isinstance(receiver, str) else ""
    to_en = f", holder:{receiver}" if isinstance(receiver, str) else ""
    raise AskedWronglyError(
        Text(
            f"«{name}» là một lần giao ({said.vi}); ở đây cần chủ thể, việc hoặc văn bản. Hãy ghi van-ban:{grant.instrument}{to}; xem chính lần "
            f"giao: delegation list grants id:{name}.",
            f"“{name}” is a grant ({said.en}); a holder, a matter or an instrument is needed here. Write instrument:{grant.instrument}{to_en}; to "
            f"see the grant itself: delegation list grants id:{name}.",
        )
    )


def every_named(register: Register, sorts: Iterable[Sort]) -> Iterator[Named]:
    """Give everything of some sorts with its names; its id begins with the word of its sort."""
    lists = {"holder": naming.holders, "matter": naming.matters, "instrument": naming.instruments}
    for sort in sorts:
        yield from (_of_sort(sort, one) for one in lists[sort](register))


def _of_sort(sort: Sort, one: Named) -> Named:
    name = f"{_WORDS[sort]}:{one.id}"
    return Named(name, one.title, (*one.names, name), one.brief, apart=one.apart)


def _all(register: Register, sorts: Iterable[Sort], known: Callable[[], Sequence[Named]] | None) -> Sequence[Named]:
    return known() if known is not None else list(every_named(register, sorts))


def _bearing(register: Register, sorts: Iterable[Sort], name: str) -> Iterator[Named]:
    """Give the holders and instruments that bear just this name; none where it may be that of a matter, which has many."""
    if "matter" in (wanted := [*sorts]):
        return
    for sort in wanted:
        found = naming.holders(register, name) if sort == "holder" else naming.instruments(register, name)
        yield from (_of_sort(sort, one) for one in found)


def _kind(sorts: tuple[Sort, ...]) -> Kind:
    kinds = {"holder": Kind.HOLDER, "matter": Kind.MATTER, "instrument": Kind.INSTRUMENT}
    if len(sorts) == 1:
        return kinds[sorts[0]]
    several = {
        frozenset({"holder", "instrument"}): Kind.HOLDER_OR_INSTRUMENT,
        frozenset({"holder", "matter"}): Kind.HOLDER_OR_MATTER,
    }
    return several.get(frozenset(sorts), Kind.ENTRY)


def named(register: Register, node: WayNode) -> Text:
    """Name what stands on a way; a matter by its id and title, an instrument as it is cited."""
    match node.sort:
        case "holder":
            return holder_label(HolderId(node.id), register)
        case "instrument":
            return instruments.instrument_name(register, node.id)
        case "matter":
            said = name_of(node.id, register)
            return Text(said, said)
        case _:
            return Text(node.id, node.id)
