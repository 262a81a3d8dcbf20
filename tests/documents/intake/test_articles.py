"""Each sentence of the articles is understood, or asked: nothing that could take something back is passed over."""

from __future__ import annotations

import random
import re
import time
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from annexes import HEADS, Sheet, word
from folders import small, write
from takings import DECISION_OF_A_CITY, TITLES, city

from delegation.documents.intake import articles, deed, duties, preview
from delegation.documents.intake.letters import flat
from delegation.documents.intake.parties import Parties
from delegation.findings import Text
from delegation.run import pipeline

A, B, *_ = TITLES
SHEET = Sheet([list(HEADS), [1, A, TITLES[A], ""], [2, B, TITLES[B], ""]])
HEAD = (
    "QUYẾT ĐỊNH", "Về việc ủy quyền giải quyết thủ tục hành chính", "ỦY BAN NHÂN DÂN THÀNH PHỐ",
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;", "QUYẾT ĐỊNH:",
)  # fmt: skip
FIRST = "Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính tại Phụ lục kèm theo Quyết định này."

TAKES_BACK = (
    "Giám đốc Sở Y tế chỉ thẩm định, không ký kết quả.",
    "Kết quả giải quyết do Chủ tịch Ủy ban nhân dân Thành phố ký.",
    "Kết quả do Ủy ban nhân dân Thành phố ban hành.",
    "Ủy quyền tại Điều 1 không áp dụng đối với mỏ có trữ lượng trên 100.000 m3.",
    "Sở Y tế không giải quyết đối với dự án có vốn nước ngoài.",
    "Sở Y tế được giải quyết tối đa 10 hồ sơ mỗi tháng.",
    "Các hồ sơ tiếp nhận trước ngày 15/12/2026 do Ủy ban nhân dân Thành phố tiếp tục giải quyết.",
    "Ủy ban nhân dân Thành phố quyết định các thủ tục tại Phụ lục.",
    "Thực hiện thí điểm tại 03 xã: Ba Vì, Suối Hai, Yên Bài.",
    "Thực hiện thí điểm tại 03 xã: Ba Vì, Suối Hai, Yên Bài; đến hết ngày 28/02/2027.",
    "Việc ủy quyền áp dụng trên địa bàn huyện Ba Vì.",
    "Phạm vi ủy quyền: khâu tiếp nhận và trả kết quả.",
    "Sở Y tế trình Ủy ban nhân dân Thành phố phê duyệt.",
    "Mức ủy quyền: hồ sơ có giá trị dưới 5 tỷ đồng.",
    "Việc ủy quyền tạm dừng khi Bộ Y tế có hướng dẫn khác.",
    "Ủy ban nhân dân Thành phố thu hồi việc ủy quyền khi Sở Y tế làm sai.",
    "Sở Y tế báo cáo Ủy ban nhân dân Thành phố trước khi quyết định.",
    "Sở Y tế chỉ báo cáo Ủy ban nhân dân Thành phố quyết định.",
    "Ủy ban nhân dân Thành phố vẫn giải quyết các thủ tục tại Phụ lục khi cần thiết.",
    "Việc ủy quyền dành cho hộ gia đình, cá nhân.",
    "Hồ sơ của doanh nghiệp do Ủy ban nhân dân Thành phố giải quyết.",
    "Việc tiếp nhận hồ sơ thực hiện trực tuyến.",
    "Kinh phí thực hiện do Sở Y tế bảo đảm.",
    "Sở Y tế chỉ được cấp giấy phép đối với cơ sở dưới 20 giường sau khi có ý kiến của Ủy ban nhân dân Thành phố.",
    "Bãi bỏ Quyết định số 47/QĐ-UBND về việc ủy quyền, trừ Phụ lục II.",
    "Quyết định này thay thế một số điều của Quyết định số 47/QĐ-UBND.",
    "Quyết định này có hiệu lực từ ngày 15/12/2026, trừ Phụ lục.",
    "Chánh Văn phòng, Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này, trừ trường hợp khẩn cấp.",
    "Ngày 15/01/2027 là ngày làm việc đầu tiên.",
    "Thủ tục về dược được thực hiện bởi Sở Tư pháp.",
    "Chủ tịch Ủy ban nhân dân Thành phố kiểm tra, cho ý kiến về từng thủ tục trong quá trình thực hiện.",
    "Sở Y tế chỉ có thẩm quyền cho phép cấp lại giấy phép.",
    "Ủy ban nhân dân Thành phố chịu trách nhiệm thực hiện.",
    "Ủy ban nhân dân Thành phố giải quyết các thủ tục tại Phụ lục và báo cáo Bộ Y tế.",
    "Giám đốc Sở Y tế giải quyết cho hộ gia đình; Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này.",
    "Ủy ban nhân dân Thành phố quyết định, không ủy quyền lại.",
    "Việc ủy quyền thực hiện từ ngày 01/01/2027.",
    "Sở Y tế thực hiện nội dung được ủy quyền theo đúng ý kiến của Ủy ban nhân dân Thành phố.",
    "Sở Y tế bố trí nhân lực và trình Ủy ban nhân dân Thành phố phê duyệt.",
    "Nội dung ủy quyền gồm các thủ tục cấp lại.",
    "Ủy quyền cho Sở Y tế phối hợp Sở Tư pháp giải quyết các thủ tục tại Phụ lục.",
    "Ủy quyền cho Sở Y tế hoặc Sở Tư pháp giải quyết các thủ tục tại Phụ lục.",
    "Thẩm quyền giải quyết khiếu nại thuộc Ủy ban nhân dân Thành phố.",
    "Sở Y tế thực hiện theo ủy quyền từng vụ việc.",
    "Ủy ban nhân dân Thành phố theo dõi và thực hiện các thủ tục còn lại.",
    "Sở Y tế kiểm tra, hướng dẫn việc thực hiện của Trung tâm là nơi giải quyết.",
    "Giao Sở Tư pháp giải quyết các thủ tục tại Phụ lục II.",
    "Phạm vi ủy quyền tại xã Ba Vì", "Nội dung thẩm định", "Nguyên tắc ủy quyền: thẩm định hồ sơ.", "Chỉ áp dụng tại xã Ba Vì",
    "Giám đốc Sở Y tế tiếp nhận:", "Khi ký văn bản ghi “TUQ. CHỦ TỊCH”, đóng dấu của Sở Y tế, trừ giấy phép.", "Khi ký văn bản ghi “TUQ. CHỦ TỊCH” đối với hồ sơ nhỏ.",
    "Việc ủy quyền bảo đảm đúng quy định tại xã Ba Vì.", "Giao Sở Khoa học và Công nghệ cấu hình quy trình điện tử đối với hồ sơ tiếp nhận tại xã.",
    "Sở Y tế không ủy quyền lại cho Sở khác, Ủy ban nhân dân Thành phố quyết định các thủ tục cấp mới.",
    "Sử dụng con dấu của Sở khi thực hiện nội dung được ủy quyền tại xã Ba Vì.", "Rà soát, trình phê duyệt quy trình nội bộ và hồ sơ.", "Trình phê duyệt kết quả theo quy trình nội bộ.",
    "Sở Y tế không được ủy quyền lại nội dung đã được ủy quyền tại Quyết định này đối với hồ sơ mới.", "Chịu sự kiểm tra, giám sát của Ủy ban nhân dân Thành phố trước khi ký.",
    "Ủy ban nhân dân Thành phố kiểm tra nội dung đã ủy quyền và quyết định.", "Các nội dung khác không quy định tại Quyết định này do Ủy ban nhân dân Thành phố giải quyết.",
    "Sở Tư pháp ủy quyền cho Sở Y tế giải quyết các thủ tục tại Phụ lục.", "Ủy ban nhân dân Thành phố ủy quyền cho Sở Y tế giải quyết các thủ tục tại Phụ lục đối với hồ sơ mới.",
    "Xây dựng, trình Chủ tịch UBND Thành phố phê duyệt kết quả giải quyết thủ tục hành chính được ủy quyền.",
    "Xây dựng quy trình nội bộ giải quyết thủ tục hành chính, trình Chủ tịch UBND Thành phố phê duyệt từng giấy phép.",
    "Kinh phí thực hiện nhiệm vụ ủy quyền do ngân sách Thành phố bảo đảm đối với cơ sở công lập.",
    "Phối hợp với các sở, ngành liên quan quyết định việc cấp phép.",
    "Lưu trữ hồ sơ theo quy định tại nơi tiếp nhận là Văn phòng UBND Thành phố.",
    "Chủ tịch UBND Thành phố chịu trách nhiệm về kết quả thực hiện nhiệm vụ mà mình ủy quyền và trực tiếp ký giấy phép.",
)  # fmt: skip
GIVING = (
    "Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính tại Phụ lục kèm theo Quyết định này.",
    "Điều 1. Uỷ quyền cho Giám đốc Sở Y tế giải quyết 02 (hai) thủ tục hành chính thuộc thẩm quyền của Chủ tịch Ủy ban nhân dân Thành phố tại Phụ lục I, II ban hành kèm theo Quyết định này.",
    "Điều 1. Ủy quyền Sở Y tế thực hiện một số nhiệm vụ, quyền hạn thuộc thẩm quyền của Ủy ban nhân dân Thành phố trong lĩnh vực y tế, cụ thể theo Phụ lục đính kèm.",
    "Điều 1. Sở Y tế được ủy quyền giải quyết thủ tục tại Phụ lục I.",
    "Điều 1. Phân cấp cho Sở Y tế quyết định các nội dung thuộc phạm vi quản lý nhà nước của Ủy ban nhân dân Thành phố nêu tại Phụ lục.",
    "Điều 1. Giao Sở Y tế giải quyết các thủ tục hành chính tại Danh mục kèm theo.",
    "Điều 1. Ban hành kèm theo Quyết định này Danh mục thủ tục hành chính ủy quyền cho Sở Y tế giải quyết.",
    "Điều 1. Phê duyệt việc ủy quyền cho Sở Y tế giải quyết thủ tục hành chính tại Phụ lục kèm theo.",
    "Điều 1. Phân cấp cho Sở Y tế thực hiện các thủ tục hành chính tại Phụ lục kèm theo Nghị quyết này.",
)  # fmt: skip
LASTING = {
    "Thực hiện đến hết ngày 28/02/2027.": "2027-02-28",
    "Thực hiện thí điểm đến hết ngày 28/02/2027.": "2027-02-28",
    "Thời gian: đến ngày 28/02/2027.": "2027-02-28",
    "Việc ủy quyền chấm dứt sau ngày 28/02/2027.": "2027-02-28",
    "Việc ủy quyền chấm dứt từ ngày 01/3/2027.": "2027-02-28",
    "Ủy quyền có hiệu lực đến 24 giờ ngày 28/02/2027.": "2027-02-28",
    "Quyết định này hết hiệu lực sau ngày 28/02/2027.": "2027-02-28",
    "Quyết định này hết hiệu lực kể từ ngày 01 tháng 3 năm 2027.": "2027-02-28",
    "Thời hạn ủy quyền từ ngày 15/12/2026 đến ngày 28/02/2027 (không gồm ngày 28/02/2027).": "2027-02-27",
    "Thời hạn ủy quyền: từ ngày 15/12/2026 đến hết ngày 28/02/2027.": "2027-02-28",
    "Việc ủy quyền được thực hiện cho đến hết năm 2027.": "2027-12-31",
    "Thời hạn thực hiện ủy quyền: kể từ ngày ký đến hết ngày 31 tháng 12 năm 2027.": "2027-12-31",
    "Quyết định này có hiệu lực từ ngày 15/12/2026 đến hết ngày 31/12/2027.": "2027-12-31",
}
ASKED_TERMS = (
    "Thời hạn: 03 tháng.", "Thời hạn ủy quyền kết thúc vào ngày 28/02/2027.", "Việc ủy quyền thực hiện trong thời hạn 03 tháng.",
    "Sở Y tế thực hiện nội dung được ủy quyền trong quý I năm 2027.", "Thời hạn ủy quyền là 01 năm kể từ ngày 15/12/2026.",
    "Thời hạn ủy quyền đến khi Nghị định số 121/2025/NĐ-CP hết hiệu lực.", "Quyết định này hết hiệu lực vào ngày 28/02/2027.",
    "Việc ủy quyền kéo dài 02 năm.", "Ủy quyền có thời hạn đến trước ngày 01/3/2027.", "Việc ủy quyền chấm dứt ngày 28/02/2027.",
)  # fmt: skip
CONDITIONS = (
    "Giám đốc Sở Y tế chỉ được cấp giấy phép sau khi có ý kiến thống nhất của Chủ tịch Ủy ban nhân dân Thành phố.",
    "Khi phê duyệt, Giám đốc Sở Y tế phải xin ý kiến Sở Tài chính bằng văn bản.",
    "Sở Y tế phải được Ủy ban nhân dân Thành phố chấp thuận bằng văn bản.",
    "Điều kiện ủy quyền: Sở Y tế bố trí đủ nhân lực.",
)
REPORTS = (
    "Sở Y tế báo cáo kết quả thực hiện trước ngày 15 tháng 12 hằng năm.",
    "Giám đốc Sở Y tế báo cáo Chủ tịch UBND Thành phố trước ngày 15 hằng tháng.",
    "Định kỳ hằng quý báo cáo Ủy ban nhân dân Thành phố.",
    "Định kỳ 06 tháng, hằng năm, Sở Y tế tổng hợp, báo cáo Ủy ban nhân dân Thành phố kết quả thực hiện.",
    "Cơ quan được ủy quyền báo cáo Sở Tư pháp kết quả thực hiện trước ngày 15 tháng 12 hằng năm.",
)
HEADINGS = (
    "Điều khoản thi hành", "Giám đốc Sở Y tế", "Trách nhiệm của Giám đốc Sở Y tế:", "Trách nhiệm của Sở Y tế", "Sở Y tế, Giám đốc Sở Y tế", "Chủ tịch Ủy ban nhân dân Thành phố:",
    "Đối với Sở Y tế:", "Quyền hạn và trách nhiệm của Sở Y tế",
)  # fmt: skip
"""Lines that only name what, or whose duties, an article is about."""
CALM = (
    "Chánh Văn phòng Ủy ban nhân dân Thành phố, Giám đốc các Sở: Y tế, Tư pháp và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.",
    "Chánh Văn phòng Ủy ban nhân dân Thành phố; Thủ trưởng các sở, ban, ngành; Chủ tịch Ủy ban nhân dân các xã, phường căn cứ Quyết định thi hành./.",
    "Các ông (bà): Chánh Văn phòng, Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này.",
    "Sở Y tế chịu trách nhiệm trước pháp luật và Ủy ban nhân dân Thành phố về kết quả thực hiện nội dung được ủy quyền, không ủy quyền lại.",
    "Sở Y tế không được ủy quyền lại cho tổ chức, cá nhân khác.",
    "Giao Sở Tư pháp theo dõi việc thực hiện ủy quyền, báo cáo Ủy ban nhân dân Thành phố.",
    "Văn phòng Ủy ban nhân dân Thành phố có trách nhiệm theo dõi, đôn đốc, kiểm tra việc thực hiện Quyết định này.",
    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, Sở Y tế kịp thời báo cáo Ủy ban nhân dân Thành phố xem xét, giải quyết.",
    "Giao Sở Y tế công khai Phụ lục II.",
    "Sở Y tế niêm yết công khai thủ tục hành chính theo quy định.",
    "Các quy định trước đây trái với Quyết định này đều bãi bỏ.",
    "Quyết định này có hiệu lực thi hành kể từ ngày ký và thay thế Quyết định số 46/QĐ-UBND ngày 01/9/2025 của Ủy ban nhân dân Thành phố về việc ủy quyền.",
    "Quyết định này thay thế Quyết định số 61/2025/QĐ-UBND ngày 01/10/2025.",
    "Nội dung chi tiết tại Phụ lục kèm theo Quyết định này.",
    "(Chi tiết tại Phụ lục kèm theo).",
    "Trách nhiệm của cơ quan được ủy quyền:",
    "Thực hiện nhiệm vụ được ủy quyền theo đúng quy định của pháp luật; chịu trách nhiệm trước pháp luật, trước Ủy ban nhân dân Thành phố về kết quả thực hiện nhiệm vụ được ủy quyền.",
    "Không được ủy quyền lại cho cơ quan, tổ chức, cá nhân khác thực hiện nhiệm vụ được ủy quyền.",
    "Định kỳ 6 tháng, hằng năm hoặc đột xuất theo yêu cầu, báo cáo Ủy ban nhân dân Thành phố kết quả thực hiện.",
    "Giao Văn phòng Ủy ban nhân dân Thành phố chủ trì, phối hợp với các đơn vị liên quan theo dõi, kiểm tra, đôn đốc việc thực hiện Quyết định này.",
    "Trong quá trình thực hiện nếu có vướng mắc, phát sinh, các cơ quan, đơn vị kịp thời phản ánh về Sở Nội vụ để tổng hợp, báo cáo Ủy ban nhân dân Thành phố xem xét, quyết định.",
    "Bảo đảm nguồn lực và các điều kiện cần thiết để thực hiện nhiệm vụ được ủy quyền.",
    "Trường hợp các văn bản được dẫn chiếu tại Quyết định này được sửa đổi, bổ sung hoặc thay thế thì thực hiện theo văn bản mới.",
    "Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành.",
    "Các Sở, ban, ngành, Ủy ban nhân dân các xã, phường và các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này.",
    "Trách nhiệm thực hiện", "Nguyên tắc ủy quyền", "Tổ chức thực hiện", "Hiệu lực thi hành", "Phạm vi và nội dung ủy quyền", "Trách nhiệm của cơ quan được ủy quyền",
    "Giám đốc Sở Y tế:",
    "Khi ký văn bản ghi “TUQ. CHỦ TỊCH”, đóng dấu của Sở Y tế.",
    "Thực hiện các nội dung được ủy quyền tại Điều 1 đảm bảo đúng quy định của pháp luật;",
    "Trong quá trình thực hiện, nếu văn bản quy phạm pháp luật dẫn chiếu tại Quyết định này được sửa đổi, bổ sung hoặc thay thế thì thực hiện theo văn bản mới.",
    "Việc ủy quyền bảo đảm công khai, minh bạch, đúng quy định tại Điều 14 Luật Tổ chức chính quyền địa phương.",
    "Giao Sở Khoa học và Công nghệ cấu hình quy trình điện tử trên Hệ thống thông tin giải quyết thủ tục hành chính.",
    "Văn phòng Ủy ban nhân dân Thành phố, Sở Y tế và các cơ quan liên quan chịu trách nhiệm thi hành.",
    "Sở Y tế không được ủy quyền lại nội dung đã được ủy quyền tại Quyết định này.", "Sở Y tế được sử dụng con dấu của Sở khi thực hiện nội dung được ủy quyền.",
    "Sử dụng con dấu và hình thức văn bản của Sở khi thực hiện nhiệm vụ được ủy quyền.", "Sở Y tế chủ trì, phối hợp với các đơn vị liên quan rà soát, trình phê duyệt quy trình nội bộ.",
    "Sở Y tế thực hiện đúng nội dung, phạm vi, thời hạn được ủy quyền; chịu sự kiểm tra, giám sát của Ủy ban nhân dân Thành phố.", "Theo dõi, đôn đốc, kiểm tra; báo cáo Ủy ban nhân dân Thành phố.",
    "Ủy ban nhân dân Thành phố thực hiện việc kiểm tra, giám sát đối với nội dung đã ủy quyền.", "Quyết định này thay thế các quy định trước đây trái với Quyết định này.",
    "Các nội dung khác không quy định tại Quyết định này thực hiện theo quy định của pháp luật hiện hành.", "Ủy ban nhân dân Thành phố ủy quyền cho Sở Y tế giải quyết các thủ tục tại Phụ lục.",
    "Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính thuộc thẩm quyền của Ủy ban nhân dân Thành phố (có Danh mục kèm theo).",
    "Giao Trung tâm Phục vụ hành chính công Thành phố công khai, niêm yết danh mục thủ tục hành chính.",
    "Giám đốc Sở Y tế được sử dụng con dấu và thể thức văn bản của Sở Y tế khi thực hiện nhiệm vụ được ủy quyền.",
    "Xây dựng, trình Chủ tịch UBND Thành phố phê duyệt quy trình nội bộ, quy trình điện tử giải quyết thủ tục hành chính được ủy quyền.",
    "Xây dựng quy trình nội bộ giải quyết thủ tục hành chính trình Chủ tịch UBND Thành phố phê duyệt.",
    "Khi các văn bản quy định về thủ tục hành chính nêu tại Phụ lục được sửa đổi, bổ sung hoặc thay thế thì thực hiện theo văn bản sửa đổi, bổ sung, thay thế đó.",
    "Kinh phí thực hiện nhiệm vụ ủy quyền do ngân sách Thành phố bảo đảm theo quy định.", "Lưu trữ hồ sơ theo quy định.",
    "Phối hợp chặt chẽ với các sở, ngành liên quan trong quá trình thực hiện.",
    "Chủ tịch UBND Thành phố chịu trách nhiệm về kết quả thực hiện nhiệm vụ mà mình ủy quyền.",
)  # fmt: skip


