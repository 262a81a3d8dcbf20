"""The history of a matter: a row for each holder, and one for the days on which nobody owns it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from delegation.answers.timeline import TimelineSpeaker
from delegation.authority.marks import Mark, Marks, all_of
from delegation.charts.page.picture import Chart, NodeKind, about_holder
from delegation.charts.shared.following import following, places_after
from delegation.charts.shared.limits import given_by
from delegation.charts.shared.rows import Bar, ChartRow, chart_of_rows, saying
from delegation.charts.shared.timelines import speaker_in, tells_reasons
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.matters import MatterId
from delegation.questions.timeline import Lane, MatterTimeline, Stand, TimelineStretch
from delegation.speech import codes, sentence
from delegation.speech.limits import REST

_MOST_LIMITS = 6
"""Grants whose limits a note has room for."""
_LONGEST_TITLE = 200


def of_matter(timeline: MatterTimeline, speaker: TimelineSpeaker, rules_hash: str, marks: Marks) -> Chart:
    """Draw who owns a matter and who acts. ``marks``: what findings say of the steps."""
    matter = timeline.matter
    every = (timeline, *following(timeline))
    rows = [row for one in every for row in _rows(one, timeline, speaker, marks)]
    notes = list(_notes(timeline, every, speaker))
    title = (
        matter.title if len(matter.title) <= _LONGEST_TITLE else matter.title[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
    )
    code = matter.procedure.code if matter.procedure is not None else None
    name = f"{code} – {title}" if isinstance(code, str) else title
    made = chart_of_rows(
        Text("Diễn biến thẩm quyền", "How authority changes"),
        name,
        [(rows, "")],
        (speaker.say("Chủ thể", "Holder"), speaker.say("Căn cứ và thay đổi", "Basis and changes")),
        timeline.asked,
        speaker,
        notes,
        matter.source,
        rules_hash,
    )
    return saying(made, _limits(every, speaker))


def _limits(every: Sequence[MatterTimeline], speaker: TimelineSpeaker) -> Iterator[str]:
    """Say what limits the grants by which somebody stands, each as it gives the matter, once."""
    stretches = (stretch for one in every for lane in one.lanes for stretch in lane.stretches)
    links = (link for one in stretches for stand in (*one.owners, *one.acting) for link in stand.chain)
    told = ((speaker.grant(grant), speaker.limits(grant, row)) for grant, row in given_by(links))
    yield from list(dict.fromkeys(f"{sentence(name)}: {limits}." for name, limits in told if limits))[:_MOST_LIMITS]


def _notes(timeline: MatterTimeline, every: Sequence[MatterTimeline], speaker: TimelineSpeaker) -> Iterator[str]:
    """Say what no row shows. ``every``: the history with what it goes on as."""
    lanes = [lane for one in every for lane in one.lanes]
    if any(one.is_shared for lane in lanes for one in lane.stretches):
        yield speaker.say(
            "Có ngày nhiều chủ thể cùng có thẩm quyền đối với việc này: cần xem xét.",
            "On some days several holders own this matter: to be considered.",
        )
    yield from (f"{sentence(speaker.in_full(one))}." for one in dict.fromkeys(n for one in every for n in one.assigned))
    yield from (f"{sentence(n.in_(speaker.language))}." for one in every for n in one.left)
    yield from places_after(timeline, every[1:], speaker)
    for recoded in timeline.recoded:
        yield f"{sentence(codes.replaced(recoded, timeline.asked.register).in_(speaker.language))}."
    doubts = dict.fromkeys(
        speaker.doubts(stand.party for stand in (*one.owners, *one.acting)) for lane in lanes for one in lane.stretches
    )
    shown = "; ".join(one for one in doubts if one)
    if shown:
        yield speaker.say(f"Điểm chưa rõ: {shown}.", f"Not known: {shown}.")


def _rows(one: MatterTimeline, first: MatterTimeline, speaker: TimelineSpeaker, marks: Marks) -> Iterator[ChartRow]:
    """Give the rows of a history, or of what it goes on as: these say under which code, or in which commune."""
    its = speaker_in(one, speaker)
    head, group = "", ""
    if one.matter != first.matter:
        head = group = speaker.say(f"mã {one.matter.id}", f"code {one.matter.id}")
    elif one is not first:
        group = one.asked.commune or ""
        head = speaker.say(f"tại {one.asked.commune}", f"in {one.asked.commune}")
    for at, lane in enumerate(one.lanes):
        for bare in _lane(lane, at, len(one.lanes), its):
            row = replace(bare, marks=_marks(lane, bare.about, one.matter.id, marks))
            label = (*row.label, head) if head else row.label
            yield replace(row, label=label, group=f"{row.group}:{group}" if group else row.group)


def _marks(lane: Lane, about: str, matter: MatterId, marks: Marks) -> tuple[Mark, ...]:
    """Give the marks of the last step to a holder, on whichever of its days."""
    stands = (each for one in lane.stretches for each in (*one.owners, *one.acting))
    links = (each.chain[-1] for each in stands if each.chain and about and about_holder(each.party.holder) == about)
    return all_of(
        marks.on_grant(one.grant.id, (matter,)) if one.grant is not None else marks.on_law(matter, one.place)
        for one in links
    )


def _lane(lane: Lane, at: int, lanes: int, speaker: TimelineSpeaker) -> Iterator[ChartRow]:
    """Give a row for each holder in the order in which they come, then one for days on which nobody owns it."""
    where = speaker.areas(lane.areas) if lanes > 1 else ""
    group = f"lane:{at}"
    names: dict[HolderId | None, None] = {}
    for stretch in lane.stretches:
        names.update(dict.fromkeys(one.party.holder for one in (*stretch.owners, *stretch.acting)))
    for holder in names:
        label = speaker.say("Chủ thể chưa rõ", "Not known") if holder is None else speaker.holder(holder)
        bars = tuple(_bars(lane.stretches, holder))
        told = tuple(_told(lane.stretches, holder, speaker))
        yield ChartRow((label, *([where] if where else [])), bars, told, group, about_holder(holder))
    empty = [one for one in lane.stretches if one.state == "vacant"]
    if empty:
        label = speaker.say("Không có chủ thể nào", "Nobody")
        told = tuple(dict.fromkeys(sentence(speaker.causes(one.lapsed)) for one in empty if one.lapsed))
        bars = tuple(Bar("bar-vacant", one.first, one.last, speaker.say("bỏ trống", "vacant")) for one in empty)
        yield ChartRow((label, *([where] if where else [])), bars, told, group)


def _bars(stretches: Sequence[TimelineStretch], holder: HolderId | None) -> Iterator[Bar]:
    """Join the stretches on which a holder stands in one way."""
    begun: tuple[NodeKind, TimelineStretch] | None = None
    last: TimelineStretch | None = None
    for one in stretches:
        kind = _kind(one, holder)
        if begun is not None and last is not None and kind != begun[0]:
            yield Bar(begun[0], begun[1].first, last.last)
            begun = None
        if kind is not None and begun is None:
            begun = (kind, one)
        last = one
    if begun is not None and last is not None:
        yield Bar(begun[0], begun[1].first, last.last)


def _kind(stretch: TimelineStretch, holder: HolderId | None) -> NodeKind | None:
    owns = [one.party for one in stretch.owners if one.party.holder == holder]
    acts = [one.party for one in stretch.acting if one.party.holder == holder]
    if not owns and not acts:
        return None
    if holder is None:
        return "bar-unknown"
    if not owns:
        return "bar-acts" if acts[0].certain else "bar-possible"
    if not owns[0].certain:
        return "bar-possible"
    return "bar-both" if acts and acts[0].certain else "bar-owns"


def _told(stretches: Sequence[TimelineStretch], holder: HolderId | None, speaker: TimelineSpeaker) -> Iterator[str]:
    """Say by which text a holder stands, each once, and why it came and goes."""
    said: dict[str, None] = {}
    before = False
    for one in stretches:
        stands = [each for each in (*one.owners, *one.acting) if each.party.holder == holder]
        said.update(dict.fromkeys(_chain(each, one.owners, speaker) for each in stands))
        if any(each.rest for each in stands):
            said[REST.in_(speaker.language)] = None
        if bool(stands) != before and one.changes:
            why = [
                change
                for change in one.changes
                if any(party.holder == holder for party in (*change.before, *change.after))
            ]
            causes = speaker.causes(tuple(cause for change in why for cause in change.causes))
            word = speaker.say("Bắt đầu", "Begins") if stands else speaker.say("Kết thúc", "Ends")
            if causes:
                said[f"{word}: {causes}"] = None
        before = bool(stands)
    if holder is None and tells_reasons(speaker):
        reasons = dict.fromkeys(
            reason
            for one in stretches
            for each in one.owners
            if each.party.holder is None
            for reason in each.party.because
        )
        said |= dict.fromkeys(map(sentence, reasons))
    yield from (one for one in said if one)


def _chain(stand: Stand, owners: Sequence[Stand], speaker: TimelineSpeaker) -> str:
    """Cite the chain; of somebody who acts for an owner, what leads on from it."""
    given = speaker.beyond(stand.chain, [one.chain for one in owners if one is not stand])
    return sentence(given)
