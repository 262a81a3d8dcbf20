"""What ``path``, ``up`` and ``down`` find, as a tree for a person and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from delegation.answers.trees import Branch, Leaf, Tree, Working
from delegation.authority.marks import Mark
from delegation.authority.usable import UsableTerm
from delegation.findings import Text
from delegation.model.register import Register
from delegation.names.communes import member
from delegation.questions.ways.nodes import WayNode, named
from delegation.reports.shared.cases import said_of_cases
from delegation.reports.shared.columns import wrapped
from delegation.reports.shared.json import Shapes, document, shape, written
from delegation.reports.shared.rendering import Rendering, one_line
from delegation.reports.shared.steps import STEPS
from delegation.reports.shared.terms import may_be_longer
from delegation.speech import NOT_KNOWN, Step, in_english, joined, keyed, marking, provisions, steps, unknowns, usable
from delegation.speech.areas import in_full, of_cases
from delegation.speech.limits import REST
from delegation.speech.text import listed, lowered

_LEAVES, _BRANCHES = 5, 20
"""Matters and branches that the text shows in one place; the others are counted."""
_TITLES = {
    "up": Text("thẩm quyền đến từ đâu", "where authority comes from"),
    "down": Text("thẩm quyền đi đến đâu", "where authority goes"),
    "path": Text("đường thẩm quyền", "ways of authority"),
}


def text(tree: Tree, register: Register, rendering: Rendering) -> str:
    """Write the tree for a person."""
    teller = _Teller(register, rendering, tree.commune)
    lines = [*teller.head(tree), *teller.branches(tree.branches, "  "), *teller.working(tree)]
    if tree.notes:
        lines.append("")
        for note in tree.notes:
            lines += wrapped(one_line(note.in_(rendering.language)), "  ", "  ", rendering.width)
    return "\n".join(lines).rstrip() + "\n"


class _Teller:
    def __init__(self, register: Register, rendering: Rendering, commune: str | None) -> None:
        self._register = register
        self._look = rendering
        self._commune = commune

    def head(self, tree: Tree) -> Iterator[str]:
        say, number = self._look.say, self._look.number
        what = _TITLES[tree.direction].in_(self._look.language)
        begins = self._name(tree.root)
        where = say(f", tại {tree.commune}", f", in {tree.commune}") if tree.commune else ""
        about = begins if tree.goal is None else f"{begins} → {self._name(tree.goal)}"
        count = ""
        if tree.root.sort != "matter" and (tree.goal is None or tree.goal.sort != "matter"):
            count = say(
                f", {number(len(tree.matters))} việc có tên", f", {in_english(len(tree.matters), 'named matter')}"
            )
        line = f"{about}: {what}{say(', tại ngày', ', as of')} {self._look.day(tree.as_of)}{where}{count}"
        yield from wrapped(one_line(line), "", "  ", self._look.width)
        if not tree.branches:
            yield "  " + self._nothing(tree)

    def working(self, tree: Tree) -> Iterator[str]:
        for one in tree.working:
            ids = listed(one.matters, _LEAVES if self._look.fold else len(one.matters), Text("việc khác", "more"))
            about = "" if tree.root.sort == "matter" else f" [{ids.in_(self._look.language)}]"
            label = f"  {one.assigned.label.in_(self._look.language)}: "
            said = one_line(f"{one.assigned.said.in_(self._look.language)}{about}")
            yield from wrapped(said, label, "    ", self._look.width)

    def _nothing(self, tree: Tree) -> str:
        say = self._look.say
        if tree.direction == "down" and tree.root.sort == "matter":
            return say(
                "Không có gì bên dưới: việc là nơi thẩm quyền đi đến.",
                "Nothing below: a matter is where authority goes.",
            )
        if tree.working:
            return say("Không có thẩm quyền riêng tại ngày này.", "No authority of its own on this day.")
        return say("Sổ không ghi gì tại ngày này.", "The register states nothing on this day.")

    def _name(self, node: WayNode) -> str:
        holder = self._register.holder(node.id) if node.sort == "holder" else None
        if holder is not None and self._commune is not None and isinstance(holder.members, str):
            return member(holder, self._commune).in_(self._look.language)
        return named(self._register, node).in_(self._look.language)

    def branches(self, branches: Sequence[Branch], indent: str, told: frozenset[str] = frozenset()) -> Iterator[str]:
        shown = branches if not self._look.fold else branches[:_BRANCHES]
        left = len(branches) - len(shown)
        for number, one in enumerate(shown):
            last = number == len(shown) - 1 and not left
            yield from self._branch(one, indent, told, last=last)
        if left:
            yield indent + self._look.say(f"└─ … và {left} nhánh nữa: thêm --all", f"└─ … and {left} more: add --all")

    def _branch(self, one: Branch, indent: str, told: frozenset[str], *, last: bool) -> Iterator[str]:
        first, rest = f"{indent}{'└─ ' if last else '├─ '}", f"{indent}{'   ' if last else '│  '}"
        width = self._look.width
        yield from wrapped(one_line(self._title(one)), first, f"{rest}  ", width)
        if one.step is not None and not one.own:
            yield from wrapped(
                one_line(steps.step(one.step).in_(self._look.language)), f"{rest}  ", f"{rest}    ", width
            )
        if one.step is not None:
            yield from self._marks(one.step.marks, f"{rest}  ")
        if one.under is not None:
            yield from wrapped(one_line(one.under.in_(self._look.language)), f"{rest}  ", f"{rest}    ", width)
        if not one.certain:
            reasons = unknowns.reasons(one.because).in_(self._look.language)
            doubt = self._look.say(f"chưa chắc chắn, vì: {reasons}", f"not certain, for: {reasons}")
            yield from wrapped(one_line(doubt), f"{rest}  ", f"{rest}    ", width)
        known = told | frozenset(one.because)
        yield from self._leaves(one.leaves, f"{rest}  ", known)
        yield from self.branches(one.below, rest, known)

    def _marks(self, marks: Sequence[Mark], indent: str) -> Iterator[str]:
        """Write what findings say of a step: of many findings of one check the first, and how many more."""
        alike: dict[Text, list[Mark]] = {}
        for one in marks:
            alike.setdefault(marking(one), []).append(one)
        for several in alike.values():
            said, more = keyed(several[:1])[0].in_(self._look.language), len(several) - 1
            if more:
                said += self._look.say(f" và {more} phát hiện cùng loại", f" and {more} more of the kind")
            yield from wrapped(one_line(said), f"{indent}{several[0].sign} ", f"{indent}  ", self._look.width)

    def _title(self, one: Branch) -> str:
        say = self._look.say
        who = ", ".join(self._name(node) for node in one.nodes) or NOT_KNOWN.in_(self._look.language)
        if one.step is None:
            return say(f"giải quyết: {who}", f"exerciser: {who}")
        if one.own and one.step.decides:
            who = say(f"tự giữ và giải quyết ({who})", f"holds and acts itself ({who})")
        elif one.own:
            who = say(
                f"không quyết định, chỉ ký, làm theo phân công ({who})",
                f"decides nothing, signs or works as assigned ({who})",
            )
        unnamed = any(leaf.matter is None for leaf in one.leaves)
        count = len(one.matters)
        if unnamed and not count:
            return say(f"{who}: nguồn không nêu từng việc", f"{who}: the source names no single matter")
        many = self._look.number(count)
        return say(f"{who}: {many} việc", f"{who}: {many} {'matter' if count == 1 else 'matters'}")

    def _leaves(self, leaves: Sequence[Leaf], indent: str, told: frozenset[str]) -> Iterator[str]:
        known = [one for one in leaves if one.matter is not None]
        shown = known if not self._look.fold else known[:_LEAVES]
        for one in shown:
            said = f"{one.matter} «{one.title}»: {_place(one.step).in_(self._look.language)}"
            if one.step.part is not None:
                said += f"; {one.step.part.in_(self._look.language)}"
            elif one.cases:
                said += f"; {of_cases(joined('; ', map(in_full, one.cases))).in_(self._look.language)}"
            if one.step.correction is not None:
                said += f"; {one.step.correction.in_(self._look.language)}"
            if one.rest:
                said += f"; {lowered(REST).in_(self._look.language)}"
            if not one.certain and not told.issuperset(one.because):
                why = unknowns.reasons(one.because)
                said += self._look.say(f"; chưa chắc chắn vì: {why.vi}", f"; not certain, for: {why.en}")
            signs = "".join(f" ({mark.sign} {mark.check})" for mark in one.step.marks)
            days = self._days(one, told)
            yield from wrapped(one_line(f"{said}; {days}{signs}"), f"{indent}· ", f"{indent}  ", self._look.width)
        left = len(known) - len(shown)
        if left:
            yield indent + self._look.say(
                f"· … và {self._look.number(left)} việc nữa: thêm --all",
                f"· … and {self._look.number(left)} more: add --all",
            )

    def _days(self, leaf: Leaf, told: frozenset[str]) -> str:
        # Why a term is open is said once, at the branch.
        if not leaf.term.unknown or not told.issuperset(leaf.term.unknown):
            return usable(leaf.term).in_(self._look.language)
        said = usable(replace(leaf.term, unknown=("",))).in_(self._look.language)
        return said.rpartition(self._look.say(", vì", ", for"))[0]


def _place(step: Step) -> Text:
    """Cite the place; the instrument of a grant stands at the branch."""
    if step.mechanism == "law":
        return steps.cited_all(step)
    at = provisions.provision(step.basis[0].at) if step.basis and step.basis[0].at is not None else None
    row = Text(f"dòng {step.row}", f"row {step.row}") if step.row is not None else None
    said = [one for one in (at, row) if one is not None] or [Text("không ghi điều, khoản", "no provision given")]
    return joined(", ", said)


TREE: Shapes = {
    **STEPS,
    Tree: shape("question=direction from=root to=goal as_of commune matters branches working notes"),
    WayNode: shape("sort id name", name=lambda node, register: named(register, node).vi),
    Branch: shape("nodes own step certain because under matters ends=leaves branches=below"),
    Leaf: shape(
        "matter title step term certain because **cases **rest",
        cases=said_of_cases,
        rest=lambda leaf, _: {"rest": True} if leaf.rest else {},
    ),
    Working: shape("matters **assigned"),
    UsableTerm: shape("from=start to=end ended_by unknown **longer", longer=may_be_longer),
}


def as_json(tree: Tree, register: Register, rules_hash: str) -> str:
    """Write the tree for programs: ``certain`` tells what holds from what may hold."""
    return document("delegation-tree", rules_hash, written(tree, TREE, register))
