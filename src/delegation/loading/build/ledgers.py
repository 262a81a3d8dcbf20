"""Documents to model: ledgers, figures, waivers, known findings, rulings, and the register's own file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from delegation.findings import Problem, Text
from delegation.loading.build.covering import covered, covers
from delegation.loading.build.draft import Draft
from delegation.loading.build.entries import Entry, Tree, day, no_such_day, numbered, of_each, one_of, texts
from delegation.loading.build.forgotten import LEDGER, forgets
from delegation.loading.build.world import pole
from delegation.model import reasons
from delegation.model.figures import Covers, Figure, Given, Known, Ledger, Relation, WaivedGroup, Waiver
from delegation.model.matters import MatterId
from delegation.model.places import Place
from delegation.model.rulings import Ruling
from delegation.model.severity import Settings, Severity
from delegation.model.terms import Day, Unknown, last_day_of
from delegation.model.worded import worded

_RELATIONS = ("sum-of", "difference", "percent", "part-of", "same-as", "compare")


def ledger(entry: Entry) -> None:
    """Build an entry of ``ledgers:``."""
    own = entry.own
    built = Ledger(
        id=own["id"],
        counts=own["counts"],
        name=worded(own["name"], own.get("name-en")),
        total=Unknown(own["total"]["unknown"]) if isinstance(own["total"], dict) else own["total"],
        place=entry.place,
        level=own.get("level"),
        form=own.get("form"),
        given=_given(own["given"], entry.place.at("given")) if "given" in own else None,
        out_of=own.get("of"),
        at_least=bool(own.get("at-least")),
        as_of=_last_day(entry),
        source=entry.texts("source"),
        note=own.get("note"),
    )
    # What cannot be read is told of already.
    entry.draft.problems.extend(("DLG002", one) for one in _faults(built) if one.place not in entry.draft.spoilt)
    forgets(entry, "ledgers", built.id, LEDGER[built.counts])
    entry.draft.add("ledgers", built.id, built)


def _given(tree: Tree, place: Place) -> Given:
    return Given(
        place=place,
        givers=tuple(map(pole, tree.get("from", ()))),
        receivers=tuple(map(pole, tree.get("to", ()))),
        mechanisms=tuple(tree.get("mechanisms", ())),
        fields=texts(tree.get("fields")),
        grants=texts(tree.get("grants")),
        unknown=tree.get("unknown"),
    )


def _faults(built: Ledger) -> Iterator[Problem]:
    """Say which keys of a ledger do not go with what it counts, and of what it cannot be a part."""
    place, counts = built.place, built.counts
    keys = ("level", "form") if built.counts_given else ("given",)
    for key in keys:
        # A level beside a form says nothing, and always could stand there.
        if getattr(built, key) is not None:
            yield Problem(
                place.at(key),
                Text(
                    vi=f"khóa «{key}» không đi cùng «counts: {counts}»: nhiệm vụ (tasks) đếm theo cấp (level), thủ tục ủy quyền "
                    "(delegated-procedures) theo hình thức (form), số đã giao (given-…) theo lần giao (given).",
                    en=f"«{key}» does not go with «counts: {counts}»: tasks are counted by level, delegated-procedures by form, and what is "
                    "given (given-…) by the grants that `given` describes.",
                ),
                about=(built.id, key),
            )
    if isinstance(built.total, Unknown) and not built.counts_given:
        yield Problem(
            place.at("total"),
            Text(
                vi=f"sổ đếm «{counts}» chia hết những gì có nên phải có tổng số. Nguồn không nêu thì bỏ sổ này: không có sổ thì không đối chiếu.",
                en=f"a ledger of {counts} divides all there is, so it needs its total. Where the source states none leave the ledger out: then "
                "nothing is held against it.",
            ),
            about=(built.id, "total"),
        )
    if built.out_of is not None and built.out_of < built.whole:
        yield Problem(
            place.at("of"),
            Text(
                vi=f"«of» là tổng mà «total» là một phần, nên không nhỏ hơn total ({built.whole}): hãy đối chiếu hai số với nguồn.",
                en=f"`of` is the total of which `total` is a part, so it is not below total ({built.whole}): compare both with the source.",
            ),
            about=(built.id, "of"),
        )


def _last_day(entry: Entry) -> Day | None:
    period = entry.get("as-of")
    if period is None:
        return None
    try:
        return last_day_of(period)
    except ValueError:
        entry.draft.problems.append(("DLG002", no_such_day(period, entry.where("as-of"))))
        return None


def figure(entry: Entry) -> None:
    """Build an entry of ``figures:``."""
    own = entry.own
    relations = own.get("relations") or ()
    place = entry.place.at("relations")
    built = Figure(
        id=own["id"],
        measure=own["measure"],
        value=own["value"],
        place=entry.place,
        unit=own.get("unit"),
        as_of=entry.text("as-of"),
        at=own.get("place"),
        quote=own.get("quote"),
        relations=tuple(
            relation
            for number, one in numbered(relations)
            if (relation := _relation(one, place.at(number), entry.draft)) is not None
        ),
        counted=own.get("counted"),
        counted_class=own.get("counted-class"),
        counted_ledgers=texts(own.get("counted-ledgers")),
        source=entry.texts("source"),
        note=own.get("note"),
    )
    entry.draft.add("figures", built.id, built)


def _relation(tree: Tree, place: Place, draft: Draft) -> Relation | None:
    there = [name for name in _RELATIONS if name in tree]
    if len(there) != 1:
        draft.problems.append(("DLG002", one_of(", ".join(_RELATIONS), place, there)))
        return None
    kind: Any = there[0]
    if kind == "percent" and "of" not in tree:
        draft.problems.append(("DLG002", one_of("of", place)))
        return None
    if kind == "percent":
        return Relation(kind, (tree["percent"], tree["of"]), place)
    named = tree[kind]
    return Relation(kind, (named,) if isinstance(named, str) else tuple(named), place)


def _covers(entry: Entry, one: Tree, place: Place) -> Covers | None:
    if "covers" not in one:
        return None

    def read(value: Any, at: Place) -> Day | None:
        found = day(value, at, entry.draft)
        return found if isinstance(found, Day) else None

    return covers(one["covers"], place.at("covers"), read)


def _covered(one: Tree, place: Place) -> Iterator[tuple[str, str, Place]]:
    """Give what a waiver says that it covers, but for what its finding is known by: where that is gone, the whole waiver is stale.

    What the baseline covers a command has written; what is gone from there it tells, and takes out, with all else that is gone.
    """
    known_by = one["finding"].split(":")
    return (each for each in covered(one, place) if each[1] not in known_by)


def waiver(entry: Entry) -> None:
    """Build an entry of ``waivers.yaml``."""
    own = entry.own
    until = day(own["until"], entry.place.at("until"), entry.draft)
    last = until if isinstance(until, Day) else date.min
    group = _group(entry) if "finding" not in own else None
    whole = [(own, entry.place)] if group is None else []
    listed = own.get("findings", ()) if group is not None else ()
    inside = [(one, entry.place.at("findings").at(number)) for number, one in numbered(listed)]
    for one, place in (*whole, *inside) if _is_one_form(entry) else ():
        entry.draft.asked.extend(_covered(one, place))
        extent = _covers(entry, one, place)
        built = Waiver(one["finding"], own["reason"], own["approved-by"], last, place, extent, group)
        entry.draft.add("waivers", one["finding"], built)


def _is_one_form(entry: Entry) -> bool:
    """Whether a waiver is of one finding or of a group that lists some; what is neither, or both, is told."""
    own, place = entry.own, entry.place
    single, group = "finding" in own, own.get("group")
    wrong = None
    if single == (group is not None):
        wrong = one_of("finding, group", place, ["finding", "group"] if single else ())
    elif group is not None and "findings" not in own:
        wrong = one_of("findings", place)
    elif single and "findings" in own:
        wrong = one_of("group", place)
    elif group is not None and "covers" in own:
        wrong = of_each("covers", place.at("covers"))
    elif group is not None and not group.keys() & {"holder", "instrument", "field"}:
        wrong = one_of("holder, instrument, field", place.at("group"))
    if wrong is not None:
        entry.draft.problems.append(("DLG002", wrong))
    return wrong is None


def _group(entry: Entry) -> WaivedGroup | None:
    tree = entry.own.get("group")
    if tree is None:
        return None
    names = {key: tree.get(key) for key in ("holder", "instrument", "field")}
    for key, name in names.items():
        if name is not None:
            entry.draft.asked.append((f"{key}s", name, entry.place.at("group").at(key)))
    return WaivedGroup(tree["check"], entry.place, **names)


def known(entry: Entry) -> None:
    """Build an entry of ``baseline.yaml``."""
    own = entry.own
    cause, decides, reason = (entry.text(key) or "" for key in ("cause", "decides", "reason"))
    extent = _covers(entry, own, entry.place)
    entry.draft.add("known", own["finding"], Known(own["finding"], cause, decides, reason, entry.place, extent))


def ruling(entry: Entry) -> None:
    """Build an entry of ``rulings.yaml``."""
    own = entry.own
    one, other = map(MatterId, own["matters"])
    built = Ruling(
        named=(one, other),
        verdict=own["verdict"],
        because=own["because"],
        decided_by=own["decided-by"],
        on=entry.day("on") or Unknown(reasons.NO_DAY),
        place=entry.place,
        source=entry.texts("source"),
    )
    entry.draft.add("rulings", built.key, built)


def reading(entry: Entry) -> None:
    """Build an entry of ``readings.yaml``."""
    from delegation.model.clauses import Reading  # noqa: PLC0415  only where a register has any

    own = entry.own
    on = day(own["on"], entry.place.at("on"), entry.draft)
    built = Reading(
        instrument=own["instrument"],
        at=own["at"],
        text=own["text"],
        entries=() if entry.place.at("entries") in entry.draft.spoilt else texts(own["entries"]),
        confirmed_by=own["confirmed-by"],
        on=on if isinstance(on, Day) else None,
        place=entry.place,
    )
    # Who read a clause twice, for the same entries or others, has read it: no two readings exclude each other.
    entry.draft.add("readings", entry.place, built)


def register_facts(tree: Tree, file: str, draft: Draft) -> dict[str, Any]:
    """Build what ``register.yaml`` says, as arguments of ``Register``."""
    head = tree.get("register") or {}
    checks = tree.get("checks") or {}
    baseline = day(head.get("baseline"), Place(file, ("register", "baseline")), draft)
    facts: dict[str, Any] = {
        "id": head.get("id", ""),
        "name": worded(head.get("name", ""), head.get("name-en")),
        "place": Place(file, ("register",)),
        "language": head.get("language", "vi"),
        "province": head.get("province"),
        "settings": Settings(
            horizon_days=checks.get("horizon-days", 180),
            likeness=checks.get("likeness", 85),
            severity={name: Severity(value) for name, value in (checks.get("severity") or {}).items()},
        ),
    }
    if isinstance(baseline, Day):
        facts["baseline"] = baseline
    return facts
