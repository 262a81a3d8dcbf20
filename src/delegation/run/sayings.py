"""What a finding says: the values in its sentence, place by place, and how far the grants reach that it is about.

A waiver covers a finding as long as it says nothing more than was approved, and nothing elsewhere. What it says is read off its own sentence, so
that this holds for every check without a list of its own: days, names of holders and communes (by their ids), provisions, rows, codes, amounts,
what is quoted, in their order: who gives and who receives are told apart by where they stand. Values of one kind that a sentence lists («A, B và C»)
are one place, for lines may change the order of a list. The words between are the program's, and may be put otherwise in its next version; but those
that the register itself says of a norm, a form or a policy are held like a value. Owners whom a sentence leaves out are added, each beside his matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from delegation.findings import Problem
from delegation.model.figures import AMOUNTS, Saying
from delegation.model.instruments import Form
from delegation.model.matters import Grant, MatterId
from delegation.model.parts import MatterArea
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.speech.days import read_day
from delegation.speech.holders import form_name
from delegation.speech.mechanisms import MECHANISMS

_CITED = r"(?:(?:khoản|Điều|điều|Mục|mục|Chương|Phụ lục|Biểu|dòng|hình thức|chú thích) (?:\d|[IVXLC]+(?!\w))[\w.]*|điểm [a-zđ]{1,2})"
_PARTS = (
    r"«(?P<quoted>[^«»]*)»",
    r"(?P<day>\d{2}/\d{2}/\d{4})(?![\w/])",
    r"(?<!\w)(?P<name>{names})(?: \(\d+\))?(?!\w)",
    rf"(?<![\w.,/])(?P<amount>\d[\d.]* (?:{'|'.join(AMOUNTS)}))(?!\w)",
    r"(?<![\w.,/])\d+ ngày(?!\w)",  # how many days are left changes with the day of asking, and the days themselves are told
    rf"(?<!\w)(?P<cited>{_CITED}(?:,? {_CITED})*)(?!\w)",
    r"(?<!\w)(?P<unknown>chưa rõ)(?!\w)",
    r"(?P<token>[^\s,;:()«»“”]*(?:\d|[a-z][-_/.][a-z0-9])[^\s,;()«»“”]*)",
)
_LISTED = re.compile(r"\s*(?:[,;]|và|hoặc)\s*")


class Sayings:
    """Reads sentences of the findings of one register."""

    def __init__(self, register: Register) -> None:
        """Read those of a register."""
        self._register = register

    def of(self, problem: Problem) -> Problem:
        """Give a problem with all that it says, and how far it reaches where it has no cells of its own."""
        grants = [self._register.grants[one] for one in problem.grants if one in self._register.grants]
        fields = sorted({one for each in grants for one in each.fields})
        said = (*self._places(problem.said.vi), *self._parties(problem.said.en), *([tuple(fields)] if fields else []))
        says = (*said, *self._own_words(problem.said.vi), *self._owners(problem, said))
        reach = () if problem.areas else tuple(self._reach(one) for one in grants)
        return replace(problem, says=says, reach=reach)

    def _places(self, sentence: str) -> Iterator[Saying]:
        """Give what each place of a sentence says: a value, or the values that are listed there, in an order of their own."""
        place, kind, between, end = set[str](), "", "", 0
        for found in self._parts.finditer(sentence):
            between, end = between + sentence[end : found.start()], found.end()
            group = found.lastgroup
            value = self._value(group, found, sentence) if group is not None else None
            if not value or group is None:
                continue
            if place and not (group == kind and _LISTED.fullmatch(between)):
                yield tuple(sorted(place))
                place = set()
            place.add(value)
            kind, between = group, ""
        if place:
            yield tuple(sorted(place))

    def _parties(self, sentence: str) -> Iterator[Saying]:
        """Give the sides of the forms that a sentence names: in Vietnamese a form has a name of its own, in English it is named by its sides."""
        yield from (sides for named, sides in self._forms if named in sentence)

    def _own_words(self, sentence: str) -> Iterator[Saying]:
        """Give what the register itself says of its norms, forms and policies, and a sentence says after it: whoever wrote it weighed the matter."""
        sentence = _in_one_line(sentence)
        found = [words for words in self._remarks if words in sentence]
        yield from ((words,) for words in found if not any(words != other and words in other for other in found))

    @cached_property
    def _remarks(self) -> tuple[str, ...]:
        register = self._register
        texts = (
            *(one.reason for one in register.forms.values()),
            *(one.note for one in register.norms),
            *(one.reason for one in register.policies),
        )
        return tuple(sorted({words for one in texts if one and (words := _in_one_line(one))}))

    def _owners(self, problem: Problem, said: Iterable[Saying]) -> list[Saying]:
        """Give who owns by the ownerships that a problem touches, each beside its matter, where its sentence does not name him."""
        known = {value for place in said for value in place}
        owners = self._register.matters
        held = {
            (matter, one.holder)
            for matter, place in problem.laws
            for one in owners[MatterId(matter)].owners
            if one.holder_place == place and isinstance(one.holder, str) and one.holder not in known
        }
        return sorted((matter, str(holder)) for matter, holder in held)

    @cached_property
    def _forms(self) -> list[tuple[str, Saying]]:
        return [
            (f"{one.number} ({form_name(one.number, self._register).en})", _sides(one))
            for one in self._register.forms.values()
        ]

    def _value(self, group: str, found: re.Match[str], sentence: str) -> str | None:
        match group:
            case "day":
                day = read_day(found["day"])
                return day.isoformat() if isinstance(day, Day) else found["day"]
            case "name":
                return self._names[found["name"]]
            case "quoted":
                return None if self._is_title(sentence[: found.start()]) else found["quoted"]
        return found[group].rstrip(".:")

    def _is_title(self, before: str) -> bool:
        """Whether what is quoted next is the title of a matter whose id stands before it: the id says which it is."""
        last = before.split()[-1:]
        return bool(last) and before.endswith(" ") and last[0].lstrip("(«“") in self._register.matters

    @cached_property
    def _names(self) -> dict[str, str]:
        register = self._register
        pairs = (
            *((name, one.id) for one in register.holders.values() for name in (one.label, one.name)),
            *((one.name, one.code) for one in register.communes.values()),
            *((one.vi, kind) for kind, one in MECHANISMS.items()),
        )
        found: dict[str, str] = {}
        for name, one in pairs:
            found.setdefault(name, one)
        return found

    @cached_property
    def _parts(self) -> re.Pattern[str]:
        longest_first = sorted(self._names, key=lambda name: (-len(name), name))
        return re.compile("|".join(_PARTS).replace("{names}", "|".join(map(re.escape, longest_first))))

    def _reach(self, grant: Grant) -> MatterArea:
        """Give the days and communes of a grant, as far as they are limited."""
        start, end = (one if isinstance(one, Day) else None for one in (grant.term.start, grant.term.end))
        return MatterArea(grant.id, start, None if grant.extended else end, self._communes(grant))

    def _communes(self, grant: Grant) -> tuple[str, ...] | None:
        part = grant.part
        every: Iterable[str] = part.communes or (self._register.communes if part.except_communes else ())
        return tuple(one for one in every if one not in part.except_communes) or None


def _in_one_line(words: str) -> str:
    """Give words as a sentence goes on with them: without the breaks of their lines and their full stop."""
    return " ".join(words.split()).rstrip(".")


def _sides(form: Form) -> Saying:
    """Give who gives and who receives by a form, as its file writes them, and whether several do at once."""
    sides = {"from": form.givers, "law-from": form.law_givers, "to": form.receivers}
    values = {f"form:{form.number} {key}: {pole.kind}, {pole.level}" for key, poles in sides.items() for pole in poles}
    return tuple(sorted(values | ({f"form:{form.number} concurrent"} if form.concurrent else set())))
