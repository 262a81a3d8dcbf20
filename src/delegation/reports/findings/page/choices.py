"""By what the page filters: its form, and the numbers of what was chosen at each finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from delegation.answers.weights import by_weight
from delegation.findings import Analysis, Explained, Finding, Text
from delegation.names.folding import fold
from delegation.reports.findings.page.marking import element, escaped
from delegation.reports.shared.rendering import Rendering
from delegation.speech import SEVERITIES, sentence

CHOICES: dict[str, tuple[Text, Callable[[Finding, Rendering], Sequence[str]]]] = {
    "severity": (Text("Mức", "Severity"), lambda one, look: (_weight(one, look),)),
    "check": (Text("Phép kiểm tra", "Check"), lambda one, _: (one.check,)),
    "holder": (Text("Chủ thể", "Holder"), lambda one, look: [*map(look.localised, one.holders)]),
    "field": (Text("Lĩnh vực", "Field"), lambda one, look: [field.in_(look.language) for field in one.fields]),
    "file": (Text("Tệp", "File"), lambda one, look: (look.file(one.location),)),
}
"""What may be chosen, by its name in the form: its label, and what a finding has of it."""


def _weight(one: Finding, look: Rendering) -> str:
    weight = SEVERITIES[one.severity] if one.waived_until is None else Text("miễn trừ", "waived")
    weight = Text("đã biết", "known") if one.known else weight
    weight = Text("có từ trước", "before") if one.before and one.waived_until is None else weight
    return sentence(weight.in_(look.language))


def titled(check: Explained, look: Rendering) -> str:
    """Name a check: by its title, after its id where a page has ids."""
    title = check.title.in_(look.language)
    return f"{check.id}. {title}" if look.has_places else title


class Choices:
    """The findings in the order of the page, and what may be chosen of them."""

    def __init__(self, analysis: Analysis, rendering: Rendering) -> None:
        """Give numbers to what may be chosen: weights from the heaviest, all else by its name."""
        self._look = rendering
        self.findings = by_weight(analysis.findings)
        self.set_aside = by_weight(analysis.set_aside)
        self._titles = {one.id: titled(one, rendering) for one in analysis.checks}
        self._choices = {name: one for name, one in CHOICES.items() if rendering.has_places or name != "file"}
        self._counts = {name: self._counted(of) for name, (_, of) in self._choices.items()}
        self._numbers = {name: {one: at for at, one in enumerate(some)} for name, some in self._counts.items()}

    def _counted(self, of: Callable[[Finding, Rendering], Sequence[str]]) -> dict[str, int]:
        found = Counter(one for finding in (*self.findings, *self.set_aside) for one in of(finding, self._look))
        weights = {sentence(one.in_(self._look.language)): at for at, one in enumerate(SEVERITIES.values())}
        return {one: found[one] for one in sorted(found, key=lambda one: (weights.get(one, 9), fold(one), one))}

    def form(self) -> Iterator[str]:
        """Write the form. It is shown where scripts run."""
        say = self._look.say
        yield f'<form hidden="" aria-label="{say("Lọc phát hiện", "Filter the findings")}">'
        for name, (label, _) in self._choices.items():
            options = [element("option", say("tất cả", "all"), value="")]
            for one, count in self._counts[name].items():
                said = f"{self._titles.get(one, one)} ({self._look.number(count)})"
                options.append(element("option", escaped(said), value=str(self._numbers[name][one])))
            choice = element("select", "".join(options), id=f"loc-{name}", name=name)
            yield f"<div>{self._label(name, label)}{choice}</div>"
        words = Text("Chữ trong phát hiện", "Words in the finding")
        yield f'<div>{self._label("words", words)}<input type="search" id="loc-words" name="words"/></div>'
        printed = say("In kèm danh mục", "Print the lists, too")
        yield f'<div><label for="in-danh-muc"><input type="checkbox" id="in-danh-muc"/> {printed}</label></div>'
        yield element("button", say("Bỏ lọc", "Clear"), type="reset")
        yield "</form>"

    def _label(self, name: str, said: Text) -> str:
        return element("label", said.in_(self._look.language), **{"for": f"loc-{name}"})

    def data(self, one: Finding) -> str:
        """Give the attributes by which a finding is filtered."""
        found = (
            (name, " ".join(str(self._numbers[name][value]) for value in of(one, self._look)))
            for name, (_, of) in self._choices.items()
        )
        return "".join(f' data-{name}="{numbers}"' for name, numbers in found)
