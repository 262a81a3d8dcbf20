"""Conditions, duties to report and whatever else articles lay upon those who receive: sentences that take nothing of what is given back."""

from __future__ import annotations

import re

from delegation.names.folding import unified

LIMITING = re.compile(
    r"\bchỉ\b(?!\s+(?:đạo|tiêu|định|dẫn|số|giới|huy|thị))|\btrừ\b|\bkhông\b|\bchưa\b|\briêng\b|\bngoại\b|\bđối với\b|\btrường hợp\b|\bnếu\b|\bthí điểm\b|\btạm\b"
    r"|\btối (?:đa|thiểu)\b|\bhạn chế\b|\bdưới\b|\bquy mô\b|\bmột phần\b|\bký\b|\btrước khi\b|\bsau khi\b|\bhồ sơ\b|\bdừng\b|\bthu hồi\b|\bchấm dứt\b|\bđịa bàn (?!thành phố|tỉnh)"
    r"|\bdo (?:chủ tịch|ủy ban|ubnd|giám đốc|sở|bộ)\b"
)
"""Words, with their marks, by which a sentence may take something back: no duty holds one."""
_VERB = r"(?:trình|quyết định|giải quyết|phê duyệt|thẩm định|tham mưu|tiếp nhận|được(?! ủy quyền| phân cấp| giao)|phải|xin|lấy|cấp (?!tỉnh|xã|huyện|trên|dưới))"
_WHAT_WAS_GIVEN = r"(?:(?:các )?(?:nội dung|nhiệm vụ|nhiệm vụ, quyền hạn|công việc|thẩm quyền|thủ tục hành chính) )?(?:đã )?(?:được )?(?:ủy quyền|phân cấp)(?: tại (?:quyết định này|điều 1(?: quyết định này)?))?"
_NO_MORE = re.compile(
    rf"(?:,|;|\bvà)?\s*\bkhông (?:được )?(?:thực hiện việc )?(?:ủy quyền|phân cấp) (?:lại|tiếp)\b(?: {_WHAT_WAS_GIVEN}(?=[ .;,]*$))?"
    rf"(?: cho (?:(?!\b{_VERB}\b)[^.;])*(?![^.;]))?"
)
"""That what is given may not be given on: nothing of it is taken back."""
_IF_NEED_BE = re.compile(
    r"(?:\bnếu\b|\btrường hợp\b)(?: (?:có|gặp|phát sinh))?(?: (?:những|các))?(?= (?:khó khăn|vướng mắc|vấn đề|phát sinh))|\bnếu có\b"
)
_CONDITION = re.compile(
    r"(?:khi [^,;]*, ?)?[^,;]*\b(?:chỉ\b.*\b(?:sau khi|khi)|phải (?:xin|có|được|lấy))\b.*\b(?:ý kiến|chấp thuận|thống nhất|đồng ý|phê duyệt|cho phép)\b.*"
    r"|điều kiện(?: (?:ủy quyền|phân cấp|thực hiện))?(?: là\b|:).*"
)
_NO_CONDITIONS = re.compile(r"điều kiện(?: (?:ủy quyền|phân cấp|thực hiện))?(?: là|:)? không(?: có)?")
"""That there are none, which is a statement on conditions, too."""
_NO_CONDITION = re.compile(
    r"\d|\b(?:trừ|không|chưa|riêng|đối với|trường hợp|nếu|thí điểm|hồ sơ|(?<!được )ký|dưới|trên|quy mô|địa bàn|một phần|thẩm định|tham mưu|trình|tiếp nhận|trả kết quả|quyết định)\b"
)
_BODY = (
    r"(?:các |những )?(?:phó )?(?:sở(?! hữu)|ubnd|ủy ban nhân dân|giám đốc|chủ tịch|ban quản lý|văn phòng|chánh văn phòng|chi cục|thanh tra|công an|trung tâm|trưởng ban|trưởng phòng"
    r"|thủ trưởng|cơ quan|đơn vị|tổ chức|người)"
)
"""How the name of whoever has a duty begins."""
_WHO = rf"(?:giao )?(?:{_BODY}\b(?:(?!\b{_VERB}\b)[^.;:])*?,?\s)?"
_BARE = re.compile(rf"{_BODY}\b(?:(?!\b{_VERB}\b)[^.;:])*")
_TAKEN = re.compile(
    r"\b(?:là (?:nơi|cơ quan|đơn vị|người)|còn lại|(?<!quy )trình|phê duyệt|thẩm định|tham mưu|tiếp nhận|xin|ý kiến|chấp thuận|đồng ý|thống nhất|(?<!thi hành )(?<!thực hiện )(?<!căn cứ )quyết định(?! này| số))\b"
)
"""That somebody else does what is given."""
_REPORT = re.compile(r"(?P<before>[^.]*?)\bbáo cáo\b.*")
_REPORTER = re.compile(
    rf"\b{_BODY}\b[^,:]*?(?=$|,|:|\b(?:định kỳ|kịp thời|tổng hợp|đánh giá|chịu|có trách nhiệm|thực hiện chế độ)\b)"
)
_BEFORE_REPORT = re.compile(
    r"(?:\b(?:định kỳ|hằng|hàng|qúy|năm|tháng|tuần|ngày|lần|\d+|kịp thời|tổng hợp|đánh giá|chịu trách nhiệm|có trách nhiệm|thực hiện|chế độ|kết quả|và|đột xuất|sơ kết|tổng kết"
    r"|giao|theo dõi|hoặc|theo yêu cầu|khi có yêu cầu|việc|ủy quyền|phân cấp|trước)\b|[,:/\s()–-])*"
)
_MUST = r"(?:(?:có|chịu) trách nhiệm )?(?:chủ trì,? )?(?:phối hợp [^.;:]*?)?(?:(?:thường xuyên|tổ chức|kịp thời) )*"
_CARRIED_OUT = re.compile(
    rf"(?:các (?:ông|bà|đồng chí)\b(?:(?!\b(?:{_VERB}|cho|áp dụng|dành|theo)\b)[^:])*:\s*)?(?:chánh văn phòng|giám đốc|thủ trưởng|chủ tịch|các|sở|văn phòng)\b(?:(?!\b(?:{_VERB}|cho|áp dụng|dành|theo)\b).)*?"
    r"\b(?:(?:(?:chịu|có) trách nhiệm|căn cứ chức năng, nhiệm vụ(?: được giao)?)(?: tổ chức)?(?: triển khai)?,? (?:thi hành(?![^.]*\w)|(?:thi hành|thực hiện)(?: quyết định| nghị quyết| việc ủy quyền| việc phân cấp)(?: này)?)"
    r"|căn cứ (?:quyết định|nghị quyết)(?: này)?(?: tổ chức)?(?: triển khai)?,? (?:thi hành|thực hiện))"
)
"""Who carries a decision out."""
_DUTY = re.compile(
    rf"{_WHO}(?:chịu|có) trách nhiệm(?: toàn diện| trực tiếp| hoàn toàn)? trước (?:pháp luật|chủ tịch|ubnd|ủy ban|hội đồng)[^.;]*"
    rf"|{_WHO}{_MUST}(?:theo dõi|kiểm tra|giám sát|thanh tra|đôn đốc|hướng dẫn)\b[^.;]*\b(?:(?:việc|kết quả|tình hình|quá trình|công tác) (?:tổ chức |triển khai )*(?:thực hiện|thi hành|ủy quyền|phân cấp)|(?:nội dung|nhiệm vụ)(?: được)? (?:ủy quyền|phân cấp)|quyết định này)\b[^.;]*"
    rf"|{_WHO}{_MUST}(?:công khai|niêm yết|đăng tải|cập nhật|công bố)\b[^.;]*"
    rf"|{_WHO}{_MUST}(?:thực hiện (?:các )?(?:nhiệm vụ|nội dung|thủ tục hành chính|công việc|việc)(?: được)? (?:ủy quyền|phân cấp|giao)(?: (?:tại|theo) (?:khoản \d+ )?điều \d+)?|giải quyết (?:các )?thủ tục hành chính được (?:ủy quyền|phân cấp))"
    r"(?:[, ]+(?:theo|bảo đảm|đảm bảo|đúng|kịp thời|hiệu quả|chất lượng|công khai|minh bạch|quy định|của|pháp luật|và|tiến độ|trình tự|thủ tục|thời hạn))*"
    rf"|{_WHO}{_MUST}(?:bảo đảm|đảm bảo|bố trí)(?: đủ| đầy đủ)?(?:[, ]+(?:nhân lực|nguồn lực|kinh phí|cơ sở vật chất|các điều kiện|điều kiện|nhân sự|trang thiết bị|cần thiết|khác|và))+(?: (?:để|cho)(?: việc)? (?:tổ chức )?(?:thực hiện|giải quyết)(?: các)?(?: nhiệm vụ| nội dung| công việc| thủ tục hành chính)?(?: được (?:ủy quyền|phân cấp|giao))?)?"
    r"|(?:quyền hạn, )?trách nhiệm của (?:các )?(?:cơ quan|đơn vị|người|bên|sở)[^.;]*"
    r"|(?:trong quá trình (?:tổ chức )?thực hiện,? )?(?:trường hợp|nếu|khi)(?: các)? văn bản[^.;]* được (?:sửa đổi|bổ sung|thay thế)[^.;]* thì (?:thực hiện|áp dụng) theo (?:quy định tại )?(?:các )?văn bản (?:mới|sửa đổi|thay thế|đó)[^.;]*"
    rf"|{_WHO}{_MUST}(?:xây dựng|cấu hình|thiết lập|cập nhật)(?: (?:các )?quy trình)(?:[ ,]+(?:nội bộ|điện tử|và))+[^.;]*"
    r"|việc (?:ủy quyền|phân cấp)(?: phải)? (?:bảo đảm|đảm bảo|tuân thủ)(?:[, ]+(?:công khai|minh bạch|đúng|theo|tại|quy định|nguyên tắc|của|pháp luật|kịp thời|hiệu quả|khoản \d+|điều \d+|luật tổ chức chính quyền địa phương|và))+"
    r"|(?:các|những) (?:quy định|văn bản|nội dung)[^.;]*trái với quyết định này[^.;]*\b(?:bãi bỏ|hết hiệu lực)"
)
_AMENDED = re.compile(r"(?:trong quá trình (?:tổ chức )?thực hiện,? )?(?:trường hợp|nếu|khi)(?: các)? văn bản\b")
_PROCESSES = r"(?:các )?quy trình nội bộ(?:(?:,| và) (?:quy trình )?điện tử)?(?: (?:trong )?giải quyết (?:các )?thủ tục hành chính(?: được (?:ủy quyền|phân cấp))?)?"
"""How matters are handled within an office, which another approves: nothing of the matters themselves."""
_USUAL = re.compile(
    rf"{_WHO}(?:được )?sử dụng (?:con dấu|con dấu và (?:hình|thể) thức văn bản|(?:hình|thể) thức văn bản và con dấu) của (?:sở|cơ quan|đơn vị|ban|mình)\b(?:(?!\b(?:khi|để|trừ|chỉ|không|đối với|nếu|trường hợp|tại|cho)\b)[^.;:,(])*?(?:khi|để) (?:tổ chức )?(?:thực hiện|giải quyết) {_WHAT_WAS_GIVEN}"
    rf"|{_WHO}{_MUST}(?:(?:rà soát|xây dựng|ban hành|hoàn thiện|trình(?: cấp có thẩm quyền)? phê duyệt)(?:, | và | ))+(?:các )?quy trình (?:nội bộ|điện tử)(?:(?:, | và )(?:quy trình )?điện tử)?(?: giải quyết (?:các )?thủ tục hành chính)?(?: (?:được ủy quyền|theo quy định))*"
    rf"|{_WHO}(?:tổ chức )?thực hiện (?:các )?(?:nội dung|nhiệm vụ|nhiệm vụ, quyền hạn) được (?:ủy quyền|phân cấp) theo đúng quy định(?: của pháp luật)?"
    rf"|{_WHO}(?:thực hiện )?đúng (?:nội dung|phạm vi|thời hạn)(?:, (?:nội dung|phạm vi|thời hạn))* (?:được )?(?:ủy quyền|phân cấp)"
    rf"|{_WHO}thực hiện đúng (?:nội dung|phạm vi|thời hạn)(?:, (?:nội dung|phạm vi|thời hạn))* được (?:ủy quyền|phân cấp)"
    rf"|{_WHO}chịu sự (?:kiểm tra|giám sát|thanh tra)(?:, (?:kiểm tra|giám sát|thanh tra))* của (?:chủ tịch )?(?:ubnd|ủy ban nhân dân)(?: thành phố| tỉnh)?"
    rf"|{_WHO}chịu trách nhiệm(?: toàn diện)? trước pháp luật và trước (?:chủ tịch )?(?:ubnd|ủy ban nhân dân)(?: thành phố| tỉnh)? về (?:việc|kết quả) thực hiện (?:các )?(?:nội dung|nhiệm vụ|nhiệm vụ, quyền hạn) (?:được )?(?:ủy quyền|phân cấp)"
    r"|(?:chủ tịch )?(?:ubnd|ủy ban nhân dân)(?: thành phố| tỉnh)? (?:thực hiện (?:việc )?)?kiểm tra(?:, giám sát)? (?:đối với )?(?:việc thực hiện )?(?:các )?(?:nội dung|nhiệm vụ) (?:đã |được )*(?:ủy quyền|phân cấp)"
    rf"|{_WHO}{_MUST}xây dựng,? (?:(?:và )?trình (?:chủ tịch )?(?:ubnd|ủy ban nhân dân)(?: thành phố| tỉnh)? phê duyệt )?{_PROCESSES}(?: trình (?:chủ tịch )?(?:ubnd|ủy ban nhân dân)(?: thành phố| tỉnh)? phê duyệt)?(?: theo quy định)?"
    rf"|{_WHO}phối hợp(?: chặt chẽ)? với (?:các )?(?:sở|cơ quan|đơn vị)(?:, (?:ban|ngành|cơ quan|đơn vị))*(?: có)? liên quan (?:trong quá trình |để |trong việc )?(?:tổ chức )?thực hiện(?: {_WHAT_WAS_GIVEN})?"
    r"|(?:lưu trữ|quản lý, lưu trữ)(?: và quản lý)? hồ sơ theo quy định(?: của pháp luật)?(?: về lưu trữ)?"
    rf"|kinh phí (?:tổ chức )?thực hiện (?:việc |các )*{_WHAT_WAS_GIVEN} (?:do|được|từ) (?:nguồn )?ngân sách (?:nhà nước|thành phố|tỉnh)(?: bảo đảm| đảm bảo| cấp)?(?: theo (?:quy định|phân cấp)(?: hiện hành| của pháp luật)?)?"
    rf"|(?:chủ tịch )?(?:ubnd|ủy ban nhân dân)(?: thành phố| tỉnh)? chịu trách nhiệm về kết quả (?:thực hiện )?(?:các )?(?:nội dung|nhiệm vụ)(?:, quyền hạn)? (?:do |mà )?mình (?:đã )?(?:ủy quyền|phân cấp)"
    r"|theo dõi(?:, (?:đôn đốc|kiểm tra|giám sát))+"
    r"|các nội dung khác không quy định tại quyết định này (?:thì )?thực hiện theo (?:các )?quy định(?: hiện hành)?(?: của pháp luật)?(?: hiện hành)?"
    r"|quyết định này thay thế các quy định trước đây trái với quyết định này"
)
"""What decisions say to whoever receives, word by word, and that takes nothing back."""
_SEALED = re.compile(
    r"khi ký (?:các )?văn bản,? (?:thì )?ghi (?:là )?\W?(?:tuq|tm|kt|tl)\. ?(?:chủ tịch|giám đốc|ủy ban nhân dân)\W?,? (?:và )?(?:đóng|sử dụng) (?:con )?dấu của"
    r" (?:sở|cơ quan|đơn vị|văn phòng|ban)\b(?:(?!\b(?:khi|trừ|chỉ|không|đối với|nếu|trường hợp|cho)\b)[^.;:,(])*"
)
"""How whoever receives signs and seals."""
_HEADING = re.compile(
    r"(?:tổ chức|trách nhiệm|nguyên tắc|hiệu lực|nội dung|phạm vi|đối tượng|thời hạn|thời gian|chế độ|điều khoản|quyền hạn|nhiệm vụ|kinh phí|điều kiện)"
    r"(?:[, ]+(?:và|của|về|các|thực hiện|thi hành|ủy quyền|phân cấp|được|trách nhiệm|quyền hạn|nhiệm vụ|nội dung|áp dụng|điều chỉnh|báo cáo|thông tin|hiệu lực|tổ chức"
    r"|chuyển tiếp|thời hạn|thời gian|cơ quan|đơn vị|cá nhân|bên|giao|nhận|bảo đảm|chung|liên quan|có))*"
)
"""The heading of an article, which says what it is about and nothing of it."""
_LONGEST = 2000
"""Letters of a sentence that is looked through for what it says: a longer one is asked."""
_HARDSHIP = re.compile(
    rf"{_WHO}trong quá trình (?:tổ chức |triển khai |thực hiện[ ,]+)+[^.;]*\b(?:vướng mắc|khó khăn|phát sinh)\b[^.;]*\b(?:báo cáo|phản ánh|kiến nghị|đề xuất|gửi|trao đổi)\b[^.;]*"
)
"""What is done where carrying a decision out is hard."""