@cache
def parties(folder: Path) -> Parties:
    return Parties(pipeline.load(small(folder, {})).register)


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Parties:
    return parties(tmp_path_factory.mktemp("so"))


def lines(*said: str) -> list[tuple[str, Text]]:
    return [(one, Text(f"đoạn {at}", f"paragraph {at}")) for at, one in enumerate((*HEAD, *said), 1)]


def unread(names: Parties, *said: str, title: str = HEAD[1]) -> list[str]:
    """Give the sentences of articles that are asked one by one."""
    known = [(title if one == HEAD[1] else one, place) for one, place in lines(*said)]
    return [one.words for one in articles.unread(known, deed.read(known), names)]


@pytest.mark.parametrize("said", TAKES_BACK)
def test_a_sentence_that_is_not_understood_is_asked_with_its_article_and_paragraph(said: str, names: Parties) -> None:
    known = lines(FIRST, f"Điều 2. {said}")
    found = articles.unread(known, deed.read(known), names)
    assert found
    assert all(one.place.vi == "Điều 2, đoạn 7" and one.words in said for one in found)


@pytest.mark.parametrize("said", GIVING)
def test_a_sentence_that_gives_the_rows_of_the_annex_is_understood(said: str, names: Parties) -> None:
    title = "Về việc phân cấp giải quyết thủ tục hành chính" if "Phân cấp" in said else HEAD[1]
    assert unread(names, said, title=title) == []


