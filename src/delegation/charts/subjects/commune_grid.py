"""Communes as a grid: wards and rural communes apart, a cell for each, by whether it fits a selector; what is not known is shown as that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from delegation.charts.page.picture import Chart, Line, NodeKind, Picture, PictureNode
from delegation.charts.shared.canvas import Canvas
from delegation.charts.subjects.selection_words import in_words
from delegation.findings import Language, Text
from delegation.model.holders import Commune, CommuneCode
from delegation.names.folding import fold
from delegation.questions.select.selection import Selection
from delegation.questions.ways.ways import Ways
from delegation.speech import NOT_KNOWN, in_english, number
from delegation.speech.areas import COMMUNE_TYPES
from delegation.speech.text import sentence

_TYPES = {one: Text(sentence(word.vi), sentence(f"{word.en}s")) for one, word in COMMUNE_TYPES.items()}
"""What the communes of each type are called; in Vietnamese it comes before their names, and a cell has no room for it."""
_LABEL, _SHAPES, _BY_CODE = 6.0, ((8.4, 8), (7.4, 9), (8.4, 6), (7.4, 5)), (4.0, 10)
"""Widths of names of types, and of a cell with how many stand side by side; where cells have names, and where they have codes."""
_ANSWERS: tuple[tuple[NodeKind, str, Text], ...] = (
    ("fits", "+", Text("đáp ứng", "meet it")),
    ("fits-not", "–", Text("không đáp ứng", "do not meet it")),
    ("fits-unknown", "?", NOT_KNOWN),
)
"""The answers, the sign before a name, and what they are called."""


def grid(ways: Ways, listing: Selection[Commune], language: Language = "vi", rules_hash: str = "") -> Chart:
    """Draw the communes of the day, each by whether it fits what was listed: yes, no, or not known."""
    examination = ways.examination
    canvas = Canvas(examination.register, examination.as_of, language, rules_hash)
    here = sorted(canvas.register.communes_on(canvas.as_of), key=lambda one: (fold(one.name), one.code))
    fitting, perhaps = ({one.code for one in some} for some in (listing.fitting, listing.perhaps))
    answers = {one.code: _ANSWERS[0 if one.code in fitting else 2 if one.code in perhaps else 1] for one in here}
    pictures = [_picture(here, answers, canvas, shape, by_name=True) for shape in _SHAPES]
    pictures.append(_picture(here, answers, canvas, _BY_CODE, by_name=False))
    none = canvas.nothing("Ngày này sổ không có xã, phường nào.", "The register has no commune on this day.")
    chosen = (
        sentence(in_words("communes", listing.selector, canvas)) if listing.selector else canvas.say("Tất cả", "All")
    )
    return canvas.chart(
        Text("Sơ đồ xã, phường theo điều kiện", "Communes by a condition"),
        chosen,
        pictures if here else (none,),
        (_counts(answers, canvas),),
        dict.fromkeys(
            source
            for one in here
            for source in (*one.source, *(name for each in one.readiness for name in each.source))
        ),
    )


def _picture(
    here: Sequence[Commune], answers: Mapping[CommuneCode, tuple[NodeKind, str, Text]], canvas: Canvas, shape: tuple[float, int],
    *, by_name: bool,
) -> Picture:  # fmt: skip
    """Set a band for each type and a cell for each commune, from left to right and down, in the order of the alphabet."""
    width, across = shape
    types = [kind for kind in _TYPES if any(one.type == kind for one in here)]
    nodes: list[PictureNode] = []
    for band, kind in enumerate(types):
        own = [one for one in here if one.type == kind]
        label = (Line(_TYPES[kind].in_(canvas.language), bold=True), *_tally(own, answers, canvas))
        nodes.append(PictureNode(f"type:{kind}", "note", 0, label, band=band))
        for at, one in enumerate(own):
            answer, sign, _ = answers[one.code]
            said = one.name.removeprefix(f"{_TYPES[kind].vi} ") if by_name else one.code
            line = Line(f"{sign} {said}", small=True)
            nodes.append(
                PictureNode(
                    f"commune:{one.code}",
                    answer,
                    1 + at % across,
                    (line,),
                    band=band,
                    hint=one.name,
                    about=f"commune:{one.code}",
                )
            )
    said = "" if by_name else canvas.say("Đã rút gọn: ghi mã thay cho tên.", "Shortened: codes instead of names.")
    return Picture(
        (_LABEL, *(width for _ in range(across))),
        ("",) * (across + 1),
        tuple(nodes),
        said=said,
        bands=tuple(_TYPES[kind].in_(canvas.language) for kind in types),
        is_grid=True,
    )


def _tally(
    own: Sequence[Commune], answers: Mapping[CommuneCode, tuple[NodeKind, str, Text]], canvas: Canvas
) -> Iterator[Line]:
    for answer in _ANSWERS:
        count = sum(answers[one.code] == answer for one in own)
        if count:
            yield Line(
                f"{answer[1]} {answer[2].in_(canvas.language)}: {number(count).in_(canvas.language)}", small=True
            )


def _counts(answers: Mapping[CommuneCode, tuple[NodeKind, str, Text]], canvas: Canvas) -> str:
    """Say how many give each answer, and that silence of the sources is no answer."""
    parts = [
        f"{said.in_(canvas.language)} {number(sum(one[0] == kind for one in answers.values())).in_(canvas.language)}"
        for kind, _, said in _ANSWERS
    ]
    return canvas.say(
        f"{number(len(answers)).vi} xã, phường: {', '.join(parts)}. Nơi không nguồn nào nêu tên là chưa rõ, không phải không đáp ứng.",
        f"{in_english(len(answers), 'commune')}: {', '.join(parts)}. Those that no source names are not known; that does not mean no.",
    )
