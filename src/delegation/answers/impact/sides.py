"""Who stands before or after a shift, in words: surely or perhaps, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from delegation.answers.impact import holder_of
from delegation.findings import Text
from delegation.questions.compare import Comparison
from delegation.questions.suppose.words import Shift, SupposedParty
from delegation.speech import unknowns

_AND, _OR = Text(" và ", " and "), Text(" hoặc ", " or ")
_UNSURE = Text("chưa chắc chắn", "not certain")


def told(sides: Sequence[SupposedParty], comparison: Comparison, *, with_reasons: bool = True) -> Text:
    """Name those who stand; whether they surely do and, ``with_reasons``, why not. What holds for all of them is said once."""
    if not with_reasons:
        sides = [replace(one, because=()) for one in sides]
    alike = len(sides) > 1 and len({(one.certain, one.because) for one in sides}) == 1
    names = [_with(holder_of(comparison, one.holder), Text("", "") if alike else _doubt(one)) for one in sides]
    said = _listed(names, sides)
    return _with(said, _doubt(sides[0])) if alike else said


def named(sides: Sequence[SupposedParty], comparison: Comparison) -> Text:
    """Name those who stand, without what is doubtful."""
    return _listed([holder_of(comparison, one.holder) for one in sides], sides)


def doubted(shift: Shift) -> Text | None:
    """Say once of a whole shift that who stands is not certain, and why in short; ``None`` where each side is certain, or each name needs its own words."""
    unsure = [all(_is_unsure(one) for one in side) and bool(side) for side in (shift.before, shift.after)]
    if not any(unsure) or any(
        (_is_unsure(one) and not whole) or one.presumed
        for side, whole in zip((shift.before, shift.after), unsure, strict=True)
        for one in side
    ):
        return None
    why = unknowns.in_short(reason for one in (*shift.before, *shift.after) for reason in one.because)
    vi = _UNSURE.vi if unsure[1] else f"chủ thể hiện nay {_UNSURE.vi}"
    vi = vi if unsure[0] or not shift.before else f"chủ thể sau đó {_UNSURE.vi}"
    en = _UNSURE.en if unsure[1] else f"who has it now is {_UNSURE.en}"
    en = en if unsure[0] or not shift.before else f"who has it then is {_UNSURE.en}"
    return Text(f"{vi} vì {why.vi}", f"{en}, for {why.en}") if why.vi else Text(vi, en)


def _is_unsure(one: SupposedParty) -> bool:
    return not one.certain and one.holder is not None


def _listed(names: Sequence[Text], sides: Sequence[SupposedParty]) -> Text:
    word = _AND if all(one.certain for one in sides) else _OR
    return Text(word.vi.join(one.vi for one in names), word.en.join(one.en for one in names))


def _with(said: Text, more: Text) -> Text:
    return Text(said.vi + more.vi, said.en + more.en)


def _doubt(one: SupposedParty) -> Text:
    why = unknowns.reasons(one.because)
    if one.presumed and not why.vi:
        return Text(" (căn cứ chưa rõ)", " (basis not known)")
    if one.presumed:
        return Text(f" (căn cứ chưa rõ: {why.vi})", f" (basis not known: {why.en})")
    if one.certain or (one.holder is None and not why.vi):
        return Text("", "")
    if one.holder is None:
        return Text(f" ({why.vi})", f" ({why.en})")
    if not why.vi:
        return Text(f" ({_UNSURE.vi})", f" ({_UNSURE.en})")
    return Text(f" ({_UNSURE.vi}: {why.vi})", f" ({_UNSURE.en}: {why.en})")
