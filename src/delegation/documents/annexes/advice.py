"""What a paper asks to be done about a finding, in the words of an official document.

What a check itself advises is said to whoever mends the rule files, by the keys of these; a director is asked for a decision.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from delegation.findings import Explained, Finding, Text

_OF_FILES = re.compile(
    r"[{}`]|[«“][a-z]+(?:-[a-z]+)*[»”]|\b[a-z-]+: ?(?:true|autonomy|\[|\{)|\.yaml\b|\b(?:norms|rules)/|\bdelegation [a-z]|\((?:basis|row)\)|"
    r"\b(?:form|covers|checks|at): |lệnh check|\bcheck (?:prints|command)"
)
"""What only rule files and commands know."""
_ASKED: Mapping[str, Text] = {
    "DLG009": Text(
        "Đối chiếu Cơ sở dữ liệu quốc gia về thủ tục hành chính; phụ lục in sai thì đề nghị cơ quan ban hành đính chính",
        "Compare with the national database of procedures; where the annex is misprinted, ask its issuer to correct it",
    ),
    "DLG010": Text(
        "Bổ sung nội dung còn thiếu theo văn bản; chưa xác định được thì nêu rõ lý do",
        "Add what is missing from the text; where it is not known, say why",
    ),
    "DLG102": Text(
        "Xác định lại quan hệ trên dưới theo văn bản quy định cơ cấu tổ chức",
        "Settle who stands above whom by the text on the organisation",
    ),
    "DLG103": Text(
        "Kiểm tra danh sách xã, phường và thời gian tồn tại của từng đơn vị; xác định lại thời hạn giao",
        "Review the list of communes and the days of each; settle the term of the grant",
    ),
    "DLG201": Text(
        "Xác định văn bản được áp dụng; thống nhất một cơ quan chủ trì, hoặc phân định theo trường hợp, địa bàn",
        "Settle which text applies; have one lead holder, or divide by case or territory",
    ),
    "DLG202": Text(
        "Xác định văn bản giao phần còn thiếu; chưa có thì đề xuất cấp có thẩm quyền giao",
        "Find the text that assigns the missing part; where there is none, propose that somebody be given it",
    ),
    "DLG203": Text(
        "Phân định theo trường hợp hoặc địa bàn, hoặc chỉ giữ một bên nhận",
        "Divide by case or territory, or keep one receiver only",
    ),
    "DLG206": Text(
        "Đối chiếu hai căn cứ, kết luận là một việc hay hai việc; là một việc thì thống nhất một cơ quan chủ trì",
        "Compare both bases and decide whether it is one matter or two; if one, have one lead holder",
    ),
    "DLG207": Text(
        "Đối chiếu văn bản; xác định lại ranh giới giữa các trường hợp, bổ sung trường hợp còn thiếu",
        "Compare with the text; settle the limits between the cases and add those that are missing",
    ),
    "DLG208": Text(
        "Xem điều khoản thi hành của quyết định sau; quyết định trước chưa chấm dứt thì đề nghị bãi bỏ một văn bản hoặc nêu rõ phần việc của từng văn bản",
        "Read the final provisions of the later decision; where the earlier one has not ended, ask that one be repealed or the share of each be stated",
    ),
    "DLG301": Text(
        "Tìm luật cho phép giao giữa hai bên này; không có thì đề nghị sửa văn bản: giao cho người đứng đầu, hoặc do người đứng đầu giao",
        "Find a law that permits this pair; where there is none, ask for the text to be amended: given to the head of the body, or by the head",
    ),
    "DLG306": Text(
        "Xem lại người ký và tư cách ký; văn bản lẫn hai chủ thể thì đề nghị ban hành lại",
        "Review who signed, and in what capacity; where the text confuses two holders, ask that it be issued anew",
    ),
    "DLG307": Text("Bỏ việc này khỏi phụ lục ủy quyền", "Remove this matter from the annex of the delegation"),
    "DLG308": Text(
        "Đối chiếu luật thay thế và điều khoản chuyển tiếp; luật mới không cho phép thì đề nghị rút thời hạn hoặc giao lại cho người đứng đầu",
        "Compare with the law that follows and its transitional provisions; where it does not permit this, ask for a shorter term or a new grant to the head",
    ),
    "DLG309": Text(
        "Xem văn bản có nêu mục đích tự chủ không; không thì đề nghị xem lại bên nhận",
        "See whether the text states autonomy as its purpose; if not, ask for the receiver to be reviewed",
    ),
    "DLG310": Text(
        "Bỏ việc này khỏi văn bản ủy quyền, hoặc trình ban hành nghị quyết mở rộng lĩnh vực",
        "Remove this matter from the delegation, or submit a resolution that opens the field",
    ),
    "DLG312": Text("Xác định hình thức ủy quyền của văn bản", "Settle by which form the text delegates"),
    "DLG313": Text(
        "Đối chiếu thời hạn giao ký thay, phân công với lần giao mà bên giao nhận",
        "Compare the term of the signing or assignment with that of the grant that the giver received",
    ),
    "DLG403": Text(
        "Xác định văn bản, điều, khoản giao việc này cho chủ thể",
        "Find the text and the provision that give the holder this matter",
    ),
    "DLG404": Text(
        "Đề nghị Trung tâm Phục vụ hành chính công phê duyệt quy trình nội bộ",
        "Ask the Public Administrative Service Centre to approve the internal process",
    ),
    "DLG505": Text(
        "Văn bản không nêu thời hạn thì đề nghị cơ quan ban hành bổ sung",
        "Where the text states no term, ask its issuer to add one",
    ),
    "DLG507": Text(
        "Đọc lời văn mới, xác định thẩm quyền có thay đổi không", "Read the new text and see whether authority changes"
    ),
    "DLG508": Text(
        "Đề nghị sửa đổi văn bản giao, nêu xã, phường mới", "Ask for the grant to be amended and to name the new communes"
    ),
    "DLG509": Text(
        "Đối chiếu điều, khoản, số dòng với văn bản được nói tới",
        "Compare provision and row with the text that is spoken of",
    ),
    "DLG602": Text(
        "Tìm danh mục gốc của từng phần; đề nghị đơn vị lập báo cáo đính chính",
        "Find the list behind each part; ask whoever made the report to correct it",
    ),
    "DLG604": Text(
        "Tìm mục trùng hoặc xếp nhầm cấp, hình thức; tổng số đã công bố lại thì dùng số mới",
        "Find what is counted twice or under a wrong tier or form; where the total was published anew, use that",
    ),
    "DLG701": Text(
        "Đề nghị bên giao nêu điều kiện bảo đảm: nhân lực, dữ liệu, hệ thống thông tin, kinh phí, hướng dẫn, tập huấn, kèm văn bản",
        "Ask the giver to state the conditions: staff, data, information systems, budget, guidance, training, each with a document",
    ),
    "DLG702": Text(
        "Ban hành quyết định công bố và công khai thủ tục theo nơi quyết định mới",
        "Decide on and publish the procedure under the new place of decision",
    ),
    "DLG804": Text(
        "Đối chiếu bản gốc; in nhầm hoặc trùng thì đề nghị cơ quan ban hành đính chính",
        "Compare with the original; where it is misprinted or doubled, ask its issuer to correct it",
    ),
    "DLG805": Text(
        "Đề nghị cơ quan giao sửa đổi quyết định, nêu mã mới", "Ask the giver to amend the decision and name the new code"
    ),
    "DLG806": Text("Đối chiếu số thứ tự trong bản gốc", "Compare the numbers with the original"),
    "DLG903": Text(
        "Người duyệt xác nhận phạm vi miễn trừ", "Have the approver confirm how far the waiver reaches"
    ),
    "DLG902": Text("Bỏ miễn trừ này", "Remove this waiver"),
    "DLG904": Text("Bỏ nội dung không còn ra khỏi danh sách đã biết", "Remove what is gone from the known findings"),
    "DLG905": Text(
        "Đối chiếu nguồn của khẳng định; xác định sổ hay khẳng định cần sửa",
        "Compare with the source of the assertion; settle whether it or the register is to be mended",
    ),
    "DLG906": Text(
        "Xem lý do và nguồn của quy tắc riêng; xử lý, hoặc miễn trừ có lý do đến một ngày",
        "See the reason and the source of the policy; mend, or waive it with a reason until a day",
    ),
    "DLG907": Text("Cập nhật kết quả của đề nghị", "Record what came of the request"),
}  # fmt: skip
"""By check, what is asked where the advice of the check speaks of rule files."""


def speaks_of_files(said: Text) -> bool:
    """Whether words can be understood only by somebody who mends rule files."""
    return _OF_FILES.search(said.vi) is not None or _OF_FILES.search(said.en) is not None


def asked(explained: Explained, finding: Finding) -> Text:
    """Say what a paper asks to be done about a finding."""
    own = explained.advice(finding)
    if not speaks_of_files(own):
        return own
    return _ASKED.get(explained.id, explained.title if speaks_of_files(explained.mend) else explained.mend)


def found(finding: Finding) -> Text:
    """Say a finding without the sentences that tell how to write something into rule files."""
    said = finding.said
    return Text(_plain(said.vi), _plain(said.en)) if speaks_of_files(said) else said


def law(finding: Finding) -> Text:
    """Cite the law behind a finding without what only settings of the register say."""
    return Text(*(_of_law(one) for one in (finding.legal_source.vi, finding.legal_source.en)))


def _of_law(said: str) -> str:
    return "; ".join(one for one in said.split("; ") if not _OF_FILES.search(one))


def _plain(said: str) -> str:
    first, *rest = re.split(r"(?<=[.;]) ", said)
    kept = [one for one in rest if not _OF_FILES.search(one)]
    return " ".join((first, *kept)).rstrip(";")
