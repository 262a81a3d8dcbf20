"""A grant, or the ownership of a matter by law, ends on a day: by its own term, or by what its decision says of its provision."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from delegation.errors import AskedWronglyError, DelegationError
from delegation.findings import Text
from delegation.loading.text.document import Document
from delegation.loading.text.edits import Edit, Path, add_key, append, put_whole
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import Grant, Matter, place_of
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import Day, Term, if_known
from delegation.names import naming
from delegation.names.naming import Kind
from delegation.run.beginnings import Beginning, beginning
from delegation.run.editing import same
from delegation.run.editing.sorts import sort_of
from delegation.run.editing.working_copy import WorkingCopy
from delegation.speech import day as said_day
from delegation.speech import in_english
from delegation.speech.holders import holder_label
from delegation.speech.scalars import scalar

_BEFORE_IT = ("effective", "issued", "number", "id")
"""Keys of an instrument, the last of those that stand on one line with text, behind which a new key is written."""


def grant_ended(copy: WorkingCopy, name: str, last: date, by: str | None = None) -> WorkingCopy:
    """Let a grant end, ``last`` being its last day. ``by``: the number or id of the instrument that ends it.

    Raises ``AskedWronglyError`` where there is no such grant, or it ended or had not begun then, ``DelegationError`` where the files are
    faulty, or its end cannot be written so that nothing else ends.
    """
    register = copy.loaded.register
    grant: Grant = sort_of(register, name, "grant").entries(register)[name]
    copy.refuse_faults([grant.place.file])
    _refuse_day(name, grant.running, last)
    begun = beginning(register, grant)
    if begun is not None and last < begun.day:
        raise AskedWronglyError(_before_it(name, begun))
    document = copy.document(grant.place.file)
    if by is None:
        after = copy.edited({document.name: [_term(document, grant.place.path, last)]})
        allowed = {one.id for one in register.grants_named(name)}
        ends = {row_end for one in after.loaded.register.grants_named(name) for row_end in one.endings}
    else:
        paper = naming.resolve(by, naming.instruments(register), Kind.INSTRUMENT, exactly=True).id
        after = copy.edited({document.name: _provisions(document, register, grant, last, paper)})
        allowed = {str(grant.instrument)}
        ends = {one.end for one in _lives(after.loaded.register, grant)}
    _refuse_more(copy, after, allowed, _others(register, grant))
    if ends != {last}:
        raise DelegationError(_goes_on(name, ends))
    return after


def owner_ended(copy: WorkingCopy, name: str, holder: str, last: date) -> WorkingCopy:
    """Let a holder own a matter by law until the day ``last``. Raises as ``grant_ended`` does."""
    register = copy.loaded.register
    matter: Matter = sort_of(register, name, "matter").entries(register)[name]
    wanted = naming.resolve(holder, naming.holders(register), Kind.HOLDER, exactly=True).id
    copy.refuse_faults([matter.place.file])
    found = [one for one in matter.owners if one.holder == wanted]
    if len(found) != 1:
        raise AskedWronglyError(_no_owner(register, matter, wanted, len(found)))
    owner, document = found[0], copy.document(matter.place.file)
    _refuse_day(name, owner.term, last)
    if owner.place.path[-1:] != ("owner",):
        edit = _term(document, owner.place.path, last)
    else:
        first = f"from: {owner.term.start.isoformat()}, " if isinstance(owner.term.start, Day) else ""
        said = f"[{{holder: {wanted}, term: {{{first}to: {last.isoformat()}}}}}]"
        edit = _owners(document, matter, owner.place, said)
    after = copy.edited({document.name: [edit]})
    _refuse_more(copy, after, {name}, ())
    return after


def _owners(document: Document, matter: Matter, place: Place, said: str) -> Edit:
    """Write a list of owners in the place of the one owner of a matter; where its section or file states it, at the matter itself."""
    if place != matter.place.at("owner"):
        key = "code" if "code" in document.value(matter.place.path) else "id"
        return add_key(document, matter.place.path, "owners", said, after=key)
    value = put_whole(document, place.path, said)
    return Edit(document.text.rindex("owner", 0, value.start), value.end, f"owners: {value.new}")


def _term(document: Document, path: Path, last: date) -> Edit:
    """Write the last day into the term of an entry, as the entry writes it; what is not known of its first day stays so."""
    said, key, day = document.value(path).get("term"), (*path, "term"), last.isoformat()
    if said is None:
        after = next((one for one in ("to", "holder", "id") if isinstance(document.value(path).get(one), str)), None)
        return add_key(document, path, "term", f"{{to: {day}}}", after=after)
    if "unknown" in said:
        whole = put_whole(document, key, "")
        return Edit(whole.start, whole.end, f"{{from: {document.text[whole.start : whole.end]}, to: {day}}}")
    if "to" in said:
        return put_whole(document, (*key, "to"), day)
    return add_key(document, key, "to", day, after="from" if isinstance(said.get("from"), str) else None)


def _provisions(document: Document, register: Register, grant: Grant, last: date, by: str) -> list[Edit]:
    """Write at the decision that its provisions which give end, and which instrument ends them."""
    given = [row.at for row in if_known(grant.rows)]
    ats = [grant.at] if isinstance(grant.at, str) else list(dict.fromkeys(one for one in given if one is not None))
    if not ats or (not isinstance(grant.at, str) and None in given):
        raise AskedWronglyError(
            Text(
                f"Lần giao {grant.entry} không ghi «at» (chỗ của nó trong quyết định), nên không ghi được văn bản nào chấm dứt chỗ đó. Hãy ghi «at» trước, "
                "hoặc bỏ --by để ghi ngày cuối vào «term».",
                f"The grant {grant.entry} has no `at` (its place in the decision), so no instrument can be said to end that place. Write `at` first, or "
                "leave out --by to write the last day into its `term`.",
            )
        )
    called = scalar(_called(register, register.instruments[InstrumentId(by)]))
    ended = [f"{{at: {scalar(at)}, to: {last.isoformat()}, by: {called}}}" for at in ats]
    path = register.instruments[grant.instrument].place.path
    own = document.value(path)
    if isinstance(own.get("ends-in-part"), list):
        return [append(document, (*path, "ends-in-part"), one) for one in ended]
    after = next((one for one in _BEFORE_IT if isinstance(own.get(one), str)), None)
    return [add_key(document, path, "ends-in-part", f"[{', '.join(ended)}]", after=after)]


def _called(register: Register, paper: Instrument) -> str:
    """Give how a reference names an instrument: by its number, where only one paper bears it."""
    return paper.number if isinstance(paper.number, str) and paper.number not in register.shared_numbers else paper.id


def _refuse_day(name: str, term: Term, last: date) -> None:
    if isinstance(term.start, Day) and last < term.start:
        first = said_day(term.start)
        raise AskedWronglyError(
            Text(
                f"{name} bắt đầu từ ngày {first.vi}, nên không thể kết thúc trước đó. Hãy xem lại ngày sau --on (ngày cuối còn hiệu lực).",
                f"{name} begins on {first.en} and cannot end before. Look again at the day after --on (the last day in force).",
            )
        )
    if isinstance(term.end, Day) and last >= term.end:
        end = said_day(term.end)
        raise AskedWronglyError(
            Text(
                f"{name} đã kết thúc vào ngày {end.vi}; không ghi ngày muộn hơn. Kéo dài thì văn bản gia hạn ghi «extends».",
                f"{name} ends on {end.en} already, and no later day is written. Where it was extended, the instrument that does so says `extends`.",
            )
        )


def _before_it(name: str, begun: Beginning) -> Text:
    return Text(
        f"{name} {begun.said.vi}, nên không thể kết thúc trước đó. Hãy xem lại ngày sau --on (ngày cuối còn hiệu lực).",
        f"{name} {begun.said.en} and cannot end before. Look again at the day after --on (the last day in force).",
    )


def _others(register: Register, grant: Grant) -> list[Grant]:
    return [one for one in register.grants.values() if one.instrument == grant.instrument and one.entry != grant.entry]


def _lives(register: Register, grant: Grant) -> list[Term]:
    """Give the days on which the provisions are in force by which a grant gives its matters."""
    paper = register.instruments[grant.instrument]
    return [register.life(paper, place_of(grant, row)) for row in (*if_known(grant.rows),) or (None,)]


def _refuse_more(copy: WorkingCopy, after: WorkingCopy, allowed: Iterable[str], others: Iterable[Grant]) -> None:
    """Refuse where anything else of the register would change. Raises ``DelegationError``."""
    before, then = copy.loaded.register, after.loaded.register
    known = set(allowed)
    for one in same.differences(before, then, str):
        if one.entry not in known and one.what != "forgotten":
            raise DelegationError(same.would_say_otherwise(after.loaded, one))
    for other in others:
        if _lives(before, other) != _lives(then, other):
            raise DelegationError(
                Text(
                    f"Không ghi gì: chỗ trong quyết định của lần giao này cũng là chỗ của {other.entry}, nên {other.entry} sẽ kết thúc theo. Hãy ghi «at» "
                    "riêng cho từng lần giao, hoặc bỏ --by.",
                    f"Nothing is written: the place of this grant in its decision is that of {other.entry} as well, which would end with it. Give each "
                    "grant an `at` of its own, or leave out --by.",
                )
            )


def _goes_on(name: str, ends: Iterable[Any]) -> Text:
    told = [said_day(one) for one in ends if isinstance(one, Day)]
    vi, en = (f" ({'; '.join(getattr(one, side) for one in told)})" if told else "" for side in ("vi", "en"))
    return Text(
        f"Không ghi gì: dù ghi như vậy, {name} vẫn kết thúc vào ngày khác{vi}, vì văn bản khác cũng quy định về mục này (gia hạn, hoặc đã chấm dứt). Hãy sửa ở "
        "văn bản đó.",
        f"Nothing is written: even so {name} would end on another day{en}, because another instrument speaks of it too (it extends it, or ended it). "
        "Change that one.",
    )


def _no_owner(register: Register, matter: Matter, holder: str, count: int) -> Text:
    listed = ", ".join(str(one.holder) for one in matter.owners if isinstance(one.holder, str))
    if count:
        return Text(
            f"{matter.id} ghi {holder} là chủ thể ở {count} mục, nên chưa rõ mục nào kết thúc. Hãy sửa «term» của mục đó trong tệp.",
            f"{matter.id} names {holder} as owner in {in_english(count, 'entry', 'entries')}, and which one ends is not known. Change the `term` of that entry in the file.",
        )
    return Text(
        f"{holder_label(holder, register).vi} không phải là chủ thể theo luật của {matter.id}; chủ thể đang ghi: {listed or 'chưa rõ'}.",
        f"{holder_label(holder, register).en} is no owner of {matter.id} by law; stated are: {listed or 'none by name'}.",
    )