@pytest.mark.parametrize(
    "title",
    [
        "Về việc ủy quyền cho Sở Y tế giải quyết thủ tục hành chính tại khu vực nông thôn", "Về việc ủy quyền tiếp nhận, thẩm định thủ tục hành chính",
        "Về việc ủy quyền cho Phó Giám đốc Sở Y tế giải quyết thủ tục hành chính", "Về việc phân cấp giải quyết thủ tục hành chính", "Về việc ủy quyền cho Giám đốc các Sở",
        "Về việc ủy quyền giải quyết thủ tục hành chính trong thời gian chờ kiện toàn lãnh đạo", "Về việc ủy quyền giải quyết thủ tục đối với hộ gia đình, cá nhân",
        "Về việc ủy quyền giải quyết thủ tục hành chính trên địa bàn xã Ba Vì", "Về việc ủy quyền giải quyết thủ tục hành chính từ ngày 01/01/2027",
    ],
)  # fmt: skip
def test_a_title_that_says_more_or_other_than_the_articles_is_asked(title: str, names: Parties) -> None:
    assert unread(names, FIRST, title=title) == [title.removeprefix("Về việc ")]


@pytest.mark.parametrize(
    "title",
    [
        "Về việc ủy quyền cho Sở Y tế giải quyết một số thủ tục hành chính thuộc thẩm quyền của Ủy ban nhân dân Thành phố",
        "Về việc ủy quyền thực hiện một số nhiệm vụ, quyền hạn trong lĩnh vực y tế", "Ủy quyền thực hiện giải quyết thủ tục hành chính thuộc phạm vi chức năng quản lý của Sở Y tế Thành phố", "V/v ủy quyền Sở Y tế giải quyết thủ tục hành chính lĩnh vực Khám bệnh, chữa bệnh",
    ],
)  # fmt: skip
def test_a_title_that_says_what_the_articles_say_is_no_question(title: str, names: Parties) -> None:
    assert unread(names, FIRST, title=title) == []