REPLACED = (
    r"(?:quyết định|văn bản|quy định)(?: (?:khác|mới))*(?:[, ]+(?:được|thay thế|bãi bỏ|hủy bỏ|sửa đổi|bổ sung|chấm dứt|hoặc|và|việc|ủy quyền|phân cấp|quyết định này))+"
    r"(?: của (?:cấp|cơ quan|người) có thẩm quyền)?"
)
"""That another paper comes in the place of this one: what every decision may come to."""
_END = r"(?:(?:sẽ|đương nhiên|tự|tự động) )*(?:chấm dứt|kết thúc|hết hiệu lực)(?: hiệu lực)?"
_REASON = rf"(?:hết (?:thời hạn|thời gian)(?: (?:ủy quyền|phân cấp))?(?: (?:nêu|quy định|ghi) (?:trên|tại (?:khoản \d+ )?điều \d+)(?: quyết định này)?)?|(?:có )?{REPLACED})"
_WHEN_OVER = re.compile(
    rf"(?:(?:việc |nội dung |thời hạn )?(?:ủy quyền|phân cấp)|quyết định này)(?: (?:tại|theo) quyết định này| tại điều \d+| này| nêu trên)*,? {_END}"
    rf"(?: (?:khi|trong (?:các|những|một trong các) trường hợp(?: sau(?: đây)?)?:?)) {_REASON}(?:(?:[,;] ?(?:hoặc )?| hoặc | và )(?:khi )?{_REASON})*"
    rf"|(?:khi )?hết thời hạn(?: (?:này|trên|nêu trên|ủy quyền|phân cấp))*,? (?:thì )?(?:việc )?(?:ủy quyền|phân cấp) {_END}"
)


