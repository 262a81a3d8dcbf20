"""What is kept of the papers of an office for its next one: which column is what, who is meant by a name, and facts that its papers leave out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from delegation.documents.intake import open_receivers
from delegation.documents.intake.annex import ImportedAnnex
from delegation.documents.intake.asked import Answers, settled
from delegation.documents.intake.deed import KEY
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.head_words import Kind
from delegation.documents.intake.letters import flat
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.parties import Parties
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.loading.disk import drafts
from delegation.loading.text.document import Document
from delegation.loading.text.source import parse
from delegation.model.places import KeyOf
from delegation.model.register import Register
from delegation.names.folding import fold
from delegation.speech import in_english
from delegation.speech.scalars import quoted

KINDS: tuple[Kind, ...] = get_args(Kind)
FACTS = ("issuer", "giver", "mechanism")
"""The facts that are the same in every paper of an office; number, days and title never are."""
_LIKE = "readings"
"""The kind of rule file that slips of a profile are told like: one of few keys, none of which a profile has."""
_PARTS = ("columns", "receivers", "facts")
_TOP = (
    "# Hồ sơ nhập văn bản của một cơ quan; delegation import --profile đọc và ghi thêm. Có thể sửa tay.",
    f"# columns: tên cột như in → một trong {', '.join(KINDS)}",
)


@dataclass(frozen=True)
class Profile:
    """``columns``: kinds by the heads as printed; ``receivers``: ids by the names as printed, several parted by ``; ``; ``facts``: values by their keys."""

    columns: Mapping[str, Kind] = field(default_factory=dict)
    receivers: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def kinds(self) -> dict[str, Kind]:
        """The kinds by their folded heads."""
        return {fold(words): kind for words, kind in self.columns.items()}

    def text(self) -> str:
        """Write it as YAML."""
        lines = [*_TOP]
        for name in _PARTS:
            held: Mapping[str, str] = getattr(self, name)
            lines += [f"{name}:", *(f"  {quoted(key)}: {quoted(value)}" for key, value in held.items())] if held else []
        return "\n".join(lines) + "\n"


def read(path: Path) -> Profile | None:
    """Read a profile; ``None`` where there is no such file yet. Raises ``AskedWronglyError`` at the place of what cannot be meant."""
    if not os.path.lexists(path):
        return None
    document = parse(drafts.named(path), _LIKE, drafts.content(path, "--profile"), {})
    for _, problem in document.problems:
        raise AskedWronglyError(_at(document, problem.place.path, problem.said))
    tree = document.tree if document.tree is not None else {}
    for steps, said in _wrong(tree):
        raise AskedWronglyError(_at(document, steps, said))
    return Profile(**{name: dict(tree.get(name) or {}) for name in _PARTS})


def _at(document: Document, steps: tuple[Any, ...], said: Text) -> Text:
    where = document.locate(steps)
    place = f"{where.file}:{where.line}:{where.column}"
    return Text(f"{place}: {said.vi}", f"{place}: {said.en}")


def _wrong(tree: Any) -> Iterator[tuple[tuple[Any, ...], Text]]:  # noqa: ANN401  what stands in a file is of any type
    """Give what is no profile, with its place."""
    if not isinstance(tree, dict):
        yield (), _not_one_of("hồ sơ", "the profile", _PARTS)
        return
    for name, held in tree.items():
        if name not in _PARTS:
            yield (KeyOf(name),), _not_one_of(f"mục «{name}»", f"the key “{name}”", _PARTS)
        elif held is not None and not (isinstance(held, dict) and all(isinstance(one, str) for one in held.values())):
            yield (
                (name,),
                Text(
                    f"{name} gồm các dòng «tên: giá trị», mỗi giá trị là chữ; hãy ghi như {_EXAMPLES[name]}",
                    f"{name} holds lines “name: value”, each value a text; write it like {_EXAMPLES[name]}",
                ),
            )
        else:
            yield from _wrong_values(name, held or {})


_EXAMPLES = {"columns": '"Mã TTHC": code', "receivers": '"Sở YT": so-y-te', "facts": "issuer: ubnd-tp"}


def _wrong_values(name: str, held: Mapping[str, str]) -> Iterator[tuple[tuple[Any, ...], Text]]:
    for key, value in held.items():
        if name == "columns" and value not in KINDS:
            yield (name, key), _not_one_of(f"cột «{key}» ghi «{value}»", f"the column “{key}” has “{value}”", KINDS)
        if name == "facts" and key not in FACTS:
            yield (name, KeyOf(key)), _not_one_of(f"mục «{key}»", f"the key “{key}”", FACTS)


def _not_one_of(vi: str, en: str, known: tuple[str, ...]) -> Text:
    listed = ", ".join(known)
    return Text(f"{vi} không đọc được. Hãy ghi một trong: {listed}.", f"{en} cannot be read. Write one of {listed}.")


def heads_of(annex: ImportedAnnex) -> dict[str, Kind]:
    """Give the heads of an annex that were printed, with what was taken to stand below."""
    return {
        words: kind for _, known in annex.read for words, kind in zip(known.words, known.kinds, strict=True) if words
    }


def fits(profile: Profile, annex: ImportedAnnex) -> bool:
    """Tell whether a profile is that of such annexes: at least half of its columns are there."""
    there = {fold(one) for one in heads_of(annex)}
    return 2 * len(there & set(profile.kinds)) >= len(profile.columns)


def compared(profile: Profile, annex: ImportedAnnex, register: Register) -> Iterator[Text]:
    """Tell what a profile gave, and where it and the paper or the register differ."""
    heads = {fold(one): one for one in heads_of(annex)}
    shared = len(set(heads) & set(profile.kinds))
    yield Text(
        f"hồ sơ: {shared} cột nhận theo hồ sơ ({len(profile.columns)} cột trong hồ sơ)",
        f"profile: of its {in_english(len(profile.columns), 'column')} this file has {shared}",
    )
    for words in (one for one in profile.columns if fold(one) not in heads):
        yield Text(
            f"hồ sơ có cột «{words}», tệp này không có", f"the profile has a column “{words}”, this file has not"
        )
    for words in (one for key, one in heads.items() if key not in profile.kinds):
        yield Text(f"tệp có cột «{words}», hồ sơ chưa có", f"this file has a column “{words}”, the profile has not")
    holders = [
        *profile.receivers.values(),
        *(profile.facts[one] for one in ("issuer", "giver") if one in profile.facts),
    ]
    for name in dict.fromkeys(one for held in holders for one in held.split("; ") if register.holder(one) is None):
        yield Text(
            f"hồ sơ nêu chủ thể {name}, sổ không có: bỏ qua, hỏi lại",
            f"the profile names the holder {name}, which the register has not: it is passed over and asked again",
        )


def not_fitting(path: Path) -> Text:
    """Tell that a profile is not that of this paper."""
    return Text(
        f"hồ sơ {path.name} không hợp với tệp này (không đủ nửa số cột của hồ sơ) nên không dùng. Nếu cơ quan đã đổi mẫu, hãy nêu một tên hồ sơ mới.",
        f"the profile {path.name} does not fit this file (less than half of its columns are there) and is not used. If the office has a new layout, name a new profile.",
    )


def learned(
    profile: Profile,
    annex: ImportedAnnex,
    rows: Sequence[MatchedRow],
    said: Facts,
    answers: Answers,
    register: Register,
) -> Profile:
    """Give a profile with what this paper and the answers to it add; what it says already stays."""
    columns = {words: kind for words, kind in heads_of(annex).items() if fold(words) not in profile.kinds}
    receivers, parties = dict[str, str](), Parties(register)
    for row in rows:
        for one in row.asked:
            names = parties.several(settled(one, answers) or "") if one.key.endswith(":receiver") else ()
            # What words leave open is answered anew of each paper.
            if names and one not in row.open and not open_receivers.is_open(row.entry.receiver.text, within=False):
                receivers[flat(row.entry.receiver.text)] = "; ".join(names)
    facts = {name: said.value(name) for name in FACTS if answers.get(KEY + name) and said.value(name)}
    return Profile({**columns, **profile.columns}, {**receivers, **profile.receivers}, {**facts, **profile.facts})
