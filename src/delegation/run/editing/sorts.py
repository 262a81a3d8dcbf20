"""The sorts of entries that bear an id, and the entry that an id names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.loading.build.nearest import GROUPS
from delegation.model.matters import Matter
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.names import naming
from delegation.names.naming import Kind, Match, Named
from delegation.names.search import SORTS as SEARCHED
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class EditedSort:
    """A sort of entries. ``key`` names it on the command line, ``group`` is its field in the register."""

    key: str
    group: str
    said: Text

    def entries(self, register: Register) -> Mapping[str, Any]:
        """Give the entries by id; grants to any one of several by the id under which they are stated."""
        found = getattr(register, self.group)
        listed = found.values() if isinstance(found, Mapping) else found
        if self.group == "grants":
            return {one.entry: one for one in listed}
        return {one.id: one for one in listed}

    def entry(self, register: Register, name: str) -> Any | None:  # noqa: ANN401  an entry of any sort
        """Give the entry of an id as ``entries`` does, without going through the others."""
        if self.group == "grants":
            several = register.grants_named(name)
            return several[-1] if several else None
        found = getattr(register, self.group)
        return found.get(name) if isinstance(found, Mapping) else self.entries(register).get(name)


_OTHERS = {
    "assertions": Text("khẳng định", "assertion"),
    "policies": Text("quy tắc riêng", "policy"),
    "requests": Text("đề nghị, nghĩa vụ", "request"),
}
SORTS: tuple[EditedSort, ...] = tuple(
    EditedSort(key, group, GROUPS[group][0] if group in GROUPS else _OTHERS[group])
    for key, group in (
        ("holder", "holders"),
        ("matter", "matters"),
        ("instrument", "instruments"),
        ("field", "fields"),
        ("grant", "grants"),
        ("norm", "norms"),
        ("source", "sources"),
        ("figure", "figures"),
        ("ledger", "ledgers"),
        ("assertion", "assertions"),
        ("policy", "policies"),
        ("request", "requests"),
    )
)


def key_of(sort: EditedSort, entry: Any) -> str:  # noqa: ANN401  an entry of any sort
    """Give the key under which an entry states its id: of a procedure with a code that is its code."""
    is_code = sort.group == "matters" and isinstance(entry, Matter) and entry.procedure is not None
    return "code" if is_code and entry.procedure.code == entry.id else "id"


def place_of_id(sort: EditedSort, entry: Any) -> Place:  # noqa: ANN401  an entry of any sort
    """Give where an entry states its id; that of an instrument may follow from its number and stand nowhere."""
    place: Place = entry.place.at(key_of(sort, entry))
    return place


def sort_of(register: Register, name: str, wanted: str | None) -> EditedSort:
    """Find of which sort the entry of an id is. Raises ``AskedWronglyError`` where there is none, or several and none is wanted."""
    asked = [one for one in SORTS if wanted in (None, one.key)]
    found = [one for one in asked if name in one.entries(register)]
    if len(found) == 1:
        return found[0]
    if found:
        listed, keys = ", ".join(one.said.vi for one in found), " | ".join(one.key for one in found)
        raise AskedWronglyError(
            Text(
                f"«{name}» là mã của nhiều mục: {listed}. Hãy nói rõ bằng --sort {keys}.",
                f"“{name}” is the id of several entries: {', '.join(one.said.en for one in found)}. Say which by --sort {keys}.",
            )
        )
    raise AskedWronglyError(_no_id(register, name, asked))


def _no_id(register: Register, name: str, asked: list[EditedSort]) -> Text:
    """Say why a name is no id that can be renamed, and which ids are near."""
    paper = register.instrument(name)
    if paper is not None:
        return Text(
            f"«{name}» là số của văn bản có mã {paper.id}; số là của chính văn bản nên không đổi theo cách này. Muốn đổi mã thì ghi mã {paper.id}.",
            f"“{name}” is the number of the instrument {paper.id}; a number is the paper's own and is not renamed. To rename the id, write {paper.id}.",
        )
    commune = next((one for one in register.communes.values() if one.code == name), None)
    if commune is not None:
        return Text(
            f"«{name}» là mã xã, phường do Nhà nước cấp ({commune.name}), không phải mã của sổ, nên không đổi được ở đây. Xã, phường "
            "chuyển thành đơn vị khác thì ghi «becomes».",
            f"“{name}” is the official code of a commune ({commune.name}), not an id of the register: it is not renamed here. Where the "
            "commune became another one, write `becomes`.",
        )
    elsewhere = _elsewhere(register, name, asked)
    if elsewhere is not None:
        return elsewhere
    if register.grants.get(name) is not None:
        entry = register.grants[name].entry
        return Text(
            f"«{name}» ghép từ mã lần giao {entry} và mã bên nhận, nên chỉ đổi được từng mã đó.",
            f"“{name}” is made of the id of the grant {entry} and that of its receiver: rename one of these.",
        )
    known = named(register, asked)
    match = naming.find(name, (replace(one, names=(one.id,)) for one in known))
    match = match if match.candidates else naming.find(name, known)
    return naming.not_found(name, Match("none", match.candidates, match.more), Kind.ENTRY.value)


def _elsewhere(register: Register, name: str, asked: list[EditedSort]) -> Text | None:
    """Say what a name is that is an entry of another sort than those that are asked for; ``None`` where it is none."""
    others = [one for one in SORTS if one not in asked]
    match = naming.find(name, named(register, others)) if others else None
    if match is None or match.meant is None or match.how != "exact":
        return None
    own = next(one for one in others if match.meant.id in one.entries(register))
    wanted = Text(", ".join(one.said.vi for one in asked), ", ".join(one.said.en for one in asked))
    see = {"holder": f"delegation list grants holder:{match.meant.id}", "matter": f"delegation who {match.meant.id}"}
    more = f" {see[own.key]}" if own.key in see and asked[0].key == "grant" else ""
    return Text(
        f"«{name}» là {own.said.vi}, còn ở đây cần mã {wanted.vi}." + (f" Tìm mã đó:{more}" if more else ""),
        f"“{name}” is a {own.said.en}; the id of a {wanted.en} is wanted here."
        + (f" To find it:{more}" if more else ""),
    )


def named(register: Register, asked: list[EditedSort]) -> list[Named]:
    """Give the entries of some sorts with their names."""
    searched = {one.key: one for one in SEARCHED}
    found = list[Named]()
    for sort in asked:
        if sort.key in searched:
            found += searched[sort.key].named(register)
        else:
            found += (Named(one, one, (one,)) for one in sort.entries(register))
    return found
