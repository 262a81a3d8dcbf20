"""Documents to model: what instruments do to the grants of others, as suspensions and extensions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from delegation.findings import Problem, Text
from delegation.loading.build.draft import Draft
from delegation.loading.build.entries import day, numbered, one_of, term
from delegation.model.acts import Correction, Extension, Suspension
from delegation.model.instruments import Instrument
from delegation.model.places import Place
from delegation.model.provisions import places, unknown_place
from delegation.model.register import Register

_TOUCHED = ("instrument", "grant")


def _naming_one(tree: Any, place: Place, draft: Draft) -> Iterator[tuple[Any, Place]]:
    """Give each entry that names an instrument or a grant, and not both, with its place. One that is not known names neither."""
    if isinstance(tree, dict):
        yield {"instrument": tree}, place
        return
    for number, one in numbered(tree):
        here = place.at(number)
        named = [key for key in _TOUCHED if key in one]
        if len(named) == 1:
            yield one, here
        else:
            draft.problems.append(("DLG002", one_of(", ".join(_TOUCHED), here, named)))


def _meant(one: Any) -> tuple[str | None, str | None, str | None]:
    """Give the instrument, the grant and the place that are meant; where one of them is not known, a place that says why."""
    said = {key: one.get(key) for key in (*_TOUCHED, "at")}
    why = next((each["unknown"] for each in said.values() if isinstance(each, dict)), None)
    known = {key: each if isinstance(each, str) else None for key, each in said.items()}
    return known["instrument"], known["grant"], known["at"] if why is None else unknown_place(why)


def _stated_at(one: Any) -> str | None:
    """Give the provision of the instrument itself that says so; where it is not known, a place that says why."""
    said = one.get("stated-at")
    return unknown_place(said["unknown"]) if isinstance(said, dict) else said


def suspensions(tree: Any, place: Place, draft: Draft) -> tuple[Suspension, ...]:
    """Read what an instrument suspends."""
    found = []
    for one, here in _naming_one(tree, place, draft):
        if "grant" in one and "at" in one:
            said = Text(
                "«at» là điều khoản của văn bản, chỉ đi với «instrument»; tạm ngưng một lần giao thì bỏ «at».",
                "«at» is a provision of an instrument and goes with «instrument» only; to suspend a grant leave it out.",
            )
            draft.problems.append(("DLG002", Problem(here.at("at"), said, (place.file, str(here.path), "at"))))
        days = term({"from": one.get("from"), "to": one.get("to")}, here, draft)
        found.append(Suspension(*_meant(one), days, here, one.get("note"), _stated_at(one)))
    return tuple(found)


def extensions(tree: Any, place: Place, draft: Draft) -> tuple[Extension, ...]:
    """Read what an instrument extends."""
    return tuple(
        Extension(*_meant(one), day(one.get("to"), here.at("to"), draft), here, one.get("note"), _stated_at(one))
        for one, here in _naming_one(tree, place, draft)
    )


def corrections(tree: Any, place: Place, draft: Draft) -> tuple[Correction, ...]:  # noqa: ARG001  as the others are read
    """Read what an instrument corrects."""
    listed = [(0, {"instrument": tree})] if isinstance(tree, dict) else numbered(tree)
    found = []
    for number, one in listed:
        instrument, _, at = _meant({"instrument": one} if isinstance(one, str) else one)
        found.append(Correction(instrument, at, place if isinstance(tree, dict) else place.at(number)))
    return tuple(found)


READERS: Mapping[str, Callable[[Any, Place, Draft], tuple[Any, ...]]] = {
    "suspends": suspensions,
    "corrects": corrections,
    "extends": extensions,
}


def without_rows(register: Register, by: Instrument) -> Iterator[Problem]:
    """Tell of extensions that name an instrument or a grant of the register, and nothing that is given there."""
    for one in by.extends:
        other = register.instrument(one.instrument) if one.instrument is not None else None
        name = other.id if other is not None else one.grant
        is_known = (other is not None or one.grant in register.grants) and (one.at is None or bool(places(one.at)))
        if not is_known or register.extending.grants_of(one):
            continue
        where = Text(f" tại «{one.at}»", f" at “{one.at}”") if one.at is not None else Text("", "")
        yield Problem(
            one.place.at("at") if one.at is not None else one.place,
            Text(
                vi=f"{by.id} gia hạn «{one.instrument or one.grant}»{where.vi}, nhưng sổ không ghi lần giao, dòng nào ở đó. Đối chiếu văn bản, số dòng; "
                "dòng của phụ lục viết như «Phụ lục dòng 3».",
                en=f"{by.id} extends “{one.instrument or one.grant}”{where.en}, but the register has no grant and no row there. Compare the "
                "instrument and the number of the row; a row of an annex is written as «Phụ lục dòng 3».",
            ),
            about=("grants", str(name), by.id, one.at or "extends"),
        )