def _plain(words: str) -> str:
    """Give a sentence as it is compared; nothing for one that no duty is so long as."""
    return " ".join(unified(words).strip(" ./;,").split()) if len(words) <= _LONGEST else ""


def is_condition(words: str) -> bool:
    """Whether a sentence is a condition, and nothing more."""
    plain = _plain(words)
    if _NO_CONDITIONS.fullmatch(plain):
        return True
    return _CONDITION.fullmatch(plain) is not None and not _NO_CONDITION.search(plain)


def is_report(words: str) -> bool:
    """Whether a sentence is a duty to report, and nothing more."""
    found = _REPORT.fullmatch(" ".join(_IF_NEED_BE.sub(" ", _plain(words)).split()))
    if found is None or LIMITING.search(found[0]) or _TAKEN.search(found[0]) or "giải quyết" in found["before"]:
        return False
    return _BEFORE_REPORT.fullmatch(_REPORTER.sub(" ", found["before"])) is not None


def is_when_over(words: str) -> bool:
    """Whether a sentence only says that what was given is over when its term is, or when another paper says so: it says of no day."""
    return _WHEN_OVER.fullmatch(_plain(words)) is not None


def is_heading(words: str) -> bool:
    """Whether a line is no sentence, but the heading of an article."""
    return _HEADING.fullmatch(_plain(words).rstrip(": ")) is not None