@pytest.mark.parametrize(
    "more",
    [
        ", không bao gồm khu vực Khu công nghệ cao Hòa Lạc", " đối với hồ sơ của hộ gia đình, cá nhân", ", trừ cơ sở có vốn nước ngoài", " trên địa bàn 05 xã",
        " có quy mô dưới 5 ha", " ở bước thẩm định", " do Bộ Y tế chuyển về", " của hộ kinh doanh", " từ ngày 01/01/2027", " (trừ Chi cục Dân số)", " khi được Chủ tịch đồng ý",
    ],
)  # fmt: skip
@pytest.mark.parametrize("said", GIVING)
def test_whatever_more_a_giving_sentence_says_is_asked(said: str, more: str, names: Parties) -> None:
    assert unread(names, said.rstrip(".") + more + ".")


@pytest.mark.parametrize(("said", "day"), LASTING.items())
def test_the_last_day_in_any_ordinary_wording_is_read_and_no_more_asked(said: str, day: str, names: Parties) -> None:
    known = lines(FIRST, f"Điều 2. {said}", "Điều 3. Quyết định này có hiệu lực từ ngày 15/12/2026.")
    assert deed.read(known)["end"].value == day
    assert articles.unread(known, deed.read(known), names) == ()


@pytest.mark.parametrize("said", ASKED_TERMS)
def test_a_term_of_which_no_day_is_certain_is_asked_in_its_words(said: str, names: Parties) -> None:
    known = lines(FIRST, f"Điều 2. {said}")
    assert deed.read(known)["end"].value == said
    assert articles.unread(known, deed.read(known), names) == ()


