"""Communes and cases: where something is so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Protocol

from delegation.authority.boxes import Case
from delegation.findings import Text
from delegation.model.holders import Commune, CommuneCode
from delegation.speech.numbers import counted


class Cells(Protocol):
    """Cells in some communes and cases; ``None``: in all."""

    @property
    def communes(self) -> frozenset[CommuneCode] | None:
        """The codes of the communes."""

    @property
    def cases(self) -> frozenset[Case] | None:
        """The cases."""


def codes_of(several: Collection[Cells]) -> list[CommuneCode] | None:
    """Give the communes of several cells; ``None`` where some of them are in all, or there are no cells."""
    found = [one.communes for one in several if one.communes is not None]
    return sorted(frozenset().union(*found)) if found and len(found) == len(several) else None


def communes(codes: Collection[CommuneCode], known: Mapping[CommuneCode, Commune], most: int) -> Text:
    """Name communes; count them where they are more than ``most``."""
    if len(codes) > most:
        return counted(len(codes), "xã, phường", "commune")
    names = ", ".join(known[one].name if one in known else one for one in codes)
    return Text(names, names)


def value_of(case: Case) -> str:
    """Say a case by its values."""
    return ", ".join(value for _, value in case)


def in_full(case: Case) -> str:
    """Say a case by its dimensions and values."""
    return ", ".join(f"{name}: {value}" for name, value in case)


def cases(several: Collection[Cells], most: int, say: Callable[[Case], str] = value_of) -> str:
    """Say the first cases of several cells, in their order; nothing where some cells are of all cases."""
    found = [one.cases for one in several if one.cases is not None]
    if not found or len(found) < len(several):
        return ""
    every = sorted({say(case) for some in found for case in some})
    return "; ".join(every[:most]) + ("; …" if len(every) > most else "")


def of_cases(listed: str) -> Text:
    """Say that something is so in some cases."""
    return Text(f"trường hợp {listed}", f"case {listed}")