def _is_bare(plain: str) -> bool:
    """Whether words only name somebody, as before a list of what they must do."""
    return _BARE.fullmatch(plain.rstrip(": ")) is not None and not LIMITING.search(plain)


def is_carried_out(words: str) -> bool:
    """Whether words only say who carries a decision out; these are lists, which hold semicolons, too."""
    plain = _plain(words)
    return _CARRIED_OUT.fullmatch(plain) is not None and not LIMITING.search(plain)


def is_manner(words: str) -> bool:
    """Whether a sentence says in whose name whoever receives signs, and with which seal, and nothing more."""
    return _SEALED.fullmatch(_plain(words)) is not None


def is_duty(words: str) -> bool:
    """Whether a sentence says what decisions say to all who carry them out, and nothing more."""
    said = _plain(words)
    if is_carried_out(words) or is_manner(words) or (words.rstrip().endswith(":") and _is_bare(said)):
        return True
    if _USUAL.fullmatch(said):
        return True
    plain = _NO_MORE.sub(" ", said).strip(" ,")
    if plain != said and (not plain or _BARE.fullmatch(plain)):
        return True
    plain = " ".join(_IF_NEED_BE.sub(" ", plain).split())
    if _AMENDED.match(plain) and _DUTY.fullmatch(plain):
        return not re.search(r"\b(?:chỉ|trừ|không|riêng)\b", plain)
    if LIMITING.search(plain):
        return False
    return bool(_HARDSHIP.fullmatch(plain) or (_DUTY.fullmatch(plain) and not _TAKEN.search(plain)))