@pytest.mark.parametrize("said", CONDITIONS)
def test_a_condition_is_read_with_its_article(said: str, names: Parties) -> None:
    assert unread(names, FIRST, f"Điều 4. {said}") == []
    assert deed.read(lines(FIRST, f"Điều 4. {said}"))["conditions"].value == f"{said.rstrip('.')} (Điều 4)"


@pytest.mark.parametrize("said", REPORTS)
def test_a_duty_to_report_is_read(said: str, names: Parties) -> None:
    assert unread(names, FIRST, f"Điều 4. {said}") == []
    assert said.rstrip(".") in deed.read(lines(FIRST, f"Điều 4. {said}"))["reports"].value


@pytest.mark.parametrize("said", HEADINGS)
def test_the_heading_of_an_article_or_of_a_part_of_it_is_no_question(said: str, names: Parties) -> None:
    assert unread(names, FIRST, f"Điều 2. {said}") == []
    assert unread(names, FIRST, "Điều 2. Tổ chức thực hiện", f"1. {said}") == []


@pytest.mark.parametrize(
    "said",
    [("1. Sở Tư pháp",), ("Điều 2. Ủy quyền cho các cơ quan sau:", "1. Sở Tư pháp"), ("Điều 2. Sở Tư pháp cấp giấy phép",), ("Điều 2. Riêng Sở Tư pháp",)],
)  # fmt: skip
def test_a_name_below_a_sentence_that_gives_or_with_more_words_is_asked(said: tuple[str, ...], names: Parties) -> None:
    """It may be that of a receiver, or of who does what is given instead."""
    assert said[-1].removeprefix("1. ").removeprefix("Điều 2. ") in unread(names, FIRST, *said)


