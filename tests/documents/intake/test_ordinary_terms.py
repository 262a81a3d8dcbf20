"""How offices word the term of what they give: whatever words stand around them, days that are plainly there are read; what contradicts is asked. What must be read stands first."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from folders import small

from delegation.documents.intake import articles, deed
from delegation.documents.intake.lasting import Fact
from delegation.documents.intake.parties import Parties
from delegation.findings import Text
from delegation.run import pipeline

HEAD = (
    "Số: 77/QĐ-UBND", "Hà Nội, ngày {signed}", "QUYẾT ĐỊNH", "Về việc ủy quyền giải quyết thủ tục hành chính", "ỦY BAN NHÂN DÂN THÀNH PHỐ",
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;", "QUYẾT ĐỊNH:",
    "Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính tại Phụ lục kèm theo Quyết định này.",
)  # fmt: skip
IN_FORCE = "Điều 3. Quyết định này có hiệu lực thi hành kể từ ngày {first}."
SIGNED = "Điều 3. Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành."
ORDINARY: tuple[tuple[str, ...], ...] = (
    ("Điều 2. Thời hạn ủy quyền: từ ngày {first} đến hết ngày {last}.", IN_FORCE),
    ("Điều 2. Thời hạn ủy quyền: Kể từ ngày Quyết định này có hiệu lực đến hết ngày {last}.", IN_FORCE),
    ("Điều 2. Thời hạn ủy quyền từ ngày Quyết định này có hiệu lực thi hành đến hết ngày {last}.", SIGNED),
    ("Điều 2. Thời hạn ủy quyền", "Từ ngày {first} đến hết ngày {last}.", IN_FORCE),
    ("Điều 2. Thời hạn ủy quyền:", "Kể từ ngày Quyết định này có hiệu lực đến hết ngày {last}.", IN_FORCE),
    ("Điều 2. Thời hạn ủy quyền", "Từ ngày ký ban hành đến hết ngày {last}.", SIGNED),
    ("Điều 2. Thời gian thực hiện ủy quyền", "Đến hết ngày {last}.", IN_FORCE),
    ("Điều 2. Thời hạn ủy quyền", "1. Thời hạn ủy quyền đến hết ngày {last}.", IN_FORCE),
    ("Điều 2. Hiệu lực thi hành và thời hạn ủy quyền", "1. Quyết định này có hiệu lực thi hành từ ngày {first}.", "2. Thời hạn ủy quyền: đến hết ngày {last}."),
    ("Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày {first} đến hết ngày {last}.",),
    ("Điều 2. Quyết định này có hiệu lực kể từ ngày {first} và hết hiệu lực sau ngày {last}.",),
    ("Điều 2. Quyết định này có hiệu lực từ ngày ký ban hành và có giá trị đến hết ngày {last}.",),
    ("Điều 2. Việc ủy quyền được thực hiện từ ngày {first} đến hết ngày {last}.", IN_FORCE),
    ("Điều 2. Thời gian thực hiện ủy quyền: từ ngày {first} đến hết ngày {last}.", IN_FORCE),
    ("Điều 2. Thời gian ủy quyền: Từ ngày có hiệu lực của Quyết định này đến hết ngày {last}.", IN_FORCE),
    ("Điều 2. Thời hạn ủy quyền: đến hết ngày {last}, kể từ ngày Quyết định này có hiệu lực thi hành.", IN_FORCE),
    ("Điều 2. Thời hạn ủy quyền: kể từ ngày Quyết định này có hiệu lực đến hết ngày {last} hoặc đến khi có quyết định thay thế.", IN_FORCE),
    ("Điều 2. Thời hạn ủy quyền: đến hết ngày {last} hoặc cho đến khi có văn bản khác thay thế, bãi bỏ của cấp có thẩm quyền.", IN_FORCE),
    ("Điều 2. Thời hạn ủy quyền đến hết ngày {last}.", IN_FORCE, "Điều 4. Việc ủy quyền chấm dứt khi hết thời hạn ủy quyền hoặc khi có quyết định thay thế, bãi bỏ của cấp có thẩm quyền."),
    ("Điều 2. Thời hạn ủy quyền đến hết ngày {last}.", IN_FORCE, "Điều 4. Việc ủy quyền tại Quyết định này chấm dứt trong các trường hợp: hết thời hạn ủy quyền nêu tại Điều 2; có quyết định thay thế."),
    ("Điều 2. Thời hạn ủy quyền từ ngày {first} đến hết ngày {last}. Hết thời hạn trên, việc ủy quyền tự chấm dứt.", IN_FORCE),
    ("Điều 2. Quyết định này có hiệu lực thi hành từ ngày {first}. Thời hạn ủy quyền đến hết ngày {last}.",),
    ("Điều 2. Thời hạn ủy quyền là từ ngày {first} đến ngày {last}.", IN_FORCE),
    ("Điều 2. Thời hạn ủy quyền bắt đầu từ ngày {first} và kết thúc sau ngày {last}.", IN_FORCE),
    ("Điều 2. Thời hạn ủy quyền bắt đầu từ ngày {first} và kết thúc vào hết ngày {last}.", IN_FORCE),
    ("Điều 2. Thời hạn ủy quyền: Thực hiện từ ngày {first} cho đến hết ngày {last}.", IN_FORCE),
    ("Điều 2. Thời hạn: Từ ngày {first} đến hết ngày {last}.", IN_FORCE),
    ("Điều 2. Nội dung ủy quyền tại Điều 1 được thực hiện kể từ ngày Quyết định này có hiệu lực thi hành đến hết ngày {last}.", IN_FORCE),
    ("Điều 2. Ủy quyền có hiệu lực từ ngày {first} đến hết ngày {last}.", IN_FORCE),
    ("Điều 2. Thời hạn ủy quyền: từ 00 giờ ngày {first} đến 24 giờ ngày {last}.", IN_FORCE),
    ("Điều 2. Thời hạn ủy quyền từ ngày ký Quyết định này đến hết ngày {last}.", SIGNED),
    ("Điều 2. Thời hạn ủy quyền được tính từ ngày Quyết định này có hiệu lực thi hành đến hết ngày {last}.", IN_FORCE),
    ("Điều 2. Quyết định này có hiệu lực kể từ ngày {first}. Thời hạn ủy quyền: Kể từ ngày Quyết định này có hiệu lực thi hành cho đến hết ngày {last}.",),
    ("Điều 2. Quyết định này có hiệu lực từ ngày ký, ban hành. Thời hạn ủy quyền: kể từ khi Quyết định này có hiệu lực đến hết ngày {last}.",),
    ("Điều 2. Thời hạn ủy quyền theo Quyết định này: từ thời điểm Quyết định này có hiệu lực thi hành đến hết ngày {last}.", IN_FORCE),
)  # fmt: skip
"""Articles behind the first; ``SIGNED``: in force from the day of signing."""
CONTRADICTING: tuple[tuple[tuple[str, ...], str], ...] = (
    (("Điều 2. Thời hạn ủy quyền: từ ngày {signed} đến hết ngày {last}.", IN_FORCE), "effective"),
    (("Điều 2. Thời hạn ủy quyền: từ ngày ký đến hết ngày {last}.", IN_FORCE), "effective"),
    (("Điều 2. Thời hạn ủy quyền", "Từ ngày {signed} đến hết ngày {last}.", IN_FORCE), "effective"),
    (("Điều 2. Thời hạn ủy quyền", "03 tháng kể từ ngày ký.", "Điều 4. Việc ủy quyền thực hiện đến hết ngày {last}.", IN_FORCE), "end"),
    (("Điều 2. Thời hạn ủy quyền: đến hết ngày {last}.", IN_FORCE, "Điều 4. Việc ủy quyền chấm dứt từ ngày {first}."), "end"),
    (("Điều 2. Thời hạn ủy quyền", "Đến hết ngày {last}.", "Đến hết ngày {first}.", IN_FORCE), "end"),
    (("Điều 2. Thời hạn ủy quyền", "06 tháng.", IN_FORCE), "end"),
    (("Điều 2. Việc ủy quyền chấm dứt khi hết thời hạn ủy quyền hoặc khi có quyết định thay thế.", IN_FORCE), "end"),
    (("Điều 2. Thời hạn ủy quyền: từ ngày {last} đến hết ngày {signed}.", IN_FORCE), "end"),
    (("Điều 2. Thời hạn ủy quyền: đến hết ngày {signed}.", IN_FORCE), "end"),
)  # fmt: skip
"""Articles of which somebody must say what is meant, and the fact that is asked."""
LIMITING: tuple[tuple[str, ...], ...] = (
    ("Điều 2. Thời hạn ủy quyền đến hết ngày {last} hoặc đến khi Sở Y tế kiện toàn xong lãnh đạo.", IN_FORCE),
    ("Điều 2. Thời hạn ủy quyền đến hết ngày {last}.", IN_FORCE, "Điều 4. Việc ủy quyền chấm dứt khi hết thời hạn ủy quyền hoặc khi Sở Y tế vi phạm."),
    ("Điều 2. Thời hạn ủy quyền", "Từ ngày {first} đến hết ngày {last} đối với hồ sơ nộp trực tuyến.", IN_FORCE),
    ("Điều 2. Thời hạn ủy quyền kể từ ngày Quyết định này có hiệu lực đến hết ngày {last}, trừ Phụ lục II.", IN_FORCE),
)  # fmt: skip
"""Articles that say something beside the term: asked in their words."""


def written(day: date, form: int) -> str:
    """Write a day as offices do."""
    return (
        f"{day.day:02} tháng {day.month:02} năm {day.year}",
        f"{day.day:02}/{day.month:02}/{day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day} tháng {day.month} năm {day.year}",
    )[form]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Parties:
    return Parties(pipeline.load(small(tmp_path_factory.mktemp("so"), {})).register)


def decision(said: tuple[str, ...], signed: date, first: date, last: date, form: int) -> list[tuple[str, Text]]:
    day = {"signed": written(signed, 0), "first": written(first, form), "last": written(last, form)}
    lines = [one.format(**day) for one in (*HEAD, *said)]
    return [(one, Text(f"đoạn {at}", f"paragraph {at}")) for at, one in enumerate(lines, 1)]


@pytest.mark.parametrize("said", ORDINARY)
def test_a_term_in_ordinary_words_is_read_right_and_nothing_is_asked(said: tuple[str, ...], names: Parties) -> None:
    """Of days at random, in each way of writing them."""
    chance = random.Random(15)  # noqa: S311  not for secrets
    for form in range(4):
        signed = date(2026, 12, 1) + timedelta(chance.randrange(200))
        first = signed + timedelta(chance.randrange(1, 60))
        last = first + timedelta(chance.randrange(30, 900))
        known = decision(said, signed, first, last, form)
        found = deed.read(known)
        begins = signed if not any("{first}" in one for one in said) else first
        assert (found["effective"].value, found["end"].value) == (begins.isoformat(), last.isoformat()), known
        assert articles.unread(known, found, names) == ()


def asked_facts(found: dict[str, Fact]) -> list[str]:
    """Give the days of which more than one thing, or words, are stated."""
    values = ((key, found[key].value) for key in ("effective", "end") if key in found)
    return [key for key, value in values if len(value) != len("2026-12-01")]


@pytest.mark.parametrize(("said", "key"), CONTRADICTING)
def test_a_term_that_contradicts_itself_or_states_no_day_is_asked(said: tuple[str, ...], key: str) -> None:
    known = decision(said, date(2026, 12, 1), date(2026, 12, 15), date(2027, 2, 28), 1)
    assert key in asked_facts(deed.read(known))


@pytest.mark.parametrize("said", LIMITING)
def test_a_term_that_says_more_than_of_time_is_asked_in_its_words(said: tuple[str, ...], names: Parties) -> None:
    known = decision(said, date(2026, 12, 1), date(2026, 12, 15), date(2027, 2, 28), 1)
    found = deed.read(known)
    assert asked_facts(found) or articles.unread(known, found, names)


def test_a_sentence_on_files_of_before_does_not_hide_the_first_day(names: Parties) -> None:
    """It is asked what it takes back, and the day that another article plainly states is read."""
    before = "Đối với hồ sơ đã tiếp nhận trước ngày Quyết định này có hiệu lực thì tiếp tục giải quyết theo quy định."
    said = (f"Điều 2. {before}", "Điều 3. Quyết định này có hiệu lực từ ngày {first} đến hết ngày {last}.")
    known = decision(said, date(2026, 12, 1), date(2026, 12, 15), date(2027, 2, 28), 1)
    found = deed.read(known)
    assert (found["effective"].value, found["end"].value) == ("2026-12-15", "2027-02-28")
    assert [one.words for one in articles.unread(known, found, names)] == [before]
