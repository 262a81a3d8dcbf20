"""Writes a nation of provinces: the real register, and copies of what a province has of its own.

The first province is the register as it stands. Every further one has its own holders, communes, fields, sources,
tasks, procedures, decisions, local instruments and figures. What the nation has once stays once: laws and decrees,
norms, forms; the control totals are multiplied, since the entries of all provinces count against them.

How the copies are made distinct (``NN`` is the number of the province):

- an id or a measure gets the suffix ``-pNN``;
- a commune's code becomes ``50 + NN`` and its number in the list, a procedure's code keeps its first digit and gets six
  digits above all real ones, a local instrument's number gets a serial above all real ones; all stay well formed;
- a title says of which province it is, so that it is not taken for the same matter in another one.

Files are changed by their characters at the marks of the parser, so a copy is a rule file like the original.
"""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

REAL_RULES = Path(__file__).parent.parent / "rules"
PROVINCES = 34
MOST_PROVINCES = 49
"""Commune codes begin with 50 and the number of the province."""

_MERGED = ("sources.yaml", "fields.yaml")
"""Kinds that have one file only: the entries of all provinces stand in it."""
_LEFT_OUT = "tests"
"""The assertions: they count what the one city has."""
_NATIONAL = (
    "norms/",
    "ledgers/",
    "requests/",
    "english.yaml",
    "register.yaml",
    "forms.yaml",
    "waivers.yaml",
    "rulings.yaml",
    "baseline.yaml",
)
_GROUP_OF_KEY = {
    **dict.fromkeys(("owner", "holder", "coordinators", "from", "to", "parent", "head-of", "within"), "holders"),
    **dict.fromkeys(("successors", "issuer", "counted-class"), "holders"),
    **dict.fromkeys(("communes", "except-communes"), "communes"),
    **dict.fromkeys(("field", "only-fields"), "fields"),
    **dict.fromkeys(("matters", "matter", "task"), "matters"),
    **dict.fromkeys(("sum-of", "difference", "percent", "of", "part-of", "same-as", "compare"), "figures"),
    **dict.fromkeys(("number", "instrument", "replaces", "replaced-by", "amends", "by"), "instruments"),
    "source": "sources",
    "measure": "measures",
}
_NAMED_BY = {
    "holders": ("holders", "id"),
    "communes": ("communes", "code"),
    "fields": ("fields", "id"),
    "sources": ("sources", "id"),
    "tasks": ("matters", "id"),
    "procedures": ("matters", "id"),
    "figures": ("figures", "id"),
    "instruments": ("instruments", "id"),
    "instrument": ("instruments", "id"),
    "grants": ("grants", "id"),
}
"""Under which key the entries of a list stand, what they are, and what names them."""
_TITLES = ("title", "catalogue-title")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar of a rule file: its key (of a list: the key of the list), what lists it, and where it stands."""

    key: str
    listed_under: str
    value: str
    start: int
    end: int
    key_start: int


@dataclass(slots=True)
class RuleFile:
    """A rule file with its scalars in the order of the text."""

    name: str
    text: str
    scalars: list[Scalar]

    def edited(self, edit: Callable[[Scalar], tuple[int, str] | None]) -> str:
        """Give the text with some scalars replaced; ``edit`` gives where to begin and what to write."""
        pieces, at = [], 0
        for one in self.scalars:
            change = edit(one)
            if change is not None:
                pieces += [self.text[at : change[0]], change[1]]
                at = one.end
        return "".join([*pieces, self.text[at:]])


def main() -> None:
    """Write a nation into a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="is made; must not hold a register yet")
    parser.add_argument("--provinces", type=int, default=PROVINCES, choices=range(1, MOST_PROVINCES + 1), metavar="N")
    parser.add_argument("--rules", type=Path, default=REAL_RULES)
    asked = parser.parse_args()
    write(asked.folder, asked.provinces, asked.rules)


def write(folder: Path, provinces: int = PROVINCES, rules: Path = REAL_RULES) -> None:
    """Write a nation of so many provinces; the same rules give the same bytes."""
    shutil.copytree(rules, folder, ignore=shutil.ignore_patterns(_LEFT_OUT))
    files = [
        _read(path, rules) for path in sorted(rules.rglob("*.yaml")) if _LEFT_OUT not in path.relative_to(rules).parts
    ]
    own = [one for one in files if _is_provincial(one, files)]
    names = _names(own)
    for one in files:
        if one.name.startswith("ledgers/"):
            (folder / one.name).write_text(one.edited(_multiplied(provinces)), encoding="utf-8")
    for number in range(2, provinces + 1):
        edit = _renaming(names, number)
        for one in own:
            _add(folder, one, one.edited(edit), number)


