"""What the shell offers beside names: checks and keys of findings, revisions, closed lists, rule files, selectors, facts of a decision.

Whatever cannot be read offers nothing: a shell has no place for a message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from delegation.cli.common import cache, hypotheses, register_folder, today
from delegation.cli.places import ENTRIES, MOST, Completing, completing, read
from delegation.errors import DelegationError

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    from delegation.findings import Finding
    from delegation.questions.select.selection import Subject


def items(names: Iterable[str], incomplete: str) -> list[CompletionItem]:
    """Offer the names that begin so, in capitals or not; the first few."""
    from click.shell_completion import CompletionItem

    begun = incomplete.casefold()
    found = [one for one in dict.fromkeys(names) if one.casefold().startswith(begun)]
    return [CompletionItem(one) for one in found[:MOST]]


def words(*known: str) -> Completing:
    """Offer words of a closed list."""

    def complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return items(known, incomplete)

    return complete


def listed(one: Completing) -> Completing:
    """Offer for the last of a list with commas what is offered for one alone."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        head, comma, last = incomplete.rpartition(",")
        return after(head + comma, one(ctx, param, last))

    return complete


def after(head: str, items: Iterable[CompletionItem]) -> list[CompletionItem]:
    """Put what was typed before the part that is completed before what is offered."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(head + one.value, help=one.help) for one in items]


def checks(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the ids of checks, in small letters or as a number, too."""
    from delegation.checks.catalogue import CATALOGUE

    begun = f"DLG{incomplete}" if incomplete[:1].isdigit() else incomplete
    return items((one.id for one in CATALOGUE), begun)


def keys(of: Callable[[Finding], Iterable[str]]) -> Completing:
    """Offer the keys of the findings of today, or of their causes; the ids of checks while there are too many."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from delegation.run import rerun

        if ":" not in incomplete and not incomplete[:3].upper().startswith("DLG"[: len(incomplete)]):
            return checks(ctx, param, incomplete)
        try:
            root = register_folder(context=ctx)
            found = rerun.check(
                root, today(root), select=(), ignore=(), hypotheses=hypotheses(ctx), cache=cache(used=True)
            ).findings
        except DelegationError:
            return []
        every = items(sorted({key for one in found for key in of(one)}), incomplete)
        if ":" not in incomplete and len(every) >= MOST:
            return checks(ctx, param, incomplete)
        return every

    return complete


FINDINGS = keys(lambda one: (one.key,))
CAUSES = keys(lambda one: (one.cause_key,))
KEYS = keys(lambda one: (one.key, one.cause_key))


def explained(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the ids of checks; behind a colon the keys of findings and of their causes."""
    return KEYS(ctx, param, incomplete) if ":" in incomplete else checks(ctx, param, incomplete)


