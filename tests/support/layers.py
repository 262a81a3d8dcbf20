"""Authority that is given on through layers of several holders, each of whom gives it to all of the next."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from folders import small

_DECISION = (
    "instrument: {id: qd-1, number: 01/2026/QĐ-UBND, type: committee-decision-qppl, issuer: ubnd-tp, title: Ủy quyền, "
    "issued: 2026-01-05, effective: 2026-01-15}\ngrants:\n"
)


def layered(folder: Path, layers: int, wide: int) -> Path:
    """Write a register whose task goes from the city through layers ``s0-0 … s0-n``, ``s1-0 …``, down to the last."""
    names = [[f"s{layer}-{at}" for at in range(wide)] for layer in range(layers)]
    pairs = [
        *(("ubnd-tp", one) for one in names[0]),
        *((giver, one) for upper, lower in pairwise(names) for giver in upper for one in lower),
    ]
    holders = "".join(
        f"  - {{id: {one}, name: Sở {one}, level: city, kind: specialised-agency}}\n" for some in names for one in some
    )
    grants = "".join(
        f"  - {{id: g-{giver}-{one}, mechanism: delegation, from: {giver}, to: {one}, at: Điều 1, "
        "term: {from: 2026-01-15, to: 2027-12-31}, content: x, scope: whole, matters: [{matter: vd-ubnd-tp}]}\n"
        for giver, one in pairs
    )
    return small(folder, {"holders/them.yaml": "holders:\n" + holders, "decisions/2026/1.yaml": _DECISION + grants})
