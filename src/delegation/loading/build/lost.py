"""What is said of a reference that leads nowhere or to several things, or to a part that a matter does not have."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.loading.build.nearest import GROUPS, NearestEntry
from delegation.model.places import Place
from delegation.names import codes
from delegation.names.folding import fold
from delegation.names.near import digits
from delegation.speech import in_english

_CODE = re.compile(r"[0-9.]+")


class Wrong(NamedTuple):
    """A reference that leads nowhere, or to several. ``own``: the instrument that refers, which means another one."""

    group: str
    name: str
    place: Place
    own: str | None = None


_OR_TEXT = Text(
    " Thêm nguồn vào sources.yaml, hoặc ghi nguồn bằng lời (hơn một chữ).",
    " Add it to sources.yaml, or name the source in words (more than one).",
)


def nowhere(group: str, name: str, place: Place, steps: tuple[str, ...], near: Sequence[NearestEntry]) -> Problem:
    """Say that nothing has a name, and offer what may be meant."""
    if bearers := [one for one in near if one.code == name]:
        return _by_code(name, [place], bearers, (group, name, place.file, *steps))
    word = GROUPS[group][0]
    listed = _listed(near)
    more = _OR_TEXT if group == "sources" else Text("", "")
    return Problem(
        place,
        Text(
            vi=f"không có {word.vi} nào mang mã «{name}»" + (f"; có phải {listed.vi}?" if near else ".") + more.vi,
            en=f"there is no {word.en} «{name}»" + (f"; did you mean {listed.en}?" if near else ".") + more.en,
        ),
        about=(group, name, place.file, *steps),
        fix=_fix(group, name, near),
    )


def missing(group: str, name: str, places: Sequence[Place], near: Sequence[NearestEntry]) -> Problem:
    """Say once that nothing has a name to which many places refer, given in their order."""
    if bearers := [one for one in near if one.code == name]:
        return _by_code(name, places, bearers, (group, name))
    word, listed, in_files = GROUPS[group][0], _listed(near), _by_file(places)
    where = _where(len(places), len(in_files))
    more = _OR_TEXT if group == "sources" else Text("", "")
    return Problem(
        places[0],
        Text(
            vi=f"không có {word.vi} nào mang mã «{name}», được dẫn{where.vi}. Hãy thêm mục này, hoặc sửa các chỗ dẫn"
            + (f" (có phải {listed.vi}?)." if near else ".") + more.vi,
            en=f"there is no {word.en} «{name}», which is referred to{where.en}. Add it, or correct the references"
            + (f" (did you mean {listed.en}?)." if near else ".") + more.en,
        ),
        about=(group, name),
        related=_elsewhere(in_files, places[0]),
    )  # fmt: skip


def _by_code(name: str, places: Sequence[Place], bearers: Sequence[NearestEntry], about: tuple[str, ...]) -> Problem:
    """Say that a procedure is referred to by its code, where it has an id."""
    listed, in_files = _listed(bearers), _by_file(places)
    where = _where(len(places), len(in_files)) if len(places) > 1 else Text("", "")
    return Problem(
        places[0],
        Text(
            f"«{name}»{where.vi and f', được dẫn{where.vi},'} là mã thủ tục hành chính của mục có mã riêng: {listed.vi}; ở đây phải ghi mã riêng đó.",
            f"«{name}»{where.en and f', which is referred to{where.en},'} is the code of a procedure that has an id of its own: {listed.en}; that id is to be written here.",
        ),
        about=about,
        related=_elsewhere(in_files, places[0]),
        fix=_write(bearers[0].name, sure=len(bearers) == 1) if len(places) == 1 else None,
    )


def _elsewhere(in_files: Mapping[str, Sequence[Place]], told: Place) -> tuple[RelatedPlace, ...]:
    """Give the first place of each file but the one that is told, with how many there are."""
    return tuple(RelatedPlace(several[0], _refers(len(several))) for several in in_files.values() if several[0] != told)


def _by_file(places: Sequence[Place]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in places:
        found.setdefault(place.file, []).append(place)
    return found


def _fix(group: str, name: str, near: Sequence[NearestEntry]) -> Fix | None:
    """Give what to write in the place of a name; nothing where nobody is near, or several codes may be meant."""
    misprinted = group == "matters" and near and near[0].name in codes.hypotheses(name) and not codes.is_code(name)
    if misprinted:
        # The same digits are the same code; a zero that was left out is asked of whoever writes.
        code = near[0].name
        return _write(code, sure=code == codes.rewritten(name)) if len(near) == 1 else None
    # The code nearest to a mistyped code may well be that of something else.
    return _write(near[0].name, sure=_is_sure(group, name, near)) if near and not _CODE.fullmatch(name) else None


def _is_sure(group: str, name: str, near: Sequence[NearestEntry]) -> bool:
    """Whether only one entry can be meant: another number is another entry. Of an instrument it is another law: there the letters alone may differ."""
    return len(near) == 1 and (
        near[0].is_named
        or (
            digits(near[0].name) == digits(name)
            and (group not in ("instruments", "matters") or fold(near[0].name) == fold(name))
        )
    )


def _write(name: str, *, sure: bool = True) -> Fix:
    return Fix(Text(vi=f"thay bằng «{name}»", en=f"replace with «{name}»"), name, sure)


def _listed(offered: Sequence[NearestEntry]) -> Text:
    vi = (f"«{one.name}» ({one.said.vi})" if one.said.vi else f"«{one.name}»" for one in offered)
    en = (f"«{one.name}» ({one.said.en})" if one.said.en else f"«{one.name}»" for one in offered)
    return Text(", ".join(vi), ", ".join(en))


def ambiguous(
    name: str, places: Sequence[Place], bearers: Sequence[tuple[NearestEntry, Place]], meant: str | None
) -> Problem:
    """Say once that several papers bear a number by which the register refers, and which ids they have.

    ``places``: where it refers so, in their order; ``meant``: the id that alone can be meant at all of them. What stands in
    one file is told there; what goes through several, at the entry by which the number is no longer enough.
    """
    listed = _listed([offer for offer, _ in bearers])
    in_files = _by_file(places)
    place = places[0] if len(in_files) == 1 else bearers[1][1].at("number")
    where = _where(len(places), len(in_files))
    ids = [offer.entry for offer, _ in bearers]
    vi, en = " hoặc ".join(f"«{one}»" for one in ids), " or ".join(f"«{one}»" for one in ids)
    fix = Fix(Text(f"thay số bằng mã {vi}", f"write the id {en} in place of the number"))
    return Problem(
        place,
        Text(
            vi=f"{len(bearers)} văn bản cùng mang số «{name}»: {listed.vi}. Số kèm ngày không dẫn được; hãy ghi mã (id) của văn "
            f"bản muốn dẫn{where.vi}.",
            en=f"{len(bearers)} instruments bear the number «{name}»: {listed.en}. A number with its day is no reference; write "
            f"the id of the one that is meant{where.en}.",
        ),
        about=("instruments", name),
        related=(
            *(RelatedPlace(one, Text(f"văn bản «{offer.entry}»", f"instrument «{offer.entry}»")) for offer, one in bearers),
            *_elsewhere(in_files, place),
        ),
        fix=_write(meant) if meant is not None and len(places) == 1 else fix,
    )  # fmt: skip


def _where(places: int, files: int) -> Text:
    if places == 1:
        return Text("", "")
    if files == 1:
        return Text(f" ở {places} chỗ của tệp này", f" at {in_english(places, 'place')} of this file")
    return Text(
        f" ở {places} chỗ trong {files} tệp", f" at {in_english(places, 'place')} in {in_english(files, 'file')}"
    )


def _refers(times: int) -> Text:
    if times == 1:
        return Text("dẫn ở đây", "referred to here")
    return Text(f"dẫn {times} chỗ, đầu tiên ở đây", f"referred to {times} times, first here")


def no_such_article(name: Text, articles: int, at: str, place: Place, steps: tuple[str, ...]) -> Problem:
    """Say that an instrument has fewer articles than the one that is cited."""
    return Problem(
        place,
        Text(
            vi=f"{name.vi} chỉ có {articles} điều nên không có «{at}». Hãy đối chiếu điều, khoản, hoặc số điều đã ghi (articles).",
            en=f"{name.en} has {articles} articles only: there is no «{at}». Check the provision, or the number of articles "
            "that is stated (`articles`).",
        ),
        about=("provisions", at, place.file, *steps),
    )


def no_such_dimension(name: str, known: tuple[str, ...], place: Place, steps: tuple[str, ...]) -> Problem:
    """Say that a matter is not divided in that way."""
    listed = ", ".join(f"«{one}»" for one in known)
    return Problem(
        place,
        Text(
            vi=f"việc này không chia theo «{name}»; "
            + (f"nó chia theo {listed}." if known else "nó không chia trường hợp nào (không có khóa cases)."),
            en=f"the matter is not divided by «{name}»; "
            + (f"it is by {listed}." if known else "it is not divided at all (it has no cases)."),
        ),
        about=("cases", name, place.file, *steps),
    )


def no_such_case(name: str, known: tuple[str, ...], place: Place, steps: tuple[str, ...]) -> Problem:
    """Say that a matter has no such case."""
    listed = ", ".join(f"«{one}»" for one in known)
    if not known:
        return _no_such_name(name, place, steps)
    return Problem(
        place,
        Text(
            vi=f"việc này không có trường hợp «{name}»; các trường hợp đã khai: {listed}.",
            en=f"the matter has no case «{name}»; declared are {listed}.",
        ),
        about=("cases", name, place.file, *steps),
    )


def _no_such_name(name: str, place: Place, steps: tuple[str, ...]) -> Problem:
    return Problem(
        place,
        Text(
            vi=f"chiều này tính bằng đơn vị và không có tên khoảng nào, nên «{name}» không có nghĩa. Hãy ghi giới hạn, ví dụ "
            "{below: 15 tỷ}: from là từ, above là trên, below là dưới, up-to là không quá.",
            en=f"this is measured and no range of it has a name, so «{name}» means nothing. Write the limits, such as "
            "{below: 15 tỷ}: `from` and `up-to` include what they name, `above` and `below` do not.",
        ),
        about=("cases", name, place.file, *steps),
    )
