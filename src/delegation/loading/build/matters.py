"""Documents to model: tasks, procedures, and the decisions that give them away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from delegation.loading.build import parts, world
from delegation.loading.build.coordinating import coordinating
from delegation.loading.build.draft import Draft
from delegation.loading.build.entries import (
    Entry,
    Tree,
    citation,
    citations,
    day,
    numbered,
    one_of,
    placed,
    term,
    texts,
    unknown,
)
from delegation.loading.build.forgotten import GRANT, forgets
from delegation.loading.build.gaps import gaps, known, of_grant, of_procedure, secured, value
from delegation.model import reasons
from delegation.model.gaps import Gap
from delegation.model.instruments import Citation
from delegation.model.matters import AnnexRow, Grant, Matter, MatterId, Ownership
from delegation.model.parts import WHOLE
from delegation.model.places import Place
from delegation.model.procedures import ProcedureFacts, Publication
from delegation.model.row_numbers import row_number
from delegation.model.terms import Day, Term, Unknown, if_known

_NO_TERM = Unknown(reasons.NO_TERM)


def task(entry: Entry) -> None:
    """Build an entry of ``tasks:``."""
    _add(entry, "task", MatterId(entry.own["id"]), None)


def procedure(entry: Entry) -> None:
    """Build an entry of ``procedures:``; its id is its code where that is public."""
    own = entry.own
    code = entry.known("code")
    name = own.get("id") or (code if isinstance(code, str) else None)
    if name is None:
        if entry.place.at("code") not in entry.draft.spoilt:
            entry.draft.problems.append(("DLG002", one_of("code, id", entry.place)))
        entry, name = entry.set_aside(), ""
    published = own.get("published")
    if published and not published.keys() & {"instrument", "unknown"}:
        entry.draft.problems.append(("DLG002", one_of("instrument, unknown", entry.place.at("published"))))
        published = None
    facts = ProcedureFacts(
        code=code if code is not None else Unknown(reasons.NO_CODE),
        internal=entry.get("kind") == "internal",
        agency=entry.text("agency"),
        announced_by=entry.text("announced-by"),
        as_of=entry.text("as-of"),
        owner_weak=bool(entry.get("owner-weak")),
        catalogue_title=known(own.get("catalogue-title")),
        task=known(own.get("task")),
        published=_published(published, entry) if published else None,
    )
    if "replaces" in own or "replaced-by" in own:
        from delegation.loading.build import codes  # noqa: PLC0415  only where a code replaced another

        facts = codes.with_replacements(facts, entry)
    _add(entry, "procedure", MatterId(name), facts, tuple(of_procedure(own)))


def _published(tree: Tree, entry: Entry) -> Publication | Unknown:
    if "unknown" in tree:
        return unknown(tree)
    place = entry.where("published")
    said = tree.get("on")
    on = day(said, place.at("on"), entry.draft) if said is not None else None
    return Publication(tree["instrument"], placed(tree.get("at")), on if isinstance(on, Day) else None, place)


def _add(entry: Entry, kind: Any, name: MatterId, facts: ProcedureFacts | None, more: tuple[Gap, ...] = ()) -> None:
    own = entry.own
    basis = entry.basis()
    whole = entry.term()
    owners = _owners(entry, basis, whole)
    cases = own.get("cases")
    beside = coordinating(entry)
    built = Matter(
        id=name,
        kind=kind,
        title=own.get("title", ""),
        owners=owners,
        place=entry.place,
        field=entry.text("field"),
        level=entry.get("level") or _level(owners, entry.draft),
        coordinators=beside.holders,
        co_deciding=beside.acts,
        basis=basis,
        dimensions=parts.dimensions(cases, entry.place.at("cases"), entry.draft) if cases else (),
        territory=entry.get("territory"),
        term=whole,
        provenance=entry.text("provenance"),
        source=entry.texts("source"),
        note=own.get("note"),
        review=entry.text("review"),
        reserved=_reserved(entry),
        outside_ledger=entry.text("outside-ledger"),
        formerly=texts(own.get("formerly")),
        also_called=texts(own.get("also-called")),
        procedure=facts,
        gaps=(*gaps(entry, "matters"), *beside.gaps, *more),
    )
    if built.formerly:
        entry.draft.renames = True
    entry.draft.add("matters", built.id, built)


def _reserved(entry: Entry) -> Citation | None:
    """Give where the law says that a matter may not be given; nothing where it is not known whether it does."""
    said = entry.own.get("reserved")
    if not said or "unknown" in said:
        return None
    if "instrument" not in said:
        entry.draft.problems.append(("DLG002", one_of("instrument, unknown", entry.place.at("reserved"))))
        return None
    return citation(said, entry.where("reserved"))


def _level(owners: Iterable[Ownership], draft: Draft) -> Any:
    """Give the level of the first owner that has one at which matters are counted.

    Of owners at several levels, one counts: a matter that no total counted would be one more than was published.
    """
    holders = draft.of("holders")
    levels = (
        holders[one.holder].level for one in owners if not isinstance(one.holder, Unknown) and one.holder in holders
    )
    return next((one for one in levels if one != "central"), None)


def _owners(entry: Entry, basis: Any, whole: Term) -> tuple[Ownership, ...]:
    own = entry.own
    if "owners" in own:
        place = entry.place.at("owners")
        if isinstance(own["owners"], dict):
            return (Ownership(unknown(own["owners"]), basis, place, WHOLE, whole),)
        return tuple(
            _owner_of_part(one, place.at(number), basis, entry.draft) for number, one in numbered(own["owners"])
        )
    owner = entry.get("owner")
    if owner is None:
        return ()
    holder = unknown(owner) if isinstance(owner, dict) else owner
    return (Ownership(holder, basis, entry.where("owner"), WHOLE, whole),)


def _owner_of_part(tree: Tree, place: Place, basis: Any, draft: Draft) -> Ownership:
    holder = tree["holder"]
    return Ownership(
        holder=unknown(holder) if isinstance(holder, dict) else holder,
        basis=citations(tree["basis"], place.at("basis")) if "basis" in tree else basis,
        place=place,
        part=parts.part(tree, place, draft),
        term=term(tree.get("term"), place.at("term"), draft),
    )


def decision(tree: Tree, whole: Place, draft: Draft, apart: frozenset[tuple[Any, ...]]) -> None:
    """Build a decision: its instrument and its grants, which are kept apart where there is no instrument.

    ``whole``: the place of the decision, in most cases a file.
    """
    head, place = ((tree, whole),), whole.at("instrument")
    own = tree.get("instrument")
    made_by = None
    if own is not None:
        made_by = world.instrument(own, place, head, draft.aside if place.path in apart else draft)
    layers = (*head, (own, place)) if own is not None else head
    lost = made_by is None or place.path in apart
    for number, grant in numbered(tree.get("grants")):
        kept = draft.aside if lost or ("grants", number) in apart else draft
        _grant(Entry(grant, whole.at("grants", number), layers, kept), made_by.id if made_by is not None else "")


def _grant(entry: Entry, instrument: Any) -> None:
    own = entry.own
    form = own.get("form")
    beside = _beside(entry)
    forgets(entry, "grants", own["id"], [key for key in GRANT if key != "at" or not _is_said_of_rows(entry)])
    built = Grant(
        id=own["id"],
        mechanism=own["mechanism"],
        giver=_holder(own.get("from"), reasons.NO_GIVER),
        receiver=beside.pop("receiver", None) or _holder(own.get("to"), reasons.NO_RECEIVER),
        instrument=instrument,
        rows=_rows(own.get("matters"), entry.place.at("matters"), entry.draft),
        place=entry.place,
        form=form if isinstance(form, int) else None,
        form_unknown=unknown(form) if isinstance(form, dict) else None,
        at=value(own.get("at")),
        term=entry.term() if own.get("term") else Term(_NO_TERM, _NO_TERM),
        part=beside.pop("part", None) or parts.part(own, entry.place, entry.draft),
        content=value(own.get("content")),
        scope=value(own.get("scope")),
        manner=value(own.get("manner")),
        conditions=value(own.get("conditions")),
        purpose=value(own.get("purpose")),
        evaluation_days=known(own.get("evaluation-days")),
        conditions_met=secured(own.get("conditions-met") or {}),
        source=entry.texts("source"),
        note=own.get("note"),
        review=own.get("review"),
        fields=texts(own.get("fields")),
        gaps=of_grant(entry),
        **beside,
    )
    entry.draft.add("grants", built.id, built)


def _beside(entry: Entry) -> dict[str, Any]:
    """Give what is said of several receivers, and of a giver that goes on acting; nothing for nearly every grant."""
    own = entry.own
    if not (isinstance(own.get("to"), list) or own.keys() & {"any-of", "giver-keeps", "steps"}):
        return {}
    from delegation.loading.build.alternates import receiving  # noqa: PLC0415  few registers have such grants

    return receiving(entry)


def _is_said_of_rows(entry: Entry) -> bool:
    """Whether every row of a grant says by which provision it is given, so that the grant need not."""
    rows, place, spoilt = entry.own.get("matters"), entry.place.at("matters"), entry.draft.spoilt
    if not isinstance(rows, list):
        return place in spoilt
    return all(
        (isinstance(row, dict) and "at" in row) or place.at(number, "at") in spoilt for number, row in numbered(rows)
    )


def _holder(tree: Any, missing: str) -> Any:
    return Unknown(missing) if tree is None else value(tree)


def _rows(tree: Any, place: Place, draft: Draft) -> tuple[AnnexRow, ...] | Unknown:
    if tree is None:
        return Unknown(reasons.NOTHING_GIVEN)
    if isinstance(tree, dict):
        return unknown(tree)
    return tuple(_row(one, place.at(number), draft) for number, one in numbered(tree))


def _row(tree: Any, place: Place, draft: Draft) -> AnnexRow:
    if isinstance(tree, str):
        return AnnexRow(MatterId(tree), place)
    basis = citations(tree.get("basis"), place.at("basis"))
    return AnnexRow(
        matter=MatterId(tree["matter"]),
        place=place,
        row=row_number(str(tree["row"])) if known(tree.get("row")) is not None else None,
        printed=value(tree.get("printed")),
        basis=if_known(basis),
        at=placed(tree.get("at")),
        note=tree.get("note"),
        corrected_by=known(tree.get("corrected-by")),
        part=parts.part(tree, place, draft),
    )
