"""Who decides this matter, here, today: one answer with its chain and legal basis, or an honest *not known, because …*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation import citing
from delegation.answers.telling import Teller
from delegation.answers.words import Answer, Cited, Lapsed, Part, Party, State, Step
from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings
from delegation.findings import Text
from delegation.model.holders import Commune, CommuneCode
from delegation.model.matters import Matter, MatterId
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.naming import Kind, communes, matters, resolve

__all__ = ["Answer", "Cited", "Lapsed", "Part", "Party", "State", "Step", "about", "who"]


def who(examination: Examination, matter: str, commune: str | None = None) -> Answer:
    """Answer for a matter (code, id or a part of its title) on the day of the examination, in one commune or in all.

    Raises ``AskedWronglyError`` with the nearest candidates where a name means nothing or several things.
    """
    register = examination.register
    place = _commune(register, commune) if commune is not None else None
    unlisted = _unlisted(examination, matter, place)
    if unlisted is not None:
        return unlisted
    found = resolve(matter, matters(register), Kind.MATTER)
    return _answer(examination, register.matters[MatterId(found.id)], place, matter, guessed=found.guessed)


def about(examination: Examination, matter: Matter, place: Commune | None = None) -> Answer:
    """Answer for a matter that is known, in one commune or in all."""
    return _answer(examination, matter, place, matter.id, guessed=False)


def _commune(register: Register, asked: str) -> Commune:
    return register.communes[CommuneCode(resolve(asked, communes(register), Kind.COMMUNE).id)]


def _unlisted(examination: Examination, asked: str, place: Commune | None) -> Answer | None:
    """Answer for the id of a matter that is counted but not listed, such as ``nhiem-vu-thanh-pho/0001``."""
    if "/" not in asked:
        return None
    for book in examination.register.books:
        if asked.startswith(book.ledger.id + "/") and asked in book.unlisted_ids():
            return Answer(
                asked,
                guessed=False,
                matter=MatterId(asked),
                title=book.ledger.name,
                kind="task" if book.ledger.counts == "tasks" else "procedure",
                field=None,
                provenance="official",
                as_of=examination.as_of,
                commune=place.name if place else None,
                state="unlisted",
                since=None,
                until=None,
                parts=(),
                coordinators=(),
                unknown=(),
                reviews=(),
                sources=_sources(examination.register, book.ledger.source),
            )
    return None


def _answer(examination: Examination, matter: Matter, place: Commune | None, asked: str, *, guessed: bool) -> Answer:
    register, day = examination.register, examination.as_of
    holdings = Holdings(examination)
    tiles = tuple(
        one
        for one in holdings.tiles(matter)
        if place is None or one.box.communes is None or place.code in one.box.communes
    )
    teller = Teller(examination, matter, place)
    parts = tuple(teller.part(tile) for tile in tiles)
    lapsed = tuple(teller.lapsed(standing, causes) for standing, causes in holdings.lapsed(matter)) if tiles else ()
    field = register.fields.get(matter.field) if matter.field else None
    grants = [grant for grant, _ in register.grants_of.get(matter.id, ())]
    reviews = [matter.review, *(grant.review for grant in grants)]
    start, end = matter.term.start, matter.term.end
    return Answer(
        asked,
        guessed,
        matter=matter.id,
        title=matter.title,
        kind=matter.kind,
        field=field.name if field else matter.field,
        provenance=matter.provenance,
        as_of=day,
        commune=place.name if place else None,
        state=_state(register, matter, day) if not tiles else "answered",
        since=start if not isinstance(start, Unknown) else None,
        until=end if not isinstance(end, Unknown) else None,
        parts=parts,
        coordinators=tuple(teller.name(one) for one in matter.coordinators),
        unknown=(
            *_unknown_source(matter, parts),
            *_unknown_days(matter),
            *_unknown_reach(register, matter, parts, day),
        ),
        reviews=tuple(dict.fromkeys(one for one in reviews if one)),
        sources=_sources(register, matter.source),
        lapsed=lapsed,
    )


def _state(register: Register, matter: Matter, day: Day) -> State:
    if day < register.baseline:
        return "before-baseline"
    start, end = matter.term.start, matter.term.end
    if isinstance(start, Day) and day < start:
        return "not-yet"
    if isinstance(end, Day) and day > end:
        return "ended"
    return "elsewhere"


def _sources(register: Register, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(register.sources[name].title if name in register.sources else name for name in names)


def _unknown_source(matter: Matter, parts: Iterable[Part]) -> Iterator[Text]:
    """Say why a chain begins at a giver whom the register presumes to own the matter by law."""
    presumed = any(one.chain and one.chain[0].mechanism != "law" for part in parts for one in part.owners)
    for reason in dict.fromkeys(one.holder.reason for one in matter.owners if isinstance(one.holder, Unknown)):
        if presumed:
            yield Text(f"Chủ thể theo luật chưa rõ: {reason}", f"The owner by law is not known: {reason}")


def _unknown_days(matter: Matter) -> Iterator[Text]:
    for reason in matter.term.unknowns:
        yield Text(f"Thời gian của việc này chưa rõ: {reason}", f"The days of this matter are not known: {reason}")
    if isinstance(matter.basis, Unknown):
        reason = matter.basis.reason
        yield Text(f"Căn cứ pháp lý chưa rõ: {reason}", f"The legal basis is not known: {reason}")
    if matter.procedure is not None and matter.procedure.owner_weak:
        yield Text(
            "Chủ thể có thẩm quyền được suy từ cơ quan thực hiện, cần đối chiếu văn bản.",
            "The owner is inferred from the body that carries out; check it against the text.",
        )


def _unknown_reach(register: Register, matter: Matter, parts: Iterable[Part], day: Day) -> Iterator[Text]:
    """Say which grants may reach this matter though no public text says that they do."""
    holding = {one.holder for part in parts for one in (*part.owners, *part.exercisers)}
    for grant in sorted(register.grants.values(), key=lambda one: one.id):
        if isinstance(grant.rows, Unknown) and grant.giver in holding and grant.term.possibly_holds(day):
            made_by = register.instruments.get(grant.instrument)
            name = made_by.label if made_by else grant.instrument
            giver = citing.holder(register, grant.giver)
            if isinstance(grant.receiver, Unknown):
                to = Text("cho bên nhận chưa được nêu", "to somebody whom the source does not name")
            else:
                receiver = citing.holder(register, grant.receiver)
                to = Text(f"cho {receiver}", f"to {receiver}")
            yield Text(
                f"{name} giao quyền của {giver} {to.vi} nhưng nguồn không nêu từng việc; chưa rõ có gồm việc này không.",
                f"{name} gives powers of {giver} {to.en}, but the source names no single matter; it is not known whether "
                "it reaches this one.",
            )
    books = [one for one in register.books if one.ledger.counts == "delegated-procedures"]
    left = sum(max(0, one.unlisted) for one in books)
    if matter.kind == "procedure" and left and not any(matter.id in one.named for one in books):
        yield Text(
            f"{left} thủ tục được ủy quyền chưa công bố danh mục; chưa rõ có thủ tục này không.",
            f"{left} delegated procedures are not listed in public; it is not known whether this is one of them.",
        )