def _read(path: Path, rules: Path) -> RuleFile:
    text = path.read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return RuleFile(path.relative_to(rules).as_posix(), text, list(_scalars(yaml.compose(text, loader))))


def _scalars(node: yaml.Node | None, key: str = "", listed_under: str = "", key_start: int = 0) -> Iterator[Scalar]:
    if isinstance(node, yaml.MappingNode):
        for name, inner in node.value:
            yield from _scalars(inner, name.value, key or listed_under, name.start_mark.index)
    elif isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            if isinstance(inner, yaml.MappingNode):
                yield from _scalars(inner, "", key)
            else:
                yield from _scalars(inner, key, listed_under, key_start)
    elif isinstance(node, yaml.ScalarNode):
        yield Scalar(key, listed_under, node.value, node.start_mark.index, node.end_mark.index, key_start)


def _is_provincial(one: RuleFile, files: Iterable[RuleFile]) -> bool:
    """Whether a province has such a file of its own. Instruments are its own where its holders issue them."""
    if not one.name.startswith("instruments/"):
        return not one.name.startswith(_NATIONAL)
    holders = {
        scalar.value
        for other in files
        if other.name.startswith("holders/")
        for scalar in other.scalars
        if scalar.key == "id"
    }
    return any(scalar.key == "issuer" and scalar.value in holders for scalar in one.scalars)


def _names(own: Iterable[RuleFile]) -> dict[str, list[str]]:
    """Give what the copies rename, by group."""
    found: dict[str, dict[str, None]] = {}
    for one in own:
        for scalar in one.scalars:
            group, key = _NAMED_BY.get(scalar.listed_under, ("", ""))
            if scalar.key == key or (scalar.key == "code" and scalar.listed_under == "procedures"):
                found.setdefault(group, {})[scalar.value] = None
            elif scalar.key in ("number", "measure"):
                found.setdefault(_GROUP_OF_KEY[scalar.key], {})[scalar.value] = None
    return {group: list(names) for group, names in found.items()}


def _multiplied(provinces: int) -> Callable[[Scalar], tuple[int, str] | None]:
    def edit(one: Scalar) -> tuple[int, str] | None:
        is_count = one.key in ("total", "of") and one.value.isdecimal()
        return (one.start, str(int(one.value) * provinces)) if is_count else None

    return edit


def _renaming(names: dict[str, list[str]], number: int) -> Callable[[Scalar], tuple[int, str] | None]:
    """Make the edit that turns a file of the first province into one of another."""
    renamed = {
        group: {name: _renamed(group, name, at, len(listed), number) for at, name in enumerate(listed)}
        for group, listed in names.items()
    }

    def edit(one: Scalar) -> tuple[int, str] | None:
        if one.key == "counted":
            # What a province publishes cannot be held against the count of the nation.
            return (one.key_start, "")
        if one.key in _TITLES:
            return (one.start, _quoted(f"{one.value} (tỉnh {number:02d})"))
        if one.key == "formerly":
            return (one.start, _quoted(f"{one.value}-p{number:02d}"))
        group = _NAMED_BY.get(one.listed_under, ("",))[0] if one.key in ("id", "code") else _GROUP_OF_KEY.get(one.key)
        name = renamed.get(group or "", {}).get(one.value)
        return None if name is None else (one.start, _quoted(name))

    return edit


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _renamed(group: str, name: str, at: int, size: int, number: int) -> str:
    if group == "communes":
        return f"{50 + number}{at:03d}"
    if group == "matters" and name[:1].isdigit() and name[1:2] == ".":
        return f"{name[0]}.{200_000 + number * size + at}"
    serial = re.match(r"\d+(?=[/-])", name)
    if group == "instruments" and serial is not None and "/" in name:
        return f"{20_000 + number * size + at}{name[serial.end() :]}"
    return f"{name}-p{number:02d}"


def _add(folder: Path, original: RuleFile, text: str, number: int) -> None:
    if original.name in _MERGED:
        entries = text[text.index("\n", text.index(original.name.removesuffix("yaml")[:-1] + ":\n")) + 1 :]
        with (folder / original.name).open("a", encoding="utf-8") as file:
            file.write(entries)
        return
    kind, _, rest = original.name.partition("/")
    place = folder / kind / f"p{number:02d}" / rest
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