@pytest.mark.parametrize("said", CALM)
def test_what_offices_write_in_every_decision_is_no_question(said: str, names: Parties) -> None:
    assert unread(names, FIRST, f"Điều 4. {said}", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Nguyễn Văn A") == []  # fmt: skip


@pytest.mark.parametrize("words", ["Sở Y tế chủ trì, phối hợp với các đơn vị ", "trong quá trình thực hiện tổ chức triển khai thực hiện ", "bảo đảm nguồn lực, các điều kiện cần thiết, "])  # fmt: skip
def test_a_sentence_that_never_ends_is_asked_soon(words: str, names: Parties) -> None:
    """No pattern tries all ways to part it."""
    began = time.process_time()
    assert unread(names, FIRST, f"Điều 2. {words * 400}") == [flat(words * 400)]
    assert unread(names, FIRST, f"Điều 2. {words * 30}")
    assert time.process_time() - began < 5


def test_each_day_of_the_articles_is_read_or_asked(names: Parties) -> None:
    """Whatever words stand around it: it is the first or the last day that was read, or its sentence is asked."""
    chance = random.Random(15)  # noqa: S311  not for secrets
    befores = (
        "Việc ủy quyền", "Sở Y tế", "Quyết định này", "Thời hạn", "Thực hiện", "Chủ tịch", "Điều kiện:", "Hồ sơ", "Báo cáo", "Các thủ tục", "Không", "Kết quả", "Áp dụng", "Ủy quyền cho Sở Y tế",
    )  # fmt: skip
    links = ("đến hết", "từ", "kể từ", "trước", "sau", "chấm dứt từ", "hết hiệu lực sau", "đến trước", "vào", "có hiệu lực từ", "là", "không gồm", "trong", "")  # fmt: skip
    for _ in range(1500):
        day = date(2026, 12, 1) + timedelta(chance.randrange(800))
        tail = chance.choice(("", "", " giải quyết thủ tục", " tại Phụ lục", " thì dừng", " theo quy định"))
        said = f"{chance.choice(befores)} {chance.choice(links)} ngày {day.day}/{day.month}/{day.year}{tail}.".replace(
            "  ", " "
        )
        known = lines(FIRST, f"Điều 2. {said}", "Điều 3. Quyết định này có hiệu lực từ ngày 15/11/2026.")
        found = deed.read(known)
        read = {one for key in ("effective", "end") if key in found for one in found[key].value.split("; ")}
        behind = day - timedelta(1)
        asked = [one.words for one in articles.unread(known, found, names)]
        assert said in asked or said in read or day.isoformat() in read or behind.isoformat() in read or duties.is_report(said), said  # fmt: skip


def paper(place: Path, *more: str, title: str = "") -> Path:
    """Make a decision that gives to Sở Y tế, with more articles."""
    given = [title if title and one.startswith("Về việc") else one for one in DECISION_OF_A_CITY]
    return word(place, (*given[:-3], *more, *given[-3:]), SHEET)


LIMIT = "Điều 3. Ủy quyền tại Điều 1 không áp dụng đối với cơ sở có vốn nước ngoài."


def answered(made_of: Path, folder: Path, answer: str) -> str:
    """Give the decision file where each sentence is answered alike."""
    key = next(one.key for one in city(folder, made_of).counted)
    made = city(folder, made_of, {key: answer})
    assert made.open == ()
    return next(iter(made.files.values())).decode()


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (
            "không bớt gì",
            'scope: {unknown: "các điều của văn bản không nêu giới hạn, chưa ai xác nhận là toàn bộ"}',
        ),
        ("là điều kiện", "conditions: Ủy quyền tại Điều 1 không áp dụng đối với cơ sở có vốn nước ngoài (Điều 3)"),
        ("có bớt", "scope: Ủy quyền tại Điều 1 không áp dụng đối với cơ sở có vốn nước ngoài"),
        ("thẩm định", "steps: [appraise]"),
    ],
)
def test_an_answer_goes_into_the_file_and_is_not_asked_again(answer: str, says: str, tmp_path: Path) -> None:
    """The note keeps what was answered of which sentence; another sentence is asked."""
    folder, made_of = tmp_path / "so", paper(tmp_path / "a.docx", LIMIT)
    text = answered(made_of, folder, answer)
    assert says in text
    assert f"câu của văn bản «{LIMIT.removeprefix('Điều 3. ')}»: {answer}" in text
    key = next(one.key for one in city(folder, made_of).counted)
    write(folder, city(folder, made_of, {key: answer}).files)
    again = city(folder, made_of)
    assert (again.open, again.differences) == ((), ())
    other = city(folder, paper(tmp_path / "b.docx", LIMIT.replace("nước ngoài", "trong nước")))
    assert [one.key.rpartition(":")[2] for one in other.open] in ([], ["sentence"])


