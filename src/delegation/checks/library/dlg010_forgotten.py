"""An entry forgets what it must say. Found while building."""

from __future__ import annotations

from delegation.checks.base import Check
from delegation.findings import Severity, Text

CHECK = Check(
    id="DLG010",
    severity=Severity.WARNING,
    title=Text(
        vi="Mục quên ghi điều phải có",
        en="An entry forgets what it must say",
    ),
    why=Text(
        vi="Không ghi khác với chưa biết. Lần giao quên bên nhận, văn bản quên ngày có hiệu lực mà sổ im lặng thì câu trả lời "
        "trông chắc chắn trong khi không ai đã kiểm. Thiếu điều làm mục không dùng được là lỗi: lần giao thiếu bên giao, bên "
        "nhận, việc, thời hạn; văn bản thiếu số, loại, cơ quan ban hành; mục kiểm soát thiếu cấp hoặc hình thức. Thiếu điều làm "
        "câu trả lời kém chắc hoặc không truy được nguồn là cảnh báo: ngày ban hành, ngày có hiệu lực, trích yếu, nguồn, nguồn "
        "gốc, điều khoản, căn cứ của quy phạm. Điều mà cả tệp cùng thiếu được nêu một lần.",
        en="Not to say something is not to say that it is not known. Where a grant forgets its receiver or an instrument its "
        "first day in force and nobody is told, answers look certain that nobody has checked. What makes an entry unusable is "
        "an error: giver, receiver, matters or term of a grant; number, type or issuer of an instrument; level or form of a "
        "ledger. What makes answers less certain or hides their source is a warning: day of issue, first day in force, title, "
        "source, provenance, provision, the basis of a norm. What a whole file lacks is told once.",
    ),
    mend=Text(
        vi="Chép giá trị từ văn bản. Chưa biết thì ghi {unknown: lý do}: như vậy là đã nói, và câu trả lời sẽ nói theo. Nguồn, "
        "nguồn gốc, loại và cơ quan ban hành chung của một tệp thì ghi một lần ở đầu tệp.",
        en="Copy the value from the paper. What is not known is {unknown: reason}: then it is said, and answers say so. Source, "
        "provenance, type and issuer that a whole file shares are written once at its head.",
    ),
    legal_source=Text(
        vi="Quy tắc của định dạng (docs/rule-files.md); Luật 72/2025/QH15 Điều 14 khoản 2 điểm a (nội dung phải có của văn bản ủy "
        "quyền); Nghị định 30/2020/NĐ-CP Phụ lục I (thể thức văn bản)",
        en="Rule of the format (docs/rule-files.md); Law 72/2025/QH15 Article 14(2)(a) (what an instrument of delegation must "
        "hold); Decree 30/2020/NĐ-CP Annex I (parts of a document)",
    ),
)
