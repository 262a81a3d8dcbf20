"""What an author asks to have stand out on a chart: holders, matters, fields and instruments by their names, findings by their keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from delegation.charts.shared.highlight import Sought, highlighted
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text
from delegation.model.holders import HolderId
from delegation.model.instruments import InstrumentId
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.run import pipeline
from delegation.run.explaining import no_such
from delegation.run.subjects import Tell, found_by_name, silent
from delegation.speech import holder_name
from delegation.speech.instruments import briefly, instrument

if TYPE_CHECKING:
    from delegation.authority.examination import Examination
    from delegation.charts.page.picture import Chart

_KEY = re.compile(r"DLG\d{3}:.+", re.IGNORECASE)


def with_highlights(
    chart: Chart, asked: Sequence[str], loaded: pipeline.Loaded, examination: Examination, tell: Tell = silent
) -> Chart:
    """Give a chart on which what is asked for stands out; the same where nothing is.

    Raises ``AskedWronglyError`` for a name or a key that means nothing, and for what stands nowhere on the chart.
    """
    if not asked:
        return chart
    sought = [_sought(one.strip(), loaded, examination, chart, tell) for one in dict.fromkeys(asked)]
    made, missing = highlighted(chart, sought)
    if missing:
        names = "; ".join(one.title for one in missing)
        raise AskedWronglyError(
            Text(
                f"Sơ đồ «{chart.heading}» không có chỗ nào nói về: {names}. Hãy chọn nội dung khác để làm nổi bật, hoặc vẽ sơ đồ của chính nội dung đó.",
                f"Nothing on the chart “{chart.heading}” stands for: {names}. Highlight something else, or draw a chart of that itself.",
            )
        )
    return made


def _sought(asked: str, loaded: pipeline.Loaded, examination: Examination, chart: Chart, tell: Tell) -> Sought:
    register = examination.register
    if _KEY.fullmatch(asked):
        return _finding(asked, loaded, examination, chart.language)
    kind, name = found_by_name(asked, register, tell)
    match kind:
        case "holder":
            said = holder_name(HolderId(name), register)
            title = said.in_(chart.language)
            grants = (f"grant:{one.id}" for one in register.grants.values() if name in (one.giver, one.receiver))
            return Sought(title, frozenset({f"holder:{name}"}), _names(said), otherwise=frozenset(grants))
        case "matter":
            return _matter(MatterId(name), register)
        case "instrument":
            one = register.instruments[InstrumentId(name)]
            about = (f"grant:{grant.id}" for grant in register.grants.values() if grant.instrument == one.id)
            words = {briefly(one).in_(chart.language), instrument(one).in_(chart.language), one.label}
            return Sought(
                instrument(one).in_(chart.language), frozenset({f"instrument:{name}", *about}), tuple(sorted(words))
            )
        case _:
            field = register.fields[name]
            said = Text(field.name, field.name_en or field.name)
            title = said.in_(chart.language)
            of_field = (f"matter:{one.id}" for one in register.matters.values() if one.field == name)
            return Sought(title, frozenset({f"field:{name}", *of_field}), _names(said))


def _names(said: Text) -> tuple[str, ...]:
    """Give a name as charts may have it: what has no English name, or is cited, stands in Vietnamese on English ones, too."""
    return tuple(dict.fromkeys((said.vi, said.en)))


def _matter(name: MatterId, register: Register) -> Sought:
    """Seek a matter by its code and title, in the cards of the grants that give it, too."""
    one = register.matters[name]
    code = one.procedure.code if one.procedure is not None and isinstance(one.procedure.code, str) else ""
    said = f"{code} {one.title}".strip()
    grants = (f"grant:{grant.id}" for grant, _ in register.grants_of.get(name, ()))
    return Sought(said, frozenset({f"matter:{name}", *grants}), tuple(dict.fromkeys((said, one.title))))


def _finding(asked: str, loaded: pipeline.Loaded, examination: Examination, language: Language) -> Sought:
    """Seek the boxes that bear the mark of a finding, and those of what it is about."""
    check = asked.partition(":")[0].upper()
    key = check + asked[len(check) :]
    found = pipeline.analyse(loaded, examination, pipeline.wanted((check,), ())).findings
    meant = next((one for one in found if one.key == key), None)
    if meant is None:
        raise no_such(asked, (one.key for one in found))
    about = frozenset(_things(key.split(":")[1:], examination.register))
    # A key is what one types; the paper says what was found.
    said = meant.said.in_(language).rstrip(".")
    return Sought(Text(f"phát hiện «{said}»", f"the finding “{said}”").in_(language), about, finding=key)


def _things(names: Iterable[str], register: Register) -> Iterator[str]:
    books = (
        ("holder", register.holders), ("matter", register.matters), ("grant", register.grants),
        ("instrument", register.instruments),
    )  # fmt: skip
    for name in names:
        yield from (f"{kind}:{name}" for kind, book in books if name in book)