def revisions(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer branches and tags; nothing where there is no git."""
    from delegation.loading.disk.git import Repository

    try:
        return items((*Repository(register_folder(context=ctx)).names(), "HEAD"), incomplete)
    except DelegationError:
        return []


def sides(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer what may be compared: branches, tags and folders."""
    from click.shell_completion import CompletionItem

    return [*revisions(ctx, param, incomplete), CompletionItem(incomplete, type="dir")]


def folders(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer folders."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="dir")]


def rule_files(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the rule files by their names below the register."""
    from delegation.loading.disk import files

    try:
        return items((one.name for one in files.read(register_folder(context=ctx))[0]), incomplete)
    except DelegationError:
        return []


def assertions(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the ids of assertions."""
    register = read(ctx)
    return [] if register is None else items((one.id for one in register.assertions), incomplete)


def _named(ctx: click.Context) -> str:
    """Give what the arguments before an option name: where the option still lacks its value, they are not parted yet."""
    return " ".join(map(str, ctx.args))


def cases(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the cases of matters, each with its dimension before it; those of the matter that was named, where one was."""
    from delegation.model.matters import MatterId

    register = read(ctx)
    if register is None:
        return []
    named = register.matters.get(MatterId(_named(ctx)))
    matters = [named] if named is not None else register.matters.values()
    dimensions = [each for one in matters for each in one.dimensions]
    return items((f"{one.name}={value}" for one in dimensions for value in (one.values or ("",))), incomplete)


def provisions(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the places of the instrument that was named before."""
    from delegation.names.search import places_of

    register = read(ctx)
    paper = None if register is None else register.instrument(_named(ctx))
    return [] if register is None or paper is None else items(places_of(register, paper.id), incomplete)


_VALUES: Mapping[str, Completing] = {
    "issuer": completing("holder"),
    "giver": completing("holder"),
    "receiver": completing("holder"),
    "act": words("new"),
    "mechanism": words("delegation", "decentralisation", "internal-assignment", "signing-for"),
    "form": completing("form"),
    "replaces": completing("instrument"),
}


def facts(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the facts of a decision that can be stated, and behind the sign the values of those that have a closed list or are entries."""
    from delegation.documents.intake.deed import NAMES

    key, sign, value = incomplete.partition("=")
    if not sign:
        return items((f"{one}=" for one in NAMES), incomplete)
    return after(f"{key}=", _VALUES[key](ctx, param, value)) if key in _VALUES else []


_SORTS: Mapping[str, Completing] = {
    **dict.fromkeys(
        ("owner", "exerciser", "holder", "coordinator", "giver", "receiver", "parent", "issuer", "from", "to"),
        completing("holder"),
    ),
    "field": completing("field"),
    "instrument": completing("instrument"),
    "matter": completing("matter"),
    "form": completing("form"),
    "about": completing("matter", "grant", "instrument", "holder", "field"),
    "solves": explained,
}
"""What the value of a condition of a selector names."""
_IDS: Mapping[Subject, Completing] = {
    "tasks": completing("matter"),
    "procedures": completing("matter"),
    "grants": completing("grant"),
    "holders": completing("holder"),
    "instruments": completing("instrument"),
    "communes": completing("commune"),
}


def selector(subject: Subject, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the conditions on a kind of entry, and behind a colon the values that they may have."""
    from delegation.names.folding import fold
    from delegation.questions.select.selection import keys_of, other_keys_of, values_of
    from delegation.questions.select.selector import canonical

    written, colon, value = incomplete.partition(":")
    if not colon:
        begun = fold(written).replace(" ", "-")
        # Whoever has typed nothing yet is shown each condition once.
        return items([*keys_of(subject), *(other_keys_of(subject) if begun else ())], begun)
    key = canonical(written)
    head, comma, last = value.rpartition(",")
    known = _IDS.get(subject) if key == "id" else _SORTS.get(key)
    values = values_of(subject, key)
    found = items(values, last) or _meant(values, last) or (known(ctx, param, last) if known is not None else [])
    return after(f"{written}:{head}{comma}", found)


def _meant(values: Iterable[str], incomplete: str) -> list[CompletionItem]:
    """Offer the words of a closed list whose Vietnamese meaning begins as was typed."""
    from delegation.names.words import meant

    return items(meant(incomplete.replace("-", " "), values), "") if incomplete else []


def conditions(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer what a selector of the kind of entry named before may say; entries by their ids behind a plus."""
    from delegation.questions.select.selection import subject_of

    subject = subject_of(str(ctx.params.get("subject")))
    if subject is None:
        return []
    plus, plain = incomplete[: len(incomplete) - len(incomplete.lstrip("+"))], incomplete.lstrip("+")
    return after(plus, ENTRIES(ctx, param, plain)) if plus else selector(subject, ctx, param, incomplete)


def grants(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer grants and instruments, and what a selector of grants may say."""
    sorts = ("grant", "instrument") if ":" not in incomplete else ()
    # Grants first: of so many instruments none would be seen.
    named = [one for sort in sorts for one in completing(sort)(ctx, param, incomplete)]
    return named[:MOST] or selector("grants", ctx, param, incomplete)


def papers(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the names of what a chart is drawn on."""
    from delegation.charts.page.paper import PAPERS

    return items(PAPERS, incomplete)


def annexes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the kinds of annexes, and behind a colon what they may be of."""
    from click.shell_completion import CompletionItem

    from delegation.documents.annexes.kinds import KINDS

    kind, colon, name = incomplete.partition(":")
    if colon:
        return after(f"{kind}:", ENTRIES(ctx, param, name)) if kind in KINDS else []
    return [
        CompletionItem(each + (":" if one.takes == "more" else ""), help=one.said.vi)
        for each, one in KINDS.items()
        if each.startswith(incomplete.lower())
    ]
