"""DLG004: two entries of one id, and two entries of one paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.model.acts import Clause
from delegation.model.instruments import Instrument, same_paper
from delegation.model.matters import Matter, MatterId
from delegation.model.places import Place
from delegation.model.provisions import canonical
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Day, Unknown
from delegation.names import candidates
from delegation.speech import day, in_english, number

MOST_OF_ONE = 100
"""Problems with one id or number that are told one by one."""
_FIRST = Text(vi="lần đầu ở đây", en="first here")


def id_twice(group: str, key: Any, first: Place, second: Place) -> Problem:
    """Say that an id is used for two entries, or that there are two rulings on the same entries."""
    return Problem(
        second.at("matters" if group == "rulings" else "id"),
        _taken(group, str(key)),
        about=(str(key), second.file),
        related=(RelatedPlace(first, _FIRST),),
    )


@lru_cache(maxsize=16)
def _taken(group: str, key: str) -> Text:
    """Say it; once for all entries of one id, which may be many."""
    if group == "rulings":
        return Text(
            vi=f"đã có kết luận về hai mục «{key}»; kết luận này không được tính. Hãy bỏ một trong hai kết luận.",
            en=f"there is a ruling on the entries «{key}» already; this one does not count. Remove one of the two.",
        )
    return Text(
        vi=f"«{key}» đã được dùng cho một mục khác; mục này không được tính. Hãy đặt mã khác hoặc bỏ một trong hai.",
        en=f"«{key}» is the id of another entry already; this one does not count. Rename or remove one of them.",
    )


def first_told(problems: Iterable[tuple[str, Problem]]) -> list[tuple[str, Problem]]:
    """Leave, of those that an id or a number that stands twice has, the first ``MOST_OF_ONE``, and say how many more there are.

    ``problems``: each with the id of its check; those of others stay.
    """
    told, left = list[tuple[str, Problem]](), dict[str, list[Problem]]()
    for check, one in problems:
        same = left.setdefault(one.about[0], []) if check == "DLG004" else None
        if same is None or len(same) < MOST_OF_ONE:
            told.append((check, one))
        if same is not None:
            same.append(one)
    return [*told, *(("DLG004", _further(name, same)) for name, same in left.items() if len(same) > MOST_OF_ONE)]


def _further(name: str, same: Sequence[Problem]) -> Problem:
    first, count = same[MOST_OF_ONE], number(len(same) - MOST_OF_ONE)
    return Problem(
        first.place,
        Text(
            vi=f"còn {count.vi} chỗ nữa trùng «{name}» như vậy, kể từ đây; không nêu từng chỗ. Hãy đặt mã riêng cho từng mục hoặc bỏ mục trùng.",
            en=f"«{name}» is repeated in the same way in {in_english(len(same) - MOST_OF_ONE, 'more place')}, from here on; they are not told one by one. Give each entry an id of its own, or remove those that are the same.",
        ),
        about=(name, first.place.file, "more"),
    )


def needs_own_id(name: str, own: str, first: Instrument, second: Instrument) -> Problem:
    """Say that two papers have one id, as their numbers are the same; ``own`` is an id that the second may take."""
    return Problem(
        second.place.at("id"),
        Text(
            vi=f"mã «{name}» đã được dùng cho một văn bản khác (khác số, cơ quan ban hành hoặc ngày). Số không kèm năm được "
            f"dùng lại mỗi năm, nên hãy ghi cho mỗi văn bản một «id» riêng, ví dụ «{own}».",
            en=f"«{name}» is the id of another paper already (of another number, issuer or day). A number without a year comes "
            f"again every year: give each paper an `id` of its own, such as «{own}».",
        ),
        about=(name, second.place.file),
        related=(RelatedPlace(first.place, _FIRST),),
    )


def clauses_twice(clauses: Iterable[Clause]) -> Iterator[Problem]:
    """Give a problem for each text of a provision of which another text is held from the same day on."""
    first: dict[tuple[str, Day | None], Clause] = {}
    for one in clauses:
        other = first.setdefault((canonical(one.at), one.since), one)
        if other is one:
            continue
        since = Text("", "") if one.since is None else Text(f" từ {day(one.since).vi}", f" from {day(one.since).en} on")
        yield Problem(
            one.place.at("at"),
            Text(
                vi=f"lời văn của «{one.at}»{since.vi} đã được ghi ở trên, nên không biết lời văn nào đúng. Hãy bỏ một trong hai, hoặc ghi ngày "
                "(from) mà lời văn này có hiệu lực.",
                en=f"the text of «{one.at}»{since.en} is held above already, so nobody knows which is right. Remove one of the two, or state the "
                "day (`from`) from which this one holds.",
            ),
            about=(one.place.file, *(str(step) for step in one.place.path)),
            related=(RelatedPlace(other.place, _FIRST),),
        )


def former_ids_taken(register: Register) -> Iterator[Problem]:
    """Give a problem for each former id of a matter that another matter has, or had."""
    had: dict[str, Matter] = {}
    for matter in register.matters.values():
        for old in matter.formerly:
            other = register.matters.get(MatterId(old)) or had.get(old)
            if other is not None:
                yield _former_taken(old, matter, other)
            had.setdefault(old, matter)


def _former_taken(old: str, one: Matter, other: Matter) -> Problem:
    return Problem(
        one.place.at("formerly"),
        Text(
            vi=f"mã trước đây «{old}» cũng là mã của {other.id}, nên hỏi «{old}» không biết là hỏi việc nào. Hãy bỏ một trong hai.",
            en=f"the former id «{old}» is an id of {other.id} as well: whoever asks for it may mean either. Remove one of the two.",
        ),
        about=(old, one.id),
        related=(RelatedPlace(other.place, Text("việc kia", "the other matter")),),
    )


def papers_twice(register: Register) -> Iterator[Problem]:
    """Give a problem for each entry of a paper that the register has under another id already."""
    for of_papers, papers in register.numbers.items():
        for first, *others in papers:
            for other in others:
                yield _paper_twice(register, of_papers, first, other)


def _paper_twice(register: Register, number: str, first: Instrument, other: Instrument) -> Problem:
    told = candidates.with_title(register, first)
    sure = same_paper(first, other)
    ask = (
        Text("Hãy giữ một mục, hoặc sửa số nếu chép nhầm.", "Keep one entry, or correct the number if it was copied wrongly.")
        if sure
        else Text(
            "Chưa đủ ngày ban hành (issued) và cơ quan ban hành (issuer) để biết là một hay hai văn bản: nếu là một thì giữ một "
            "mục; nếu là hai thì ghi ngày và cơ quan của từng văn bản.",
            "Day of issue and issuer do not tell whether this is one paper or two: keep one entry, or state both for each.",
        )
    )  # fmt: skip
    return Problem(
        other.place.at("number"),
        Text(
            vi=f"văn bản số {number} đã có trong sổ với mã «{first.id}» ({told.vi}). Chỗ nào dẫn số này được hiểu là mục ấy. "
            + ask.vi,
            en=f"the register has number {number} already as «{first.id}» ({told.en}). Every reference by this number "
            f"means that entry. {ask.en}",
        ),
        about=(number, other.id),
        related=(RelatedPlace(first.place.at("number"), _FIRST),),
        fix=Fix(Text(f"bỏ mục này, dẫn «{first.id}»", f"remove this entry and refer to «{first.id}»")),
        severity=None if sure or not _is_stated_unknown(other) else Severity.WARNING,
    )


def _is_stated_unknown(one: Instrument) -> bool:
    """Whether whoever wrote the entry says that what would tell papers apart is not known."""
    return any(isinstance(mark, Unknown) for mark in (one.issued, one.issuer))
