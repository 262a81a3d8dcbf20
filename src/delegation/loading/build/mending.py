"""What its schema rejects in a document is set aside, as little as can be: all else in an entry is still read.

A value that is wrong is not known (``{unknown: …}``), a word that changes nothing is left out, a row or a citation is
passed over. Where that would say more than was written (a part that is no longer restricted), what the part is of is not
known. An entry that is none without the wrong value is kept apart: nothing rests on it, and its other faults are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from delegation.loading import schema
from delegation.loading.build.fillers import filler, may_be_unknown
from delegation.loading.schema import Complaint
from delegation.model import reasons
from delegation.model.places import KeyOf, Step
from delegation.values import dataclass

Steps = tuple[Step, ...]

_LEFT_OUT = frozenset(
    {"printed", "replaces", "replaced-by", "amends", "begins-in-part", "ends-in-part", "corrects", "corrected-by", "becomes",
     "former-names", "class", "group", "readiness"}
)  # fmt: skip
"""Keys that are left out even where they may be unknown: that would be said to be so on the paper."""
_HARMLESS = _LEFT_OUT | frozenset(
    {"note", "note-en", "reason-en", "review", "limit", "reason", "verdict", "confidence", "unit", "quote", "place", "short", "name-en", "heading", "agency",
     "announced-by", "as-of", "owner-weak", "kind", "catalogue-title", "axis", "level", "evaluation-days", "row", "by",
     "outside-ledger", "formerly", "also-called", "reserved", "task", "field", "law-from", "at", "coordinators", "successors", "normative", "relations", "about", "solves",
     "count", "act", "any-of", "fields"}
)  # fmt: skip
"""Keys that may be missing: then less is said, and nothing else than was written. Several receivers without ``any-of`` are not known; without ``fields`` what is given may be of any."""
_OF_ASSERTIONS = frozenset({"note"})
"""Of an assertion, and of a policy with its examples, all else is part of what it asserts."""
_PASSED_OVER = frozenset(
    {"matters", "basis", "ends-in-part", "begins-in-part", "corrects", "replaces", "replaced-by", "amends", "relations", "coordinators",
     "successors", "norms", "source", "becomes", "former-names", "readiness", "formerly", "also-called"}
)  # fmt: skip
"""Lists of which one member may be missing."""
_TOUCHING = frozenset({"suspends", "corrects", "extends"})
"""What is said of other instruments, or of places in them."""
_RESTRICTING: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    "tasks": {key: {"owner": {"unknown": reasons.SPOILT}} for key in ("owners", "territory")},
    "procedures": {key: {"owner": {"unknown": reasons.SPOILT}} for key in ("owners", "territory")},
    "grants": {
        "conditions-met": {
            "conditions-met": {key: {"unknown": reasons.SPOILT} for key in ("staff", "data", "budget", "guidance")}
        },
    },
    "ledgers": {"given": {"given": {"unknown": reasons.SPOILT}}},
    "requests": {"answer": {"answer": {"unknown": reasons.SPOILT}}},
    "norms": {key: {"effect": "unknown"} for key in ("only-fields", "condition", "effect")},
}
"""By the list of entries and a key that restricts them: what is not known where it cannot be read."""
_TRANSITION = {"transition": {"received-before": {"unknown": reasons.SPOILT}}}
"""What stands for a transition of which something cannot be read: that there is one, for files of before a day that is not known."""
_NEEDED = {
    "holders": ("level",),
    "norms": ("mechanism", "effect"),
    "assertions": ("source",),
    "policies": ("source",),
    "requests": ("source",),
    "ledgers": ("level", "form"),
    "figures": ("as-of",),
}
"""Keys that an entry cannot be without, though it may inherit them."""
_CALLED = ("title", "name")
_IDS = ("id", "code", "number", "form")


@dataclass(frozen=True, slots=True)
class Mended:
    """A document that can be built.

    ``apart``: paths of entries that nothing may rest on; ``hopeless``: of those that cannot be built at all; ``spoilt``: where
    something is left out, or stands in for what is wrong; ``lessened``: of entries that say less than was written;
    ``broken``: whether a list of entries is lost.
    """

    tree: Any
    apart: frozenset[Steps] = frozenset()
    hopeless: frozenset[Steps] = frozenset()
    spoilt: frozenset[Steps] = frozenset()
    lessened: frozenset[Steps] = frozenset()
    broken: bool = False


def mend(kind: str, tree: Any, complaints: Iterable[Complaint], groups: frozenset[str]) -> Mended:
    """Set aside what is wrong in a document of a kind. ``groups``: the keys of its lists of entries."""
    mender = _Mender(kind, tree, groups)
    for complaint in complaints:
        mender.take(complaint)
    return mender.mended()


def node_of(kind: str, path: Steps) -> Any:
    """Give the schema of the node at a path; an empty one where any may stand there."""
    node = schema.of(kind)
    for step in path:
        inner = node.get("items") if isinstance(step, int) else node.get("properties", {}).get(step)
        inner = inner if inner is not None else node.get("additionalProperties")
        node = inner if isinstance(inner, dict) else {}
    return node


@cache
def _validator(kind: str, path: Steps) -> Any:
    import jsonschema_rs

    return jsonschema_rs.Draft7Validator(node_of(kind, path))


class _Mender:
    def __init__(self, kind: str, tree: Any, groups: frozenset[str]) -> None:
        self._kind, self._groups = kind, groups
        self._tree: Any = deepcopy(tree)
        self._touched: set[Steps] = set()
        self._apart: set[Steps] = set()
        self._hopeless: set[Steps] = set()
        self._spoilt: set[Steps] = set()
        self._lessened: set[Steps] = set()
        self._broken = False

    def take(self, complaint: Complaint) -> None:
        path: Steps = complaint.path
        if path and isinstance(path[-1], KeyOf):
            parent = self._at(path[:-1])
            if isinstance(parent, dict):
                parent.pop(str(path[-1]), None)
            known = (node := node_of(self._kind, path[:-1])).get("properties", {})
            meant = complaint.key_meant
            is_empty = path[-2:-1] == ("transition",) and not parent
            if (
                "only" in path
                or not known
                or is_empty
                or (isinstance(parent, dict) and len(parent) < node.get("minProperties", 0))
            ):
                path = path[:-1]
            elif "at" in known and meant not in known and _TOUCHING.intersection(path) and not _says_what(parent):
                # It may have said where: then only a part is meant, and not known which.
                path = (*path[:-1], "at")
            elif meant in known and isinstance(parent, dict) and meant not in parent:
                path = (*path[:-1], str(meant))
            else:
                return
        elif complaint.missing is not None:
            path = (*path, complaint.missing)
        self._spoilt.add(path)
        self._set_aside(path)

    def mended(self) -> Mended:
        for entry in sorted(self._touched - self._hopeless, key=str):
            any_like_it = tuple(0 if isinstance(step, int) else step for step in entry)
            if not _validator(self._kind, any_like_it).is_valid(without_gaps(self._at(entry))):
                self._hopeless.add(entry)
        for entry in self._hopeless:
            self._put(entry, None)
        return Mended(
            self._tree,
            frozenset(self._apart),
            frozenset(self._hopeless),
            frozenset(self._spoilt),
            frozenset(self._lessened),
            self._broken,
        )

    def _entry(self, path: Steps) -> Steps | None:
        """Give the path of the entry that a node is in; ``None`` at the head of the document or of a section."""
        outer = path[:2] if path[:1] == ("sections",) and len(path) > 1 else ()
        inner = path[len(outer) :]
        if inner[:1] == ("instrument",) and not outer and len(path) > 1:
            return ("instrument",)
        return (*outer, *inner[:2]) if len(inner) > 1 and inner[0] in self._groups else None

    def _set_aside(self, path: Steps) -> None:
        entry = self._entry(path)
        if entry is None:
            self._at_head(path)
        elif path == entry:
            self._hopeless.add(entry)
        else:
            self._touched.add(entry)
            # The least that can be left out: the value itself, else what it is in.
            if not any(self._stands_in(entry, path[:end]) for end in range(len(path), len(entry), -1)):
                self._apart.add(entry)
                self._fill(entry, path)

    def _at_head(self, path: Steps) -> None:
        outer = path[:2] if path[:1] == ("sections",) and len(path) > 1 else ()
        key = path[len(outer) : len(outer) + 1]
        if not key:
            self._hopeless.update({outer} if outer else ())
            return
        lost = key[0] in self._groups or key[0] in ("instrument", "sections")
        self._broken = self._broken or lost
        node = self._at(outer)
        needed = lost or key[0] in node_of(self._kind, outer).get("required", ())
        self._hopeless.update({outer} if outer and needed else ())  # a section without these is none
        if not isinstance(node, dict):
            return
        if may_be_unknown(node_of(self._kind, (*outer, *key))) and not lost:
            node[str(key[0])] = {"unknown": reasons.SPOILT}
        else:
            node.pop(str(key[0]), None)

    def _stands_in(self, entry: Steps, here: Steps) -> bool:
        """Leave out a node if that says nothing else than was written; say whether it is done."""
        parent = self._at(here[:-1])
        if isinstance(parent, list):
            return self._passed_over(entry, here, parent)
        instead = self._instead(entry, here) if isinstance(parent, dict) else None
        if instead is None:
            return not isinstance(parent, dict)
        if instead:
            self._lessened.add(entry)
        for key in (str(here[-1]), *(("owners",) if "owner" in instead else ())):  # one owner in place of all
            parent.pop(key, None)
        parent.update(deepcopy(dict(instead)))
        self._spoilt.add(here)
        return True

    def _passed_over(self, entry: Steps, here: Steps, parent: list[Any]) -> bool:
        key = here[-1]
        if here[-2] not in _PASSED_OVER or not isinstance(key, int):
            return False
        parent[key] = None
        self._lessened.add(entry)
        return any(one is not None for one in parent) or self._stands_in(entry, here[:-1])

    def _instead(self, entry: Steps, here: Steps) -> Mapping[str, Any] | None:
        """Give what stands in the place of a key that is wrong; ``None`` where it cannot be left out."""
        above, key = here[:-1], str(here[-1])
        restricting = _RESTRICTING.get(str(entry[-2]), {}) if len(entry) > 1 and above == entry else {}
        if key in restricting:
            return restricting[key]
        own = self._at(entry)
        if key in _TRANSITION and above == entry:
            return _TRANSITION
        if key == "id" and above == entry and isinstance(own.get("number"), str):
            return {}
        if may_be_unknown(node_of(self._kind, here)) and key not in _LEFT_OUT and (key not in _IDS or "id" in own):
            return {key: {"unknown": reasons.SPOILT}}
        called = next((own[name] for name in _IDS if isinstance(own.get(name), str)), None)
        if key in _CALLED and above == entry and called is not None:
            return {key: called}
        harmless = _OF_ASSERTIONS if str(entry[0]) in ("assertions", "policies") else _HARMLESS
        return {} if key in harmless and not self._needs(entry, here) else None

    def _needs(self, entry: Steps, here: Steps) -> bool:
        """Whether what holds a node cannot be without it."""
        group = _NEEDED.get(str(entry[-2]), ()) if len(entry) > 1 and here[:-1] == entry else ()
        return here[-1] in node_of(self._kind, here[:-1]).get("required", ()) or here[-1] in group

    def _fill(self, entry: Steps, path: Steps) -> None:
        """Put something in the place of what an entry cannot be without, so that the rest of it can be read."""
        for end in range(len(path), 0, -1):
            here, parent = path[:end], self._at(path[: end - 1])
            if isinstance(parent, dict) and not isinstance(here[-1], int):
                if self._needs(entry, here):
                    parent[here[-1]] = filler(node_of(self._kind, here))
                else:
                    parent.pop(here[-1], None)
                self._spoilt.add(here)
                return

    def _at(self, path: Steps) -> Any:
        node = self._tree
        for step in path:
            try:
                node = node[step]
            except (KeyError, IndexError, TypeError):
                return None
        return node

    def _put(self, path: Steps, value: Any) -> None:
        parent = self._at(path[:-1])
        if isinstance(parent, (dict, list)):
            parent[path[-1]] = value  # type: ignore[index]  # a step of this tree


def _says_what(entry: Any) -> bool:
    """Say whether what suspends, corrects or extends names a grant, or a place: without a place all of an instrument is meant."""
    return isinstance(entry, dict) and ("at" in entry or "grant" in entry)


def without_gaps(tree: Any) -> Any:
    """Give a document without the members of its lists that are passed over."""
    if isinstance(tree, dict):
        return {key: without_gaps(inner) for key, inner in tree.items()}
    return [without_gaps(inner) for inner in tree if inner is not None] if isinstance(tree, list) else tree
