"""What a check says and where, and what came of a run: the words between the checks, the corridor and the outputs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, Self

from delegation.model.places import Place
from delegation.model.severity import Severity
from delegation.values import dataclass

if TYPE_CHECKING:  # a kept result is shown without the model
    from delegation.model.figures import Saying
    from delegation.model.parts import MatterArea

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence in both languages of the tool. Titles and names without an English one inside stay Vietnamese."""

    vi: str
    en: str

    def in_(self, language: Language) -> str:
        """Give the sentence in one language."""
        return self.vi if language == "vi" else self.en


class Name(str):  # noqa: SLOT000  the slots of a text cannot be pickled with what it says
    """The name of a holder in an answer: the Vietnamese one, as programs read it, which knows the English one (``en``)."""

    en: str

    def __new__(cls, said: Text) -> Self:
        """Make it of both names."""
        one = super().__new__(cls, said.vi)
        one.en = said.en
        return one

    def __getnewargs__(self) -> tuple[Text]:  # type: ignore[override]
        """Give what it is made of, for copies."""
        return (self.text,)

    @property
    def text(self) -> Text:
        """Give both names."""
        return Text(str(self), self.en)

    def in_(self, language: Language) -> str:
        """Give the name in one language."""
        return str(self) if language == "vi" else self.en


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """A further place that belongs to a problem, with a few words that say why."""

    place: Place
    said: Text


@dataclass(frozen=True, slots=True)
class Fix:
    """What to do; ``replacement`` is the new text of the marked place where a machine can write it.

    ``sure``: whether a machine may write it without asking, for nothing else can be meant.
    """

    said: Text
    replacement: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Cause:
    """The one fact that findings of a check come from: whoever mends it has done with all of them.

    ``subject``: ids that tell it from other causes of the check (a holder, a decision, two texts); with the id of the check they make its key.
    ``said``: the fact, as a sentence that names none of the places.
    """

    subject: tuple[str, ...]
    said: Text


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check yields. The runner signs it and so makes it a ``Finding``.

    ``about`` are the ids that identify the problem whatever line it stands on; with the id of the check they make the finding's key. ``count`` is how
    many matters it stands for (groups once). ``severity`` is given only where a check distinguishes weights; else the check's own holds. ``areas``:
    in which cells it is so, where it is about cells. What it is about, so that answers can mark it there: ``grants``, ids of grants, over all they
    give or over these ``matters`` only; ``laws``, ownerships by law, each by its matter and where its holder is named; ``forms``, numbers of forms
    whose procedures are published by number only. ``stands_for``: matters that it is of beside those, where it marks nothing in them; ``others``:
    what else it is of that its key does not name (provisions, norms, instruments, entries, days), each by what no line and no order changes. A waiver
    covers these by name. ``only_in_areas``: whether grants and laws are touched in its areas only, where it has any; not where its areas come of it.
    ``cause``: what it shares with others of the check; ``None``: what the check asks, of which its title tells. ``says``: the values of its
    sentence, place by place; ``reach``: days and communes of its grants where it has no areas. Both only where something is waived.
    """

    place: Place
    said: Text
    about: tuple[str, ...]
    related: tuple[RelatedPlace, ...] = ()
    fix: Fix | None = None
    count: int = 1
    severity: Severity | None = None
    areas: tuple[MatterArea, ...] = ()
    grants: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    laws: tuple[tuple[str, Place], ...] = ()
    forms: tuple[int, ...] = ()
    stands_for: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    only_in_areas: bool = True
    cause: Cause | None = None
    says: tuple[Saying, ...] | None = None
    reach: tuple[MatterArea, ...] = ()


@dataclass(frozen=True, slots=True)
class Location:
    """A stretch of a rule file. Lines and columns count from 1, columns in characters; the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The line a location begins on, and how many of its characters are meant (at least 1)."""

    text: str
    column: int
    width: int


@dataclass(frozen=True, slots=True)
class Related:
    """A ``RelatedPlace`` with its line and column."""

    location: Location
    said: Text


@dataclass(frozen=True, slots=True)
class Finding:
    """A signed problem: which check, how heavy, where, what, why by law, and what to do.

    ``waived_until``: the last day of the waiver that covers it; ``known``: whether the baseline lists it; ``before``: whether it was so in the
    earlier state that the run is compared with. ``holders``: short names of the holders that it concerns; ``fields``: names of the fields;
    ``stands_for``: all matters that its problem names beside its areas; ``subjects``: what it concerns by ids, where findings are put together by it.
    ``beyond``: of the related places, the waiver or the entry of the baseline that covers it no longer, and what that leaves uncovered.
    """

    check: str
    severity: Severity
    location: Location
    said: Text
    key: str
    legal_source: Text
    excerpt: Excerpt | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    count: int = 1
    waived_until: str | None = None
    known: bool = False
    before: bool = False
    areas: tuple[MatterArea, ...] = ()
    grants: tuple[str, ...] = ()
    stands_for: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    fields: tuple[Text, ...] = ()
    cause: Cause | None = None
    subjects: frozenset[tuple[str, str]] = frozenset()
    beyond: Related | None = None
    says: tuple[Saying, ...] | None = None
    reach: tuple[MatterArea, ...] = ()

    @property
    def cause_key(self) -> str:
        """The id of the check and the subject of the cause: ``DLG101:ubnd-cap-huyen``; the id alone where it has none."""
        return ":".join((self.check, *(self.cause.subject if self.cause is not None else ())))

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: by place, then check, then key."""
        return (self.location.file, self.location.line, self.location.column, self.check, self.key)


