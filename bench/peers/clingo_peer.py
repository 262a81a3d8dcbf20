"""The core checks as an answer set program."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import clingo

import answering

if TYPE_CHECKING:
    from facts import Facts

PROGRAM = """
shared_area(A, B) :- in_area(A, C), in_area(B, C).
shared_case(A, B) :- in_cases(A, C), in_cases(B, C).
owners(M) :- owned(M, H, F, L, A, C), owned(M, I, G, K, B, D), H < I, F <= K, G <= L, shared_area(A, B), shared_case(C, D).

leads(M, H, I) :- granted(_, M, _, H, I, _, _).
leads(M, H, J) :- leads(M, H, I), granted(_, M, _, I, J, _, _).
circles(M) :- leads(M, H, H).

ended(W, H) :- used(W, H, F, _), lives(H, G, _), F < G.
ended(W, H) :- used(W, H, _, L), lives(H, _, K), L > K.

passed_on(R, G) :- granted(G, M, "delegation", H, _, F, L), granted(R, M, "delegation", _, H, E, K), F <= K, E <= L.

totals(B, N) :- ledger(B, _), counts(B, W), N = #count { M : entry(W, M) }.
excess(B) :- totals(B, N), ledger(B, T), N > T.

#show owners/1.
#show circles/1.
#show ended/2.
#show passed_on/2.
#show totals/2.
#show excess/1.
"""


def ask(found: Facts) -> dict[str, list[str]]:
    """Ground the program over the facts and read its one answer set."""
    control = clingo.Control(["--warn=none"])
    control.add("base", [], PROGRAM + "\n".join(_lines(found)))
    control.ground([("base", [])])
    answers: dict[str, list[str]] = {
        name: [] for name in ("owners", "circles", "ended", "passed-on", "totals", "excess")
    }
    with control.solve(yield_=True) as handle:
        for model in handle:
            for symbol in model.symbols(shown=True):
                key = ":".join(
                    str(one.number) if one.type is clingo.SymbolType.Number else one.string for one in symbol.arguments
                )
                answers[symbol.name.replace("_", "-")].append(key)
    return answers


def _lines(found: Facts) -> Iterable[str]:
    tables: dict[str, Iterable[tuple[str | int, ...]]] = {
        "owned": found.owned,
        "in_area": found.area_communes,
        "in_cases": found.case_cells,
        "granted": found.granted,
        "used": found.used,
        "lives": found.lives,
        "ledger": found.ledgers,
        "counts": found.counts,
        "entry": found.entries,
    }
    for name, rows in tables.items():
        for row in rows:
            yield f"{name}({', '.join(str(one) if isinstance(one, int) else _quoted(one) for one in row)})."


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    answering.answer(ask)
