"""The same register with its entries in another order: nothing that is found may change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import TypeVar

from delegation.model.matters import Matter
from delegation.model.register import Register
from judgement import Disagreement, Judgement

_Key = TypeVar("_Key")
_Entry = TypeVar("_Entry")


def reordered(one: Judgement, seed: int = 1) -> Iterator[Disagreement]:
    """Give the findings that come only in one of two orders, with the cells and grants that they tell of."""
    random = Random(seed)  # noqa: S311  not a secret
    other = Judgement(replace(one.example, register=shuffled(one.register, random)))
    for said in sorted(_told(one) ^ _told(other)):
        yield Disagreement("another order, another finding", said)


def _told(one: Judgement) -> set[str]:
    return {
        f"{finding.key} · {sorted(map(str, finding.problem.areas))} · {sorted(finding.problem.grants)}"
        for finding in one.findings
    }


def shuffled(register: Register, random: Random) -> Register:
    """Put communes, holders, instruments, matters, their owners and grants into another order."""

    def stirred(entries: Mapping[_Key, _Entry]) -> dict[_Key, _Entry]:
        return dict(random.sample(list(entries.items()), len(entries)))

    return replace(
        register,
        communes=stirred(register.communes),
        holders=stirred(register.holders),
        instruments=stirred(register.instruments),
        grants=stirred(register.grants),
        matters=stirred({name: _stirred(one, random) for name, one in register.matters.items()}),
    )


def _stirred(matter: Matter, random: Random) -> Matter:
    """Put the owners by law into another order; each then stands where a file of that order has it."""
    owners = enumerate(random.sample(matter.owners, len(matter.owners)))
    return replace(
        matter, owners=tuple(replace(one, place=matter.place.at("owners", number)) for number, one in owners)
    )
