"""The map of authority as one script for both languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from delegation.findings import Text
from delegation.model.severity import Severity
from delegation.reports.site.data.answers import Bytes, script
from delegation.speech.mechanisms import MECHANISMS
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """A holder or a form: ``name``: its id in addresses; ``owns``: the matters that it owns by law."""

    id: str
    kind: Literal["holder", "form"]
    name: str
    said: Text
    owns: int


@dataclass(frozen=True, slots=True)
class Edge:
    """That one gives to another by a mechanism (or ``heads`` it): of so many matters, and whether of others that nobody lists."""

    giver: str
    receiver: str
    mechanism: str
    matters: int
    unlisted: bool
    severity: Severity


def files(nodes: Sequence[Node], edges: Sequence[Edge]) -> Bytes:
    """Give the file of the map by its name. Edges name their ends by the numbers of nodes."""
    numbers = {one.id: number for number, one in enumerate(nodes)}
    ways = list(dict.fromkeys(one.mechanism for one in edges))
    said = [[MECHANISMS[one].vi, MECHANISMS[one].en] if one in MECHANISMS else 0 for one in ways]
    written = {
        "nodes": [
            [
                0 if one.kind == "holder" else 1,
                one.name,
                one.said.vi,
                one.said.en if one.said.en != one.said.vi else 0,
                one.owns,
            ]
            for one in nodes
        ],
        "ways": said,
        "edges": [
            [
                numbers[one.giver],
                numbers[one.receiver],
                ways.index(one.mechanism),
                one.matters,
                int(one.unlisted),
                one.severity.rank,
            ]
            for one in edges
            if one.giver in numbers and one.receiver in numbers
        ],
    }
    return {"map.js": script("delegation.map", written)}
