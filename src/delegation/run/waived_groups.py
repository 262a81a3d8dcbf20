"""The findings that a group has on a day, to be waived together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from delegation.checks.catalogue import CATALOGUE, OF_LEDGERS
from delegation.checks.shared.near_keys import near_keys
from delegation.errors import AskedWronglyError
from delegation.findings import Finding, Text
from delegation.loading.disk.cache import Cache
from delegation.model.figures import WaivedGroup
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.names import naming
from delegation.names.naming import Kind
from delegation.run import pipeline
from delegation.speech.findings import of_ledgers


def members(
    root: Path, day: date, check: str, names: Mapping[str, str], cache: Cache
) -> tuple[tuple[Finding, ...], WaivedGroup]:
    """Give the findings of a check that concern all that is named (``holder``, ``instrument``, ``field``), and their group.

    Raises ``AskedWronglyError`` where a name means nothing, or there is no such finding.
    """
    wanted = _check(check)
    loaded = pipeline.load(root, cache)
    found = {kind: _id(loaded.register, kind, name) for kind, name in names.items()}
    group = WaivedGroup(wanted, Place("waivers.yaml", ("waivers",)), **found)
    every = pipeline.analyse(loaded, day, with_subjects=True, with_extents=True).findings
    of_group = tuple(one for one in every if group.holds(one.check, one.subjects))
    if not of_group:
        of_check = sum(one.check == wanted for one in every)
        shared = ", ".join(f"{kind} {name}" for kind, name in group.shared)
        raise AskedWronglyError(
            Text(
                f"Không có phát hiện {wanted} nào đang hiện thuộc nhóm {shared} ({wanted} đang có {of_check} phát hiện).",
                f"No finding of {wanted} that stands is of the group {shared} ({of_check} of {wanted} stand).",
            )
        )
    return of_group, group


def option_of(root: Path, subject: Iterable[str], cache: Cache) -> str:
    """Give the option by which the findings of a cause can be chosen as a group; nothing where its subject names no such thing."""
    register = pipeline.load(root, cache).register
    for name in subject:
        for kind, known in (("holder", register.holders), ("field", register.fields)):
            if name in known:
                return f"--{kind} {name}"
        if register.instrument(name) is not None:
            return f"--instrument {name}"
    return ""


def _check(name: str) -> str:
    ids = [one.id for one in CATALOGUE]
    if name.upper() in OF_LEDGERS:
        raise AskedWronglyError(of_ledgers(name.upper()))
    if name.upper() in ids:
        return name.upper()
    near = near_keys(name.upper(), ids)
    vi, en = f"Không có phép kiểm tra «{name}».", f"There is no check “{name}”."
    if near:
        vi, en = f"{vi} Có phải ý bạn là {near[0]}?", f"{en} Did you mean {near[0]}?"
    raise AskedWronglyError(Text(vi, en))


def _id(register: Register, kind: str, name: str) -> str:
    lists = {
        "holder": (naming.holders, Kind.HOLDER),
        "instrument": (naming.instruments, Kind.INSTRUMENT),
        "field": (naming.fields, Kind.FIELD),
    }
    named, said = lists[kind]
    return naming.resolve(name, named(register), said, exactly=True).id
