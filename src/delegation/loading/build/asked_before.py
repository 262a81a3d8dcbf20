"""References that were asked before: after a change of matters and grants that brings and takes no name, only what changed is asked again."""

from __future__ import annotations

from dataclasses import fields

from delegation.findings import Problem
from delegation.loading.build.draft import Draft
from delegation.loading.build.references import References
from delegation.model.identity import made_anew
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import if_known

_PARTED = ("matters", "grants")
_OTHERS = tuple(one.name for one in fields(Register) if one.name not in _PARTED)


class AskedBefore:
    """The last register all references of which led to one entry each."""

    def __init__(self) -> None:
        """Remember none yet."""
        self._sound: Register | None = None

    def problems(self, register: Register, draft: Draft) -> list[Problem]:
        """Give what ``References`` finds wrong in a register."""
        # Where a part could not be read, what names it is passed over: nothing is concluded from that.
        is_whole = not (draft.quiet or draft.spoilt or draft.broken_kinds or draft.unread)
        asked = _changed(self._sound, register) if self._sound is not None and is_whole else None
        found = list(References(register, draft, asked, also=draft.asked).problems())
        self._sound = register if is_whole and not found else None
        return found


def _changed(sound: Register, register: Register) -> Register | None:
    """Give the matters and grants whose references may lead elsewhere than in a sound register; ``None`` where others may, too."""
    if any(getattr(sound, name) != getattr(register, name) for name in _OTHERS) or any(
        getattr(sound, name).keys() != getattr(register, name).keys() for name in (*_PARTED, "alternates")
    ):
        return None
    matters = {
        name: one
        for name in made_anew(sound.matters, register.matters)
        if (one := register.matters[name]) != sound.matters[name]
    }
    grants = {
        name: one
        for name, one in register.grants.items()
        # The parts that a row gives are those of its matter.
        if one != sound.grants[name] or not matters.keys().isdisjoint(row.matter for row in if_known(one.rows))
    }
    if grants and any(one.extends for one in register.instruments.values()):
        return None
    return Register("", "", Place("register.yaml"), matters=matters, grants=grants)
