"""What is asked of a sentence that was not understood, and of one that limits rows which it names; each question repeats the whole of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

from delegation.documents.intake import days, giving, replacing
from delegation.documents.intake.asked import (
    CONDITION,
    KEEP,
    LEAVE_OUT,
    LIMITS,
    NOTHING,
    OTHER_ENDS,
    UNKNOWN,
    ImportQuestion,
)
from delegation.documents.intake.deed import KEY
from delegation.documents.intake.letters import flat
from delegation.documents.intake.limit_answers import read_steps
from delegation.documents.intake.scopes import ALL, RowScope
from delegation.documents.intake.sentences import ArticleSentence, Line
from delegation.findings import Text
from delegation.speech.limits import STEP_WORDS
from delegation.values import dataclass

SORT = ":sentence"
"""How the keys of questions about sentences of articles end."""
LEAD = Text(
    f"các câu sau chưa hiểu được, mỗi câu có bớt việc được giao không? «{NOTHING}»; «{CONDITION}» là chép câu vào điều kiện; «{LIMITS}» là chép câu vào phạm vi, "
    f"phần bị bớt ghi tay sau (only, communes); chỉ giao một số bước thì ghi tên bước; nêu ngày đầu, ngày cuối thì ghi «từ 2026-01-01», «2026-12-31»; "
    f"dòng nào không được giao thì «{LEAVE_OUT}» ở dòng đó, cả phụ lục mà câu nói đến thì «{LEAVE_OUT}» ở câu; văn bản khác hết hiệu lực toàn bộ thì «{OTHER_ENDS}»",
    f"these sentences were not understood; does each take back something of what is given? “{NOTHING}” (nothing); “{CONDITION}” copies it to the conditions; “{LIMITS}” copies it "
    "to the scope, what is taken back is written by hand (only, communes); where only some steps are given, name them; where it states a first or last day, write “từ 2026-01-01”, “2026-12-31”; "
    f"“{LEAVE_OUT}” at each row that is not given, at the sentence for all rows of the annex that it is about; “{OTHER_ENDS}” where another decision ends as a whole",
)


@dataclass(frozen=True, slots=True)
class AskedSentence:
    """A sentence with its question, and the words for its place (*Điều 2*). ``of_rows``: it names the rows that it limits."""

    question: ImportQuestion
    place: str
    of_rows: bool = False
    scope: RowScope = ALL
    """The rows that it is about."""
    others: tuple[str, ...] = ()
    """The decisions that it speaks of as ending or amending them."""

    @property
    def words(self) -> str:
        """The sentence, as the question repeats it."""
        return self.question.about


def of_rows(limiting: Sequence[Line]) -> list[AskedSentence]:
    """Ask of each sentence that takes something back of rows that it names, wherever it stands."""
    return [_of_rows(at, flat(words), place) for at, (words, place) in enumerate(limiting, 1)]


def _of_rows(at: int, words: str, place: Text) -> AskedSentence:
    said = Text(
        f"đoạn ghi «{words}»: dòng nào bị trừ thì «bỏ dòng», ngắn hạn hơn hay chỉ giao một số bước thì ghi ngày cuối, bước ấy ở dòng đó của bảng hỏi; "
        f"«{KEEP}» là mọi dòng còn lại được giao; giới hạn khác thì «{CONDITION}» (chép vào điều kiện) hoặc «{LIMITS}» (chép vào phạm vi)",
        f"the paragraph says “{words}”: answer “bỏ dòng” at each row that it excepts, and write the last day or the steps at each row of the sheet that it gives for a shorter time or in some steps alone; "
        f"“{KEEP}” means that all others are given; of any other limit answer “{CONDITION}” (copied to the conditions) or “{LIMITS}” (copied to the scope)",
    )
    question = ImportQuestion(f"total:{at}:excepted", place, said, "", (KEEP, CONDITION, LIMITS), about=words)
    return AskedSentence(question, place.vi, of_rows=True)


def of_article(one: ArticleSentence) -> AskedSentence:
    """Ask what a sentence of the title or an article takes back."""
    named = ", ".join(STEP_WORDS[step].vi for step in read_steps(_PAPERS.sub(" ", one.words)))
    others = replacing.spoken_of(one.words)
    own_days = [] if others else _days(giving.without_papers(one.words))
    lasts = not own_days and one.scope and not others and days.tells_time(one.words)
    more = [
        *([_of_days(own_days)] if own_days else [_NO_DAY] if lasts else []),
        *([_of_scope(one.scope)] if one.scope else [_OF_ROWS]),
    ]
    more += [_of_others(others)] if others else []
    question = ImportQuestion(
        f"{KEY}{sha256(one.words.encode()).hexdigest()[:12]}{SORT}",
        one.place,
        Text(
            f"câu «{one.words}» có bớt việc được giao không («{NOTHING}», «{CONDITION}», «{LIMITS}», hay tên các bước được giao)? {' '.join(each.vi for each in more)}",
            f"does the sentence “{one.words}” take back something of what is given (“{NOTHING}”, “{CONDITION}”, “{LIMITS}”, or the steps that are given)? {' '.join(each.en for each in more)}",
        ),
        "",
        (
            NOTHING, CONDITION, LIMITS, *([named] if named else []), *own_days, *([UNKNOWN] if own_days or lasts else []), *([LEAVE_OUT] if one.scope.annexes else []),
            *([OTHER_ENDS] if others else []),
        ),
        about=one.words,
    )  # fmt: skip
    return AskedSentence(question, one.article or "trích yếu", scope=one.scope, others=others)


_PAPERS = re.compile(r"(?:Quyết định|Nghị quyết)\s+(?:này|số)", re.IGNORECASE)
"""Where the word for deciding names a paper."""
_OF_ROWS = Text(
    f"Câu chỉ nói về một số dòng thì «{NOTHING}» ở đây, rồi trả lời («{LEAVE_OUT}», ngày cuối, các bước) ở từng dòng đó của bảng hỏi.",
    f"Where it is about some rows alone, answer “{NOTHING}” here, and (“{LEAVE_OUT}”, the last day, the steps) at each of these rows of the sheet.",
)


_NO_DAY = Text(
    f"Nếu câu nêu thời hạn của việc giao thì ghi ngày cuối (như «2026-12-31»), hay «{UNKNOWN}».",
    f"Where it states the term of what is given, write the last day (like “2026-12-31”), or “{UNKNOWN}”.",
)


def _days(words: str) -> list[str]:
    """Give the answers that set a day which a sentence names: as the first one, or the last."""
    found = [one.isoformat() for one in days.every(words) if one]
    lasts = {one.isoformat() for one in (*days.until(words), *days.over(words)) if one}
    return [one if one in lasts else f"từ {one}" for one in dict.fromkeys((*found, *sorted(lasts - {*found})))]


def _of_days(own: Sequence[str]) -> Text:
    listed_vi, listed_en = ", ".join(f"«{one}»" for one in own), ", ".join(f"“{one}”" for one in own)
    return Text(
        f"Nếu câu nêu ngày đầu hay ngày cuối của việc giao thì ghi ngày đó ({listed_vi}; cả hai: «từ 2026-01-01 đến 2026-12-31»), hay «{UNKNOWN}».",
        f"Where it states the first or the last day of what is given, write it ({listed_en}; both: “từ 2026-01-01 đến 2026-12-31”), or “{UNKNOWN}”.",
    )


def _of_scope(scope: RowScope) -> Text:
    alone = Text(
        f"Câu trả lời chỉ tính cho các dòng của {scope.named.vi}",
        f"The answer is for the rows of {scope.named.en} alone",
    )
    if not scope.annexes:
        return Text(f"{alone.vi}.", f"{alone.en}.")
    return Text(
        f"{alone.vi}; «{LEAVE_OUT}»: các dòng ấy không được giao.",
        f"{alone.en}; “{LEAVE_OUT}”: these rows are not given.",
    )


def _of_others(numbers: Sequence[str]) -> Text:
    listed = ", ".join(numbers)
    return Text(
        f"Câu nói đến {listed}: nếu cả văn bản đó hết hiệu lực thì «{OTHER_ENDS}» (ghi vào replaces); nếu chỉ một phần thì «{NOTHING}», rồi ghi tay phần ấy vào ends-in-part của văn bản đó.",
        f"It speaks of {listed}: where all of that decision ends, answer “{OTHER_ENDS}” (into replaces); where only a part of it does, “{NOTHING}”, and write the part by hand into ends-in-part of that decision.",
    )
