"""What no list tells of a holder: totals that may count matters of its own, procedures of which a source names it alone, grants without a list.

Papers say it, so that nobody reads a short list, or no risk, as all there is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.authority.silent import may_hold
from delegation.documents.annexes.concern import Concern
from delegation.documents.shared.source import AnnexSource
from delegation.findings import Text
from delegation.model.matters import MatterId
from delegation.model.terms import Unknown
from delegation.questions.suppose.gaps import CarriedOut, OnlyCounted, not_known, unlisted_forms
from delegation.speech import figures, joined
from delegation.speech.holders import holder_label, the
from delegation.speech.numbers import counted, number
from delegation.speech.registers import official_sources
from delegation.values import dataclass

_TASKS = {
    "city": Text("nhiệm vụ cấp Thành phố", "of the city"),
    "commune": Text("nhiệm vụ cấp xã", "of communes"),
}


@dataclass(frozen=True, slots=True)
class Untold:
    """Something that no list tells: how much of what, in short and whole, and more of it."""

    count: int
    briefly: Text
    about: Text
    more: Text

    @property
    def said(self) -> Text:
        """Say it within a sentence."""
        return Text(f"{self.about.vi} ({self.more.vi})", f"{self.about.en} ({self.more.en})")

    @property
    def in_short(self) -> Text:
        """Say it in a list that says before it that nothing of this is known one by one."""
        return self.briefly


def _counted(count: int, vi: str, what: str, more: str) -> Text:
    """Count what no list tells; in English ``what`` one of them is, and ``more`` of it."""
    return counted(count, vi, f"{what} {more}", f"{what}s {more}")


def untold(given: AnnexSource, concern: Concern) -> tuple[Untold, ...]:
    """Give what no list tells of a holder; nothing where all that may be its own has a name."""
    return (
        *_totals(given, concern),
        *_carried_out(given, concern),
        *_without_list(given, concern),
        *_figures(given, concern),
    )


def carried_out(given: AnnexSource, concern: Concern) -> tuple[MatterId, ...]:
    """Give the procedures of which a source names a holder as the body that carries out, and nobody knows whose they are or that it has them."""
    found = not_known((), (concern.holder.id,), (), given.register)
    return tuple(
        matter for one in found if isinstance(one, CarriedOut) for matter in one.procedures if matter not in concern.matters
    )  # fmt: skip


def _totals(given: AnnexSource, concern: Concern) -> Iterator[Untold]:
    """Give the published totals that may count matters of a holder without naming them; whoever is not there on the day has none."""
    holder, register, name = concern.holder, given.register, holder_label(concern.holder.id, given.register)
    if not holder.term.possibly_holds(given.as_of):
        return
    for book in register.books:
        is_of_level = book.ledger.counts == "tasks" and book.ledger.level == holder.level
        if is_of_level and book.unlisted > 0 and may_hold(register, book.ledger, holder, acts=False):
            vi, of = _TASKS[holder.level].vi, _TASKS[holder.level].en
            yield Untold(
                book.unlisted,
                _counted(book.unlisted, vi, "task", of),
                _counted(book.unlisted, f"{vi} chưa công bố danh mục", "task", f"{of} without a published list"),
                Text(f"chưa rõ có nhiệm vụ nào của {name.vi}", f"it is not known whether any is of {the(name.en)}"),
            )
    for gives, vi, en in ((False, "bên nhận", "may receive"), (True, "bên", "may give")):
        if forms := unlisted_forms((holder,), register, gives=gives):
            yield _of_forms(forms, name, Text(vi, en))


def _of_forms(forms: Sequence[tuple[int, int]], name: Text, side: Text) -> Untold:
    told = joined("; ", (Text(f"hình thức {form}: {number(count).vi}", f"form {form}: {number(count).en}") for form, count in forms))  # fmt: skip
    count = sum(count for _, count in forms)
    return Untold(
        count,
        _counted(count, f"thủ tục có thể là {side.vi} ủy quyền", "delegated procedure", f"that it {side.en}"),
        _counted(
            count,
            f"thủ tục ủy quyền chưa công bố danh mục mà {name.vi} có thể là {side.vi} ủy quyền",
            "delegated procedure",
            f"without a published list that {the(name.en)} {side.en}",
        ),
        Text(f"{told.vi}; chưa rõ là thủ tục nào", f"{told.en}; it is not known which"),
    )


def _carried_out(given: AnnexSource, concern: Concern) -> Iterator[Untold]:
    if several := carried_out(given, concern):
        name = holder_label(concern.holder.id, given.register)
        yield Untold(
            len(several),
            _counted(
                len(several),
                "thủ tục mà nguồn chỉ nêu là cơ quan thực hiện",
                "procedure",
                "that it is only said to carry out",
            ),
            _counted(
                len(several),
                f"thủ tục mà nguồn chỉ nêu {name.vi} là cơ quan thực hiện",
                "procedure",
                f"of which the source names {the(name.en)} only as the body that carries out",
            ),
            Text("chưa rõ ai có thẩm quyền, theo văn bản nào", "who owns them, and by what, is not known"),
        )


def _without_list(given: AnnexSource, concern: Concern) -> Iterator[Untold]:
    running = [
        one for one in concern.grants if one.decides and one.is_first and one.running.possibly_holds(given.as_of)
    ]
    for is_own, vi, en in ((True, "được giao", "received"), (False, "giao cho nơi khác", "given to others")):
        some = [
            one for one in running if isinstance(one.rows, Unknown) and (one.receiver == concern.holder.id) is is_own
        ]
        if some:
            yield Untold(
                len(some),
                _counted(len(some), f"lần {vi}", "grant", en),
                _counted(
                    len(some),
                    f"lần {vi} chưa công bố danh mục từng việc",
                    "grant",
                    f"{en} whose matters are not listed",
                ),
                Text("chưa rõ gồm những việc nào", "it is not known which matters these are"),
            )


def _figures(given: AnnexSource, concern: Concern) -> Iterator[Untold]:
    """Give the published numbers that speak of a holder without a list: what the source says of them, once."""
    found = [
        one.figure for one in not_known((), (concern.holder.id,), (), given.register) if isinstance(one, OnlyCounted)
    ]
    if not found:
        return
    said = (f"«{one.quote}»" if one.quote else figures.value(one).vi for one in found)
    documents = official_sources(given.register, (each for one in found for each in one.source), given.language)
    told = "; ".join((*dict.fromkeys(said), *documents))
    name = holder_label(concern.holder.id, given.register)
    yield Untold(
        len(found),
        _counted(len(found), "số liệu công bố có nêu tên", "published number", "with its name"),
        _counted(
            len(found),
            f"số liệu công bố có nêu {name.vi} mà không kèm danh mục",
            "published number",
            f"with the name of {the(name.en)} and no list",
        ),
        Text(told, told),
    )  # fmt: skip
