"""All pages of a register on a day, as files: who makes each, and all of them one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial

from delegation.authority.examination import Examination
from delegation.findings import Language
from delegation.model.matters import Matter
from delegation.reports.site.pages import Page
from delegation.reports.site.writing import SHARED, Writer, receipt, shared_files
from delegation.run.exchange import refusal
from delegation.run.pipeline import Loaded
from delegation.run.site.asked import Asked
from delegation.run.site.data_files import (
    MAP,
    OF_ANSWERS,
    SEARCH,
    SITE,
    File,
    answer_files,
    map_file,
    search_file,
    site_file,
)
from delegation.run.site.families import FAMILIES, OF_MATTERS, Directory, pages
from delegation.run.site.making import Making
from delegation.run.site.open_data import OPEN_DATA, open_data

RECEIPT = "data/receipt.json"
"""Where pages say what they were made from; a folder that holds it holds pages of ours."""
_ENGLISH = "en/"
Several = Callable[[], Iterable[File]]
"""Makes files that come of one piece of work."""


def files(loaded: Loaded, examination: Examination) -> Iterator[File]:
    """Give every file of the pages with its path, ``/`` between folders, in both languages, one after another; the same bytes for the same register and day."""
    folder = SiteFolder(Asked(loaded, examination))
    yield from folder.static()
    yield from folder.data()
    ways = [folder.way("vi"), folder.way("en")]
    for number, matters in enumerate(folder.asked.files):
        yield from folder.answers(number)
        # While what they answer is at hand: that of a nation does not fit into memory.
        yield from (one for way in ways for one in _of_matters(*way, matters))
    for making, writer in ways:
        yield from map(writer.file, pages(making))


def _of_matters(making: Making, writer: Writer, matters: Sequence[Matter]) -> Iterator[File]:
    return (writer.file(FAMILIES[OF_MATTERS].page(making, one.id)) for one in matters)


def built(loaded: Loaded, examination: Examination) -> dict[str, bytes]:
    """Give all ``files`` at once, by their paths."""
    return dict(files(loaded, examination))


class SiteFolder:
    """The folder of the pages of one register on a day: what is in it, and who makes it."""

    def __init__(self, asked: Asked) -> None:
        """Take the register; nothing is made yet."""
        self.asked = asked
        self._directory = Directory(asked)
        self._ways: dict[Language, tuple[Making, Writer]] = {}

    def way(self, language: Language) -> tuple[Making, Writer]:
        """Give who makes the pages of a language, and who writes them."""
        if language not in self._ways:
            making = Making(self.asked, language)
            self._ways[language] = making, Writer(self.asked.analysis, self.asked.addresses, making.look)
        return self._ways[language]

    def maker(self, path: str) -> Several | None:
        """Give who makes the file at a path, perhaps with others; ``None`` where the folder has none there."""
        found = self._shared.get(path)
        if found is not None:
            return found
        language: Language = "en" if path.startswith(_ENGLISH) else "vi"
        page = self._directory.maker(path.removeprefix(_ENGLISH))
        return None if page is None else lambda: [self._written(language, page(self.way(language)[0]))]

    def _written(self, language: Language, page: Page) -> File:
        return self.way(language)[1].file(page)

    @cached_property
    def _shared(self) -> Mapping[str, Several]:
        """Who makes each file that is no page."""
        found: dict[str, Several] = dict.fromkeys(SHARED, self.static)
        found |= {RECEIPT: self._receipt, SITE: self._site, SEARCH: self._search, MAP: self._map}
        if refusal(self.asked.loaded) is None:
            found[OPEN_DATA] = self._open_data
        for number in range(len(self.asked.files)):
            found |= dict.fromkeys((one.format(number) for one in OF_ANSWERS), partial(self.answers, number))
        return found

    def static(self) -> Iterable[File]:
        """Give style and scripts."""
        return shared_files(self.asked.analysis).items()

    def data(self) -> Iterator[File]:
        """Give what is read by scripts, or taken home, and needs no answers of matters."""
        for make in (self._receipt, self._open_data, self._site, self._search, self._map):
            yield from make()

    def answers(self, number: int) -> Iterable[File]:
        """Give the files of the answers of some matters. ``number``: of their file, from 0 on."""
        return answer_files(self.asked.examination, number, self.asked.hear(number))

    def _receipt(self) -> Iterable[File]:
        return [(RECEIPT, receipt(self.asked.analysis))]

    def _open_data(self) -> Iterable[File]:
        return open_data(self.asked.loaded, receipt(self.asked.analysis))

    def _site(self) -> Iterable[File]:
        return site_file(self.asked.examination)

    def _search(self) -> Iterable[File]:
        return search_file(self.asked.examination, self.asked.addresses)

    def _map(self) -> Iterable[File]:
        return map_file(self.asked.map)