def test_what_nobody_answered_is_unknown_in_the_file(tmp_path: Path) -> None:
    """With ``--yes``, too: never that all is given, nor that the paper does not say it."""
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", "Điều 3. Hồ sơ tiếp nhận sau ngày 01/02/2027 do Bộ Y tế giải quyết."))  # fmt: skip
    text = next(iter(made.files.values())).decode()
    for key in ("scope", "conditions"):
        assert re.search(rf'{key}: {{unknown: "?[^}}]*chưa trả lời khi nhập: «Hồ sơ tiếp nhận', text), text
    assert 'to: {unknown: "văn bản ghi: «Hồ sơ tiếp nhận' in text


def test_in_whose_name_and_with_which_seal_is_what_the_articles_say_and_why_it_is_not_known_is_true(
    tmp_path: Path,
) -> None:
    """Of an annex alone nothing is said of articles that were not there."""
    seal = "Khi ký văn bản ghi “TUQ. CHỦ TỊCH”, đóng dấu của Sở Y tế"
    (text,) = (one.decode() for one in city(tmp_path / "so", paper(tmp_path / "a.docx", f"Điều 3. {seal}.")).files.values())  # fmt: skip
    assert f'manner: "{seal} (Điều 3)"\n' in text
    (text,) = (one.decode() for one in city(tmp_path / "so", paper(tmp_path / "b.docx")).files.values())
    assert 'manner: {unknown: "các điều của văn bản không ghi nhân danh ai, dùng con dấu nào"}' in text
    alone = city(tmp_path / "so", word(tmp_path / "c.docx", [], SHEET), {"deed:id": "qd-thu", "deed:issuer": "ubnd-tp", "deed:receiver": "so-y-te"})  # fmt: skip
    (text,) = (one.decode() for one in alone.files.values())
    assert text.count("{unknown: tệp nhập không có các điều của văn bản}") == 3


