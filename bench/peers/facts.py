"""The rule files as plain tables for other engines: read with PyYAML's ``CSafeLoader``, days as numbers.

What a peer is asked (``questions``), each answered with a sorted list of keys, so that answers can be compared:

- ``owners``: matters of which two holders are the owners by law on the same day, in the same commune, for the same case;
- ``circles``: matters whose grants lead from a holder back to it;
- ``ended``: ``matter-or-grant:holder`` where a holder is named for days on which it does not exist;
- ``passed-on``: ``received:passed``, two delegations of one matter on the same days, the second by whom the first was given to;
- ``totals``: ``ledger:named`` with the number of named entries of a ledger;
- ``excess``: ledgers with more named entries than their total allows. Ledgers of what grants give are left out: what they name follows from grants, days and holders.

A class of holders is never taken apart into its communes: a statement holds in an *area*, and only the distinct areas
of the register are listed by their communes. The same goes for the cases of a matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import yaml

OPEN = 3_652_059
"""The ordinal of the last day that Python knows."""

_DEFAULT_BASELINE = "2025-07-01"


@dataclass(slots=True)
class Facts:
    """Tables of plain values. Days are proleptic ordinals, both ends included."""

    owned: list[tuple[str, str, int, int, str, str]] = field(default_factory=list)
    """Matter, holder, first and last day, area, set of cases: certain owners by law."""
    area_communes: list[tuple[str, str]] = field(default_factory=list)
    case_cells: list[tuple[str, str]] = field(default_factory=list)
    """Set of cases, case. A matter without dimensions has the one case ``""``."""
    granted: list[tuple[str, str, str, str, str, int, int]] = field(default_factory=list)
    """Grant, matter, mechanism, giver, receiver, first and last day on which it may run."""
    used: list[tuple[str, str, int, int]] = field(default_factory=list)
    """Matter or grant, holder, first and last day."""
    lives: list[tuple[str, int, int]] = field(default_factory=list)
    """Holder, first and last day."""
    ledgers: list[tuple[str, int]] = field(default_factory=list)
    """Ledger, total."""
    entries: list[tuple[str, str]] = field(default_factory=list)
    """What a ledger counts (``tasks:city``, ``form:3``) and a matter counted."""
    counts: list[tuple[str, str]] = field(default_factory=list)
    """Ledger, what it counts."""


def read(rules: Path) -> Facts:
    """Load every rule file and make the tables."""
    return _Reader(_documents(rules)).facts()


def _documents(rules: Path) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for path in sorted(rules.rglob("*.yaml")):
        kind = path.relative_to(rules).parts[0].removesuffix(".yaml")
        found.setdefault(kind, []).append(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))
    return found


Layers = tuple[Any, ...]
"""An entry and what it inherits from, nearest first."""


class _Reader:
    def __init__(self, documents: dict[str, list[Any]]) -> None:
        self._documents = documents
        self._facts = Facts()
        self._baseline = _day(documents["register"][0]["register"].get("baseline", _DEFAULT_BASELINE), 0)
        self._communes = {_get(one, "code"): _get(one, "type") for one in self._of("holders", "communes")}
        self._holders = {_get(one, "id"): one for one in self._of("holders", "holders")}
        self._everywhere = frozenset(self._communes) or frozenset({""})
        self._wards = frozenset(code for code, sort in self._communes.items() if sort == "ward")
        self._reached: dict[str, tuple[str, frozenset[str]]] = {}
        self._areas: dict[frozenset[str], str] = {}
        self._cases: dict[tuple[Any, ...], str] = {}

    def facts(self) -> Facts:
        self._facts.lives = [(name, *_possible(_get(one, "term"))) for name, one in self._holders.items()]
        procedures: set[str] = set()
        for kind in ("tasks", "procedures"):
            for layers in self._of(kind, kind):
                name = self._matter(layers, kind)
                if kind == "procedures":
                    procedures.add(name)
        for document in self._documents.get("decisions", ()):
            for grant in document.get("grants") or ():
                self._grant((grant, document), procedures)
        for document in self._documents.get("ledgers", ()):
            for ledger in document["ledgers"]:
                if ledger["counts"] not in ("tasks", "delegated-procedures"):
                    continue
                self._facts.ledgers.append((ledger["id"], ledger["total"]))
                what = f"tasks:{ledger['level']}" if ledger["counts"] == "tasks" else f"form:{ledger['form']}"
                self._facts.counts.append((ledger["id"], what))
        self._facts.area_communes = [(name, one) for area, name in self._areas.items() for one in sorted(area)]
        return self._facts

    def _of(self, kind: str, group: str) -> Iterator[Layers]:
        for document in self._documents.get(kind, ()):
            yield from ((one, document) for one in document.get(group) or ())
            for section in document.get("sections") or ():
                yield from ((one, section, document) for one in section.get(group) or ())

    def _matter(self, layers: Layers, kind: str) -> str:
        own = layers[0]
        code = own.get("code")
        name = str(own.get("id") or code)
        term = _get(layers, "term")
        possible = _possible(term)
        cases = own.get("cases") or {}
        for one in self._owners(layers):
            holder = one["holder"]
            if isinstance(holder, dict):
                continue
            first, last = _certain(one.get("term"))
            self._use(name, holder, one.get("term"), term)
            start, end = max(first, possible[0], self._baseline), min(last, possible[1])
            if start <= end and first <= last:
                root, area = self._reach(holder)
                area = self._within(area, _get(layers, "territory"), one)
                self._facts.owned.append((name, root, start, end, self._area(area), self._case_set(cases, one)))
        for holder in _listed(_get(layers, "coordinators")):
            self._use(name, holder, term)
        if kind == "tasks" and _get(layers, "outside-ledger") is None:
            level = _get(layers, "level") or self._level(layers)
            if level is not None:
                self._facts.entries.append((f"tasks:{level}", name))
        return name

    def _owners(self, layers: Layers) -> list[dict[str, Any]]:
        if "owners" in layers[0]:
            return list(layers[0]["owners"])
        owner = _get(layers, "owner")
        return [] if owner is None else [{"holder": owner, "term": _get(layers, "term")}]

    def _level(self, layers: Layers) -> str | None:
        holders = [one["holder"] for one in self._owners(layers) if not isinstance(one["holder"], dict)]
        levels = {_get(self._holders[one], "level") for one in holders if one in self._holders} - {"central"}
        return levels.pop() if len(levels) == 1 else None

    def _use(self, about: str, holder: Any, *terms: Any) -> None:
        if isinstance(holder, str):
            stretch = _in_all(self._baseline, terms)
            if stretch is not None:
                self._facts.used.append((about, holder, *stretch))

    def _grant(self, layers: Layers, procedures: set[str]) -> None:
        own = layers[0]
        term = _get(layers, "term")
        for side in ("from", "to"):
            self._use(own["id"], own.get(side), term)
        rows = own.get("matters")
        giver, receiver = own.get("from"), own.get("to")
        for row in rows if isinstance(rows, list) else ():
            matter = str(row["matter"] if isinstance(row, dict) else row)
            if own.get("form") is not None and matter in procedures:
                self._facts.entries.append((f"form:{own['form']}", matter))
            if isinstance(giver, str) and isinstance(receiver, str):
                ends = self._reach(giver)[0], self._reach(receiver)[0]
                self._facts.granted.append((own["id"], matter, own["mechanism"], *ends, *_possible(term)))

    def _reach(self, holder: str) -> tuple[str, frozenset[str]]:
        if holder not in self._reached:
            area, root = self._everywhere, holder
            one = self._holders.get(holder)
            while one is not None:
                members = _get(one, "members")
                area = self._within(area, members if isinstance(members, str) else None)
                root = _get(one, "id")
                one = self._holders.get(_get(one, "within"))
            self._reached[holder] = root, area
        return self._reached[holder]

    def _within(
        self, area: frozenset[str], territory: str | None, tree: dict[str, Any] | None = None
    ) -> frozenset[str]:
        """Cut an area at a named territory and at the communes that a statement names."""
        if territory in ("wards", "rural-communes"):
            area = area & self._wards if territory == "wards" else area - self._wards
        if tree is not None and "communes" in tree:
            area &= frozenset(_listed(tree["communes"]))
        if tree is not None and "except-communes" in tree:
            area -= frozenset(_listed(tree["except-communes"]))
        return area

    def _area(self, area: frozenset[str]) -> str:
        return self._areas.setdefault(area, f"area-{len(self._areas)}")

    def _case_set(self, cases: dict[str, list[Any]], tree: dict[str, Any]) -> str:
        """Name the set of cases that a statement covers; equal sets have one name."""
        only = tree.get("only") or {}
        chosen = tuple((name, tuple(_listed(only.get(name, values)))) for name, values in cases.items())
        found = self._cases.get(chosen)
        if found is None:
            found = self._cases[chosen] = f"cases-{len(self._cases)}"
            for cell in product(*(values for _, values in chosen)):
                self._facts.case_cells.append((found, "/".join(map(str, cell))))
        return found


def _get(layers: Layers, key: str) -> Any:
    return next((layer[key] for layer in layers if key in layer), None)


def _listed(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, list) else [value]


def _day(value: Any, missing: int) -> int:
    if isinstance(value, date):
        return value.toordinal()
    return missing if value is None or isinstance(value, dict) else date.fromisoformat(str(value)).toordinal()


def _possible(term: Any) -> tuple[int, int]:
    term = term or {}
    return _day(term.get("from"), 0), _day(term.get("to"), OPEN)


def _certain(term: Any) -> tuple[int, int]:
    """Give the days that certainly lie in a term: none (a first day after the last) where an end is not known."""
    term = term or {}
    if any(isinstance(term.get(key), dict) for key in ("from", "to")) or "unknown" in term:
        return (1, 0)
    return _possible(term)


def _in_all(baseline: int, terms: tuple[Any, ...]) -> tuple[int, int] | None:
    """Give the days that lie in all terms. Of a term whose last day is not known only its first day is certain."""
    start, end, uncertain = baseline, OPEN, False
    for term in terms:
        one = term or {}
        if "unknown" in one or isinstance(one.get("from"), dict):
            return None
        start = max(start, _day(one.get("from"), 0))
        uncertain = uncertain or isinstance(one.get("to"), dict)
        end = min(end, _day(one.get("to"), OPEN))
    if uncertain and end >= start:
        end = start
    return (start, end) if start <= end else None
