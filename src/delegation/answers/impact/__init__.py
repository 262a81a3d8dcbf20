"""What a hypothesis supposes and does, in sentences."""

from __future__ import annotations

from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.questions.compare import Comparison
from delegation.questions.suppose.impact import Impact, Inherited
from delegation.speech import HOLDER_NOT_KNOWN, holder_label, hypotheses, in_english, joined, number


def holder_of(comparison: Comparison, holder: HolderId | None) -> Text:
    """Name a holder of either register."""
    if holder is None:
        return HOLDER_NOT_KNOWN
    new, old = comparison.new.register, comparison.old.register
    return holder_label(holder, old if old.holder(holder) is not None else new)


def title(impact: Impact) -> Text:
    """Name a hypothesis: the titles of its files, and of what was asked for beside them."""
    asked = impact.asked
    titles = [Text(one.title, one.title) for one in impact.drafts]
    return joined("; ", [*titles, *([asked.title] if asked.verbs or not titles else [])])


def assumed(impact: Impact) -> tuple[Text, ...]:
    """Say what is supposed, a sentence each."""
    registers = impact.registers
    return (
        *hypotheses.of_entries(impact.drafts, registers.supposed),
        *hypotheses.assumed(impact.verbs, registers.supposed if impact.verbs else registers.present),
    )


def remarks(impact: Impact) -> tuple[Text, ...]:
    """Say what of it changes nothing, and what passes from merged communes to the new one beside what is told of each matter."""
    return (*impact.asked.remarks, *(_taken_over(one, impact) for one in impact.inherited))


def _taken_over(one: Inherited, impact: Impact) -> Text:
    communes = impact.comparison.old.register.communes
    names = ", ".join(communes[code].name for code in one.verb.communes if code in communes)
    rest = ("; trừ những việc nêu dưới đây", "; but for those below") if impact.effects else ("", "")
    return Text(
        f"{number(one.matters).vi} việc của HĐND, UBND, Chủ tịch UBND và cơ quan cấp xã tại {names} do chủ thể cùng loại của {one.verb.name} "
        f"kế thừa, vì được giao cho mọi xã, phường cùng loại{rest[0]}.",
        f"{in_english(one.matters, 'matter')} of the authorities of {names} pass to those of {one.verb.name}, for they are given to every "
        f"commune of the type{rest[1]}.",
    )