def test_the_preview_lists_the_sentences_below_one_question(tmp_path: Path) -> None:
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", LIMIT, "Điều 4. Kết quả do Bộ Y tế ký."))
    told = preview.text(made.paper, made.annex, made.facts, made.every, "vi", every=False, totals=made.of_whole)
    assert told.count("có bớt việc được giao không") == 1
    assert "Điều 3, đoạn 14: «Ủy quyền tại Điều 1 không áp dụng" in told
    assert "Điều 4, đoạn 15: «Kết quả do Bộ Y tế ký.»" in told


@pytest.mark.parametrize("title", ["Về việc ủy quyền cho Giám đốc Sở Y tế giải quyết thủ tục", "Về việc phân cấp cho Sở Tư pháp"])  # fmt: skip
def test_a_title_that_names_another_receiver_than_the_articles_is_asked(title: str, tmp_path: Path) -> None:
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", title=title))
    asked = next(one for one in made.open if one.key == "deed:receiver")
    assert "trích yếu ghi giao cho" in asked.said.vi
    assert not made.files
    assert city(tmp_path / "so", tmp_path / "a.docx", {"deed:receiver": "so-y-te"}).given


def test_a_head_and_a_signature_that_differ_are_asked(tmp_path: Path) -> None:
    """The chair signs alone, or for the committee: who has decided is not certain."""
    chair = [one.replace("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG") for one in DECISION_OF_A_CITY]  # fmt: skip
    signed = word(tmp_path / "a.docx", (*chair[:-3], "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", *chair[-3:]), SHEET)
    assert "deed:issuer" in {one.key for one in city(tmp_path / "so", signed).facts.open}


@pytest.mark.parametrize("first", ["Điều 1. Phạm vi điều chỉnh", "Điều 2. Ủy quyền không áp dụng đối với mỏ."])
def test_a_rule_that_is_attached_is_asked_once(first: str, names: Parties) -> None:
    """Its articles begin anew; a number that stands twice is one of the decision."""
    found = unread(
        names,
        FIRST,
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        "QUY ĐỊNH",
        first,
        "Điều 3. Tổ chức thực hiện",
    )
    wanted = "2 điều của quy định kèm theo, từ Điều 1" if first.startswith("Điều 1") else "Ủy quyền không áp dụng"
    assert sum(one.startswith(wanted) for one in found) == 1


def test_a_title_is_cited_by_its_own_paragraph(tmp_path: Path) -> None:
    made = city(tmp_path / "so", paper(tmp_path / "a.docx"))
    assert made.facts.said["title"].place.vi == "đoạn 7"


@pytest.mark.parametrize("answer", ["new", "NEW", "giao mới"])
def test_an_act_is_answered_in_both_languages_and_nothing_else_is_an_answer(answer: str, tmp_path: Path) -> None:
    ends = paper(tmp_path / "a.docx", "Điều 3. Chấm dứt việc ủy quyền đối với các thủ tục tại Phụ lục II.")
    assert "deed:ends" not in {one.key for one in city(tmp_path / "so", ends, {"deed:ends": answer}).open}
    other = city(tmp_path / "so", ends, {"deed:ends": "something"})
    assert "deed:ends" in {one.key for one in other.open}
    assert "ends" not in other.facts.said
