"""What is asked of a sentence that was not understood, and of one that limits rows which it names; each question repeats the whole of its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from delegation.documents.intake.asked import CONDITION, KEEP, LIMITS, NOTHING, ImportQuestion
from delegation.documents.intake.letters import flat
from delegation.documents.intake.limit_answers import read_steps
from delegation.documents.intake.sentences import ArticleSentence, Line
from delegation.findings import Text
from delegation.speech.limits import STEP_WORDS
from delegation.values import dataclass

SORT = ":sentence"
"""How the keys of questions about sentences of articles end."""
LEAD = Text(
    f"các câu sau chưa hiểu được, mỗi câu có bớt việc được giao không? «{NOTHING}»; «{CONDITION}» là chép câu vào điều kiện; «{LIMITS}» là chép câu vào phạm vi, "
    "phần bị bớt ghi tay sau (only, communes); chỉ giao một số bước thì ghi tên bước",
    f"these sentences were not understood; does each take back something of what is given? “{NOTHING}” (nothing); “{CONDITION}” copies it to the conditions; “{LIMITS}” copies it "
    "to the scope, what is taken back is written by hand (only, communes); where only some steps are given, name them",
)


@dataclass(frozen=True, slots=True)
class AskedSentence:
    """A sentence with its question, and the words for its place (*Điều 2*). ``of_rows``: it names the rows that it limits."""

    question: ImportQuestion
    place: str
    of_rows: bool = False

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
    named = ", ".join(STEP_WORDS[step].vi for step in read_steps(one.words))
    question = ImportQuestion(
        f"deed:{sha256(one.words.encode()).hexdigest()[:12]}{SORT}",
        one.place,
        Text(
            f"câu «{one.words}» có bớt việc được giao không («{NOTHING}», «{CONDITION}», «{LIMITS}», hay tên các bước được giao)?",
            f"does the sentence “{one.words}” take back something of what is given (“{NOTHING}”, “{CONDITION}”, “{LIMITS}”, or the steps that are given)?",
        ),
        "",
        (NOTHING, CONDITION, LIMITS, *((named,) if named else ())),
        about=one.words,
    )
    return AskedSentence(question, one.article or "trích yếu")