def named(one: Problem | Finding) -> tuple[str, ...]:
    """Give the ids of all matters that something is found of, as far as they are named, each once."""
    own = (*one.matters, *(matter for matter, _ in one.laws)) if isinstance(one, Problem) else ()
    return tuple(sorted({*(area.matter for area in one.areas), *one.stands_for, *own}))


@dataclass(frozen=True, slots=True)
class Explained:
    """What is said of a check beside its findings.

    ``severity``: what a finding of it weighs in the register, if it says nothing else; ``title`` is one line; ``mend``: what a person does about one;
    ``ask``: what a paper asks of a director, where ``mend`` speaks of rule files.
    """

    id: str
    severity: Severity
    title: Text
    why: Text
    mend: Text
    legal_source: Text
    ask: Text | None = None

    def advice(self, finding: Finding) -> Text:
        """Say what to do about a finding of it: what the finding says itself, else what the check says of all."""
        return finding.fix.said if finding.fix is not None else self.mend


@dataclass(frozen=True, slots=True)
class NotExamined:
    """What the checks could not ask about, counted by reason: matters, grants (term, signing, law not read), assertions.

    ``norm_unknown``: grants, ``norm_unknown_unlisted``: procedures of a form, whose pair only a law might open that the register has not read;
    ``outside_state_law``: grants by a body of the Party or the Front, of which no norm speaks.
    """

    unlisted_tasks: int = 0
    unlisted_procedures: int = 0
    owner_unknown: int = 0
    basis_unknown: int = 0
    term_unknown: int = 0
    signing_unknown: int = 0
    norm_unknown: int = 0
    norm_unknown_unlisted: int = 0
    assertions_unknown: int = 0
    outside_state_law: int = 0


@dataclass(frozen=True, slots=True)
class Since:
    """What a run is compared with: ``said``, an earlier state of the register, ``revision`` as it was asked for.

    ``before``: what stood then and stands, no larger and no heavier, now; ``gone``: what stood then and is no longer found. Neither is among the
    findings of the run, which are the new ones. ``unread``: how many of these are errors in reading the files: something may be gone unmended.
    """

    revision: str
    said: Text
    before: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The files that a run was narrowed to, and the findings without a place in any of them."""

    files: tuple[str, ...]
    left_out: tuple[Finding, ...]


@dataclass(frozen=True)
class Analysis:
    """The result of a check run, and the facts of that run. ``checks``: those that were asked and not switched off, by id.

    ``known``: what the baseline lists; ``None`` where none was asked for; ``since``, ``narrowed``: likewise. What is waived, known, older or left out
    is not among ``findings``. ``unread``: errors in reading the files, of checks that were not asked: entries may be missing.
    """

    register_name: str
    language: str
    as_of: date
    version: str
    rules_hash: str
    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    not_examined: NotExamined
    files: int
    matters: int
    grants: int
    checks: tuple[Explained, ...]
    known: tuple[Finding, ...] | None = None
    since: Since | None = None
    narrowed: Narrowed | None = None
    unread: int = 0

    @property
    def set_aside(self) -> tuple[Finding, ...]:
        """What stands beside the findings: waived, known, and what was so before."""
        return (*self.waived, *(self.known or ()), *(self.since.before if self.since is not None else ()))

    @property
    def every(self) -> tuple[Finding, ...]:
        """The findings, and what stands beside them."""
        return (*self.findings, *self.set_aside)
