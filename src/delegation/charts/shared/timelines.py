"""What a chart of a timeline says where it goes into documents: what is not known, but not why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from delegation.answers.timeline import TimelineSpeaker
from delegation.authority.entries import ChangeCause, Party
from delegation.authority.links import Link
from delegation.findings import Language
from delegation.model.holders import HolderId
from delegation.model.matters import AnnexRow, Grant
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.questions.timeline import HolderTimeline, MatterTimeline
from delegation.speech import provisions
from delegation.speech.corrections import corrections
from delegation.speech.extensions import extensions
from delegation.speech.limits import limits_of


class OfficialTimelineSpeaker(TimelineSpeaker):
    """Names what a timeline tells of without the reasons that the register notes for those who keep it."""

    def holder(self, one: HolderId | Unknown | None) -> str:
        """Name a holder."""
        return super().holder(None if isinstance(one, Unknown) else one)

    def parties(self, parties: Iterable[Party]) -> str:
        """Name those who stand."""
        named = []
        for one in parties:
            name = self.holder(one.holder)
            is_sure = one.certain or one.holder is None
            named.append(name if is_sure else self.say(f"có thể {name}", f"possibly {name}"))
        return "; ".join(named)

    def doubts(self, parties: Iterable[Party]) -> str:  # noqa: ARG002  nothing is told of them
        """Say nothing of why those who may stand are not sure."""
        return ""

    def causes(self, causes: Sequence[ChangeCause]) -> str:
        """Say why, each cause once."""
        return super().causes([one for one in causes if one.kind != "doubt"])

    def summed(self, causes: Sequence[ChangeCause], most: int = 2) -> str:
        """Say why; of more causes than a reader wants to read, how many there are."""
        return super().summed([one for one in causes if one.kind != "doubt"], most)

    def limits(self, grant: Grant, row: AnnexRow | None = None) -> str:
        """Say what limits a grant as a whole, or as it gives one row what extends, corrects and limits that; nothing where nothing does."""
        longer = (*extensions(grant, self.register), *corrections(grant, self.register, row)) if row is not None else ()
        stated = limits_of(grant, self.register, row, with_reasons=False)
        return "; ".join(one.in_(self.language) for one in (*longer, *stated))

    def placed(self, at: str | None, name: str) -> str:
        """Cite a place of an instrument, if it is known."""
        return super().placed(provisions.known(at), name)

    def _link(self, link: Link) -> str:
        if link.ownership is not None and isinstance(link.ownership.basis, Unknown):
            return self.say("căn cứ chưa rõ", "basis not known")
        return super()._link(link)


def tells_reasons(speaker: TimelineSpeaker) -> bool:
    """Say whether it is told why something is not known."""
    return not isinstance(speaker, OfficialTimelineSpeaker)


def speaker_of(register: Register, language: Language, commune: str | None, *, with_reasons: bool) -> TimelineSpeaker:
    """Give who says what a chart tells. ``with_reasons``: why something is not known is told, which no official document does."""
    return (TimelineSpeaker if with_reasons else OfficialTimelineSpeaker)(register, language, commune)


def speaker_in(its: MatterTimeline | HolderTimeline, speaker: TimelineSpeaker) -> TimelineSpeaker:
    """Give who says what a history goes on as, in its own commune."""
    return type(speaker)(its.asked.register, speaker.language, its.asked.commune)
