"""The facts of a decision as the register will have them: from the paper, from answers, and what follows; and what must be asked of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from delegation.documents.intake import article_answers, grounds, one_body, open_receivers
from delegation.documents.intake.article_answers import ArticleAnswers
from delegation.documents.intake.asked import NEW, UNKNOWN, Answers, ImportQuestion, answer_of
from delegation.documents.intake.deed import ACTS, KEY, NAMES, Deed
from delegation.documents.intake.fact_questions import (
    ANSWERED,
    DAYS,
    MECHANISM_OF,
    NO_FACT,
    TERMS,
    misread,
    missing,
    which,
    who_of,
)
from delegation.documents.intake.grounds import Grounds
from delegation.documents.intake.lasting import Fact
from delegation.documents.intake.letters import flat
from delegation.documents.intake.parties import Parties, in_heading
from delegation.findings import Text
from delegation.model.instruments import Instrument
from delegation.model.register import Register
from delegation.model.terms import Day, iso_day
from delegation.names.folding import fold
from delegation.names.words import decision_id
from delegation.speech.mechanisms import MECHANISMS
from delegation.values import dataclass

_WIDEST = 60
"""Letters of the words of an article that are repeated beside what the rows say."""


@dataclass(frozen=True, slots=True)
class Facts:
    """``said``: the facts by their keys; giver, receiver and issuer are ids of holders there, of several receivers all. ``open``: questions that nobody has answered."""

    said: Mapping[str, Fact]
    open: tuple[ImportQuestion, ...]
    by_row: bool
    """The rows name their receivers: the words of the decision for them are no ids."""
    words: Mapping[str, str]
    """How the paper states terms of which the answer is that their day is not known."""
    labels: Mapping[str, Text]
    """What people call the values of the facts that are ids or words of a closed list."""
    explained: Mapping[str, str]
    """How the paper states a receiver or a term that it leaves open, and that was answered."""
    articles: ArticleAnswers = article_answers.NONE
    """What was answered of sentences that were not understood."""
    grounds: Grounds = grounds.NONE
    """The legal bases of the whole."""

    def value(self, key: str) -> str:
        """Give the value of a fact; nothing where it is not known."""
        return self.said[key].value if key in self.said else ""

    def instrument(self, register: Register) -> Instrument | None:
        """Give the decision as the register has it, by its id or its number; ``None`` where it has none."""
        return register.instrument(self.value("id")) or register.instrument(self.value("number"))

    @property
    def begins(self) -> str:
        """The day from which all is given that says nothing else: a later one than that of the decision where it states one."""
        return "" if "begins" in self.words else self.value("begins") or self.value("effective")

    @property
    def receivers(self) -> tuple[str, ...]:
        """The ids of all receivers that the decision names for its rows."""
        return tuple(self.value("receiver").split("; ")) if self.value("receiver") and not self.by_row else ()

    def day(self, key: str) -> Day | None:
        """Give the day that a fact holds; ``None`` where it is not known."""
        return iso_day(self.value(key))


def settle(deed: Deed, register: Register, answers: Answers, *, by_row: bool) -> Facts:
    """Put the facts of a paper and the answers together. ``by_row``: the rows of the annex name their receivers."""
    said, words = dict(deed), dict[str, str]()
    parties, asked, explained = Parties(register), list[ImportQuestion](), dict[str, str]()
    for key in NAMES:
        answer = answers.get(KEY + key, "").strip()
        if key in (*DAYS, *ACTS):
            answer = answer_of(answer)
        if key in ACTS and answer != NEW:
            continue
        if answer and key in deed and _is_open(key, deed[key].value, parties):
            explained[key] = deed[key].value
        if answer_of(answer) == UNKNOWN and key in TERMS:
            words |= {key: said.pop(key).value} if key in said else {}
        elif answer:
            value = MECHANISM_OF.get(fold(answer), answer) if key == "mechanism" else answer
            said[key] = Fact(value, answer, ANSWERED)
    said.setdefault("mechanism", _mechanism(said)) if _mechanism(said).value else None
    _holder(said, "issuer", parties, asked)
    if "giver" not in said and "issuer" in said:
        said["giver"] = replace(said["issuer"])
    for key in ("giver", *(() if by_row else ("receiver",))):
        _holder(said, key, parties, asked)
    if not by_row:
        _of_title(said, parties, asked)
        of_one = one_body.question(said, parties, ANSWERED)
        asked += [of_one] if of_one is not None else []
    if "id" not in said and said.get("number"):
        said["id"] = Fact(
            decision_id(said["number"].value, _year(said.get("issued", NO_FACT).value)),
            "",
            said["number"].place,
        )
    asked += _unstated(said, asked, by_row=by_row)
    asked += misread(said)
    still, labels = tuple({one.key: one for one in asked}.values()), _labels(said, register, by_row=by_row)
    return Facts(said, still, by_row, words, labels, explained)


def _unstated(said: Mapping[str, Fact], asked: Sequence[ImportQuestion], *, by_row: bool) -> list[ImportQuestion]:
    """Ask for what the paper does not say. Whoever issues gives, where it names no other: that is asked once."""
    told = {one.key for one in asked} | {KEY + "giver" for one in asked if one.key == KEY + "issuer"}
    return [
        missing(key)
        for key in ("id", "mechanism", "giver", "receiver")
        if key not in said and not (by_row and key == "receiver") and KEY + key not in told
    ]


def _year(issued: str) -> str:
    day = iso_day(issued)
    return str(day.year) if day is not None else ""


def _is_open(key: str, stated: str, parties: Parties) -> bool:
    """Whether what a paper states of a receiver or a term is asked."""
    if key == "receiver":
        return not (parties.several(stated) or parties.several(stated, within=True))
    return key in TERMS and iso_day(stated) is None


def _labels(said: Mapping[str, Fact], register: Register, *, by_row: bool) -> dict[str, Text]:
    """Say holders by their names and the mechanism in words, each with the id behind it; where rows name their receivers, that they do."""
    found: dict[str, Text] = {}
    for key in ("issuer", "giver", "receiver"):
        ids = said[key].value.split("; ") if key in said else []
        if ids and all(register.holder(one) is not None for one in ids):
            listed = "; ".join(f"{register.label_of(one)} ({one})" for one in ids)
            found[key] = Text(listed, listed)
    if by_row and "receiver" in said:
        words = flat(said["receiver"].value)
        words = words if len(words) <= _WIDEST else f"{words[: _WIDEST - 1]}…"
        found["receiver"] = Text(
            f"theo từng dòng của phụ lục (điều khoản ghi «{words}»)",
            f"as each row of the annex says (the article says “{words}”)",
        )
    if "mechanism" in said and said["mechanism"].value in MECHANISMS:
        found["mechanism"] = MECHANISMS[said["mechanism"].value]
    return found


def _mechanism(said: Mapping[str, Fact]) -> Fact:
    title = fold(said["title"].value) if "title" in said else ""
    kind = "delegation" if "uy quyen" in title else "decentralisation" if "phan cap" in title else ""
    return Fact(kind, said["title"].words if title else "", said["title"].place if title else Text("", ""))


def _holder(said: dict[str, Fact], key: str, parties: Parties, asked: list[ImportQuestion]) -> None:
    """Put the id of a holder in the place of the words that name it; ask where that is not certain."""
    fact = said.get(key)
    if fact is None:
        return
    found, certain = (
        _receivers(fact, parties)
        if key == "receiver"
        else (parties.named(fact.value) or parties.beginning(fact.value), True)
    )
    if len(found) == 1 and certain:
        said[key] = Fact(found[0], fact.words, fact.place)
        return
    del said[key]
    name = NAMES[key]
    words = fact.value[:80]
    asked.append(
        ImportQuestion(
            KEY + key, fact.place,
            who_of(words) if key == "receiver" and open_receivers.is_open(fact.value, within=True) else
            Text(f"{name.vi} là ai: «{words}»?", f"who is the {name.en}: “{words}”?") if not (found and certain) else
            which(name, words, parties.called(found), several=bool(fact.others)),
            "", _offered(parties.called(found), certain=certain),
        )
    )  # fmt: skip


def _offered(called: tuple[str, ...], *, certain: bool) -> tuple[str, ...]:
    """Give the names that may be answered; all of them, too, where the words leave it open which are meant."""
    return called if certain or len(called) < 2 else (*called, "; ".join(called))  # noqa: PLR2004  several


def _receivers(fact: Fact, parties: Parties) -> tuple[tuple[str, ...], bool]:
    """Give those to whom the articles give, one value where one sentence names them all; and whether each whom it names is known."""
    all_of_them = parties.several(fact.value) or parties.several(fact.value, within=True)
    if not all_of_them and open_receivers.is_open(fact.value, within=True):
        return parties.among(open_receivers.who(fact.value)), False
    each = [parties.beginning(words) for words in fact.others]
    more = tuple(dict.fromkeys((*all_of_them, *(one for names in each for one in names))))
    if set(more) > set(all_of_them):
        return more, all(each)
    return (("; ".join(all_of_them),) if all_of_them else parties.named(fact.value)), True


def _of_title(said: dict[str, Fact], parties: Parties, asked: list[ImportQuestion]) -> None:
    """Ask who receives where the title names somebody to whom the articles do not give: often a head and the body of it."""
    title, fact = said.get("title"), said.get("receiver")
    words = in_heading(title.value) if title else ""
    named = parties.several(words, within=True) if words else ()
    if title is None or fact is None or fact.place == ANSWERED or set(named) <= set(fact.value.split("; ")):
        return
    own = fact.value.split("; ")
    del said["receiver"]
    called, others = ", ".join(parties.called(named)), ", ".join(parties.called(own))
    asked.append(
        ImportQuestion(
            KEY + "receiver", fact.place,
            Text(f"trích yếu ghi giao cho {called} ({title.place.vi}), còn điều khoản giao cho {others}: bên nhận là ai?",
                 f"the title gives to {called} ({title.place.en}), the articles to {others}: who receives?"),
            "", parties.called(tuple(dict.fromkeys((*named, *own)))),
        )
    )  # fmt: skip
