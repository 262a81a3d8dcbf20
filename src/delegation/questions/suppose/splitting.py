"""``split``: an office becomes several, each with some fields or some cases of what it had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.holders import Holder, HolderId
from delegation.model.register import Register
from delegation.model.supposed import Ends, Heir, Inherits
from delegation.model.terms import Day, Term
from delegation.names import naming
from delegation.names.folding import fold
from delegation.names.naming import Kind
from delegation.questions.suppose.hypothesis import last_day
from delegation.questions.suppose.verbs import By, find_holder
from delegation.questions.suppose.words import AskedHypothesis
from delegation.speech import hypotheses
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class _Share:
    """A part of what was: the name of whoever takes it, and the words after the colon."""

    name: str
    words: tuple[str, ...]


def split(register: Register, name: str, into: Sequence[str], by: By, first: Day) -> tuple[AskedHypothesis, Register]:
    """Ask what follows where a holder becomes several; give the register with those that are new to it.

    ``into``: ``A,B``, or one text for each with its share after a colon: ids or names of fields, ``dimension=value`` for
    cases. Whoever has no share takes the rest. Raises ``AskedWronglyError``.
    """
    holder = find_holder(register, name)
    shares = _shares(into)
    made = [_holder(register, holder, one.name, first) for one in shares]
    _refuse_unfit(holder, shares, made)
    fields = [tuple(_field(register, word) for word in one.words) if by == "field" else () for one in shares]
    taken = tuple(dict.fromkeys(field for share in fields for field in share))
    heirs = tuple(
        Heir(
            new.id,
            fields=own,
            others=() if own or by == "case" else taken,
            cases=_cases(register, share.words) if by == "case" else (),
        )
        for new, share, own in zip(made, shares, fields, strict=True)
    )
    asked = AskedHypothesis(
        hypotheses.split(holder, made, first),
        (Ends("holder", holder.id, last_day(first), holder.place), Inherits(holder.id, heirs, first)),
        (),
        tuple(one.id for one in (holder, *register.heads_of(holder.id), *made)),
        (holder.id,),
    )
    new_ones = {one.id: one for one in made if one.id not in register.holders}
    return asked, replace(register, holders={**register.holders, **new_ones})


def _refuse_unfit(holder: Holder, shares: Sequence[_Share], made: Sequence[Holder]) -> None:
    """Raise ``AskedWronglyError`` for fewer than two names, or the name of the very holder that is split."""
    if len(shares) < 2 or len({fold(one.name) for one in shares}) < len(shares):  # noqa: PLR2004  one is no split
        raise AskedWronglyError(
            Text(
                "--into cần ít nhất hai tên khác nhau, như --into «Sở A,Sở B», hoặc mỗi nơi một --into kèm phần của nó: "
                "--into «Sở A: thuong-mai» --into «Sở B».",
                "--into needs two different names or more, like --into “Sở A,Sở B”, or one --into for each with its share: "
                "--into “Sở A: thuong-mai” --into “Sở B”.",
            )
        )
    if holder.id in {one.id for one in made}:
        raise AskedWronglyError(
            Text(
                f"{holder.name} không thể nằm trong các bên nhận khi chia chính nó. Hãy đặt tên mới sau --into.",
                f"{holder.name} cannot be one of those that it is split into. Choose new names after --into.",
            )
        )


def _shares(into: Sequence[str]) -> list[_Share]:
    plain = [one for text in into for one in ([text] if ":" in text else text.split(",")) if one.strip()]
    found = []
    for one in plain:
        name, _, share = one.partition(":")
        found.append(_Share(" ".join(name.split()), tuple(word.strip() for word in share.split(",") if word.strip())))
    return [one for one in found if one.name]


def _holder(register: Register, old: Holder, name: str, first: Day) -> Holder:
    """Give the holder of that very name, or a new one of the same kind and place."""
    same = naming.find(name, naming.holders(register))
    if same.how == "exact" and same.meant is not None:
        return register.holders[HolderId(same.meant.id)]
    made = HolderId(fold(name).replace(" ", "-"))
    return replace(
        old,
        id=made,
        name=name,
        short="",
        name_en=None,
        head_of=None,
        successors=(),
        term=Term(first),
        source=(),
        note=None,
    )


def _field(register: Register, word: str) -> str:
    return naming.resolve(word, naming.fields(register), Kind.FIELD).id


def _cases(register: Register, words: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    known: dict[str, dict[str, None]] = {}
    for matter in register.matters.values():
        for one in matter.dimensions:
            known.setdefault(one.name, {}).update(dict.fromkeys(one.values))
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        dimension, _, value = (part.strip() for part in word.partition("="))
        if not known:
            raise AskedWronglyError(
                Text(
                    "Sổ không chia việc nào theo trường hợp, nên không chia được theo --by case. Hãy chia theo lĩnh vực.",
                    "The register divides no matter into cases, so --by case parts nothing. Split by fields.",
                )
            )
        if value not in known.get(dimension, {}):
            listed = "; ".join(f"{name}={'|'.join(values)}" for name, values in sorted(known.items())[:8])
            raise AskedWronglyError(
                Text(
                    f"Sổ không có trường hợp «{word}». Hãy ghi dạng chiều=giá-trị; các trường hợp có trong sổ: {listed}.",
                    f"The register has no case “{word}”. Write dimension=value; the cases that it has: {listed}.",
                )
            )
        found[dimension] = (*found.get(dimension, ()), value)
    return tuple(found.items())
