"""The kinds of documents that a provincial federation issues: how many of each, their titles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache


class Variant(Enum):
    """What is special about a document, or nothing."""

    PLAIN = "plain"
    CAMPAIGN = "campaign"
    """A plan of dissemination with a section of ten slogans, such as plan 113."""
    REGULATION = "regulation"
    """A decision that a regulation with chapters is issued with."""
    AMENDING = "amending"
    """Amends an earlier document of the same kind."""
    REPLACING = "replacing"
    """Takes the place of an earlier document of the same kind, from a stated day on."""
    REPEALING = "repealing"
    """Ends an earlier document of the same kind."""
    EXPIRING = "expiring"
    """In force until a stated day."""


@dataclass(frozen=True)
class Kind:
    """A type of document: its name, its code in symbols, whose sentences it has, its length.

    `pages` is the median; {y}, {next}, {q}, {m}, {n} and {area} in `titles` are filled in.
    """

    name: str
    code: str
    family: str
    pages: float
    titles: tuple[str, ...]


LETTER = Kind(
    "Công văn",
    "",
    "letter",
    0.9,
    (
        "triển khai các hoạt động hưởng ứng Tháng Công nhân năm {y}",
        "đôn đốc thu, nộp kinh phí công đoàn, đoàn phí công đoàn quý {q} năm {y}",
        "báo cáo tình hình đời sống, việc làm của người lao động tháng {m} năm {y}",
        "lấy ý kiến góp ý dự thảo Quy chế phối hợp công tác giai đoạn {y} - {next}",
        "nắm tình hình trả lương, thưởng Tết Nguyên đán năm {y}",
        "cử cán bộ tham gia lớp tập huấn nghiệp vụ công đoàn đợt {n} năm {y}",
        "rà soát, cập nhật dữ liệu đoàn viên công đoàn tháng {m} năm {y}",
        "đề nghị khen thưởng phong trào thi đua quý {q} năm {y}",
        "hỗ trợ đoàn viên, người lao động bị thiệt hại do thiên tai tại huyện {area}",
        "tăng cường công tác an toàn, vệ sinh lao động tháng {m} năm {y}",
        "chuẩn bị đại hội công đoàn cơ sở trên địa bàn huyện {area} năm {y}",
        "trả lời kiến nghị của đoàn viên công đoàn huyện {area} tháng {m} năm {y}",
        "phối hợp kiểm tra việc đóng bảo hiểm xã hội tại huyện {area} quý {q} năm {y}",
        "đăng ký tham gia Hội thao công nhân, viên chức, lao động năm {y}",
    ),
)
PLAN = Kind(
    "Kế hoạch",
    "KH",
    "plan",
    2.2,
    (
        "Tổ chức Tháng Công nhân năm {y}",
        "Tổ chức “Tết Sum vầy - Xuân ơn Đảng” năm {y}",
        "Tổ chức Hội thao công nhân, viên chức, lao động năm {y}",
        "Kiểm tra việc chấp hành Điều lệ Công đoàn Việt Nam quý {q} năm {y}",
        "Tập huấn nghiệp vụ công tác công đoàn đợt {n} năm {y}",
        "Phát triển đoàn viên, thành lập công đoàn cơ sở năm {y}",
        "Tổ chức Hội thi An toàn vệ sinh viên giỏi lần thứ {n} năm {y}",
        "Đối thoại với đoàn viên, người lao động huyện {area} năm {y}",
        "Phổ biến, giáo dục pháp luật cho người lao động quý {q} năm {y}",
        "Tổ chức đại hội công đoàn cơ sở huyện {area} giai đoạn {y} - {next}",
        "Thăm, tặng quà đoàn viên, người lao động huyện {area} tháng {m} năm {y}",
        "Kiểm tra, giám sát công tác tài chính công đoàn quý {q} năm {y}",
    ),
)
CAMPAIGNS = (
    "Tuyên truyền kỷ niệm Ngày thành lập Công đoàn Việt Nam năm {y}",
    "Tuyên truyền Đại hội Công đoàn các cấp năm {y}",
    "Tuyên truyền Tháng hành động về an toàn, vệ sinh lao động năm {y}",
    "Tuyên truyền chuyển đổi số trong hoạt động công đoàn năm {y}",
    "Tuyên truyền bầu cử và kỷ niệm các ngày lễ lớn quý {q} năm {y}",
)
DECISION = Kind(
    "Quyết định",
    "QĐ",
    "decision",
    0.9,
    (
        "Về việc tặng Bằng khen cho các tập thể, cá nhân có thành tích xuất sắc quý {q} năm {y}",
        "Về việc thành lập Ban Tổ chức Hội thao công nhân, viên chức, lao động năm {y}",
        "Về việc giao chỉ tiêu phát triển đoàn viên huyện {area} năm {y}",
        "Về việc công nhận Ban Chấp hành công đoàn cơ sở huyện {area} giai đoạn {y} - {next}",
        "Về việc thành lập Đoàn kiểm tra tài chính công đoàn quý {q} năm {y}",
        "Về việc hỗ trợ nhà ở “Mái ấm Công đoàn” tại huyện {area} đợt {n} năm {y}",
        "Về việc giao dự toán thu, chi tài chính công đoàn quý {q} năm {y}",
        "Về việc thành lập Hội đồng Thi đua, Khen thưởng năm {y}",
    ),
)
REGULATIONS = (
    "Ban hành Quy chế công tác văn thư giai đoạn {y} - {next}",
    "Ban hành Quy chế quản lý, sử dụng tài chính công đoàn năm {y}",
    "Ban hành Quy chế thi đua, khen thưởng giai đoạn {y} - {next}",
    "Ban hành Quy chế phối hợp công tác với công đoàn huyện {area} năm {y}",
)
REPORT = Kind(
    "Báo cáo",
    "BC",
    "report",
    2.6,
    (
        "Kết quả hoạt động công đoàn quý {q} năm {y}",
        "Kết quả hoạt động công đoàn tháng {m} năm {y}",
        "Tình hình đời sống, việc làm của người lao động huyện {area} quý {q} năm {y}",
        "Sơ kết phong trào thi đua và hoạt động công đoàn huyện {area} năm {y}",
        "Kết quả phát triển đoàn viên, thành lập công đoàn cơ sở quý {q} năm {y}",
        "Kết quả công tác kiểm tra, giám sát tháng {m} năm {y}",
    ),
)
NOTICE = Kind(
    "Thông báo",
    "TB",
    "letter",
    0.7,
    (
        "Về việc nghỉ lễ, trực cơ quan tháng {m} năm {y}",
        "Lịch tiếp đoàn viên, người lao động quý {q} năm {y}",
        "Kết luận của Thường trực Liên đoàn Lao động tỉnh tại hội nghị giao ban tháng {m} năm {y}",
        "Chiêu sinh lớp tập huấn nghiệp vụ công tác công đoàn đợt {n} năm {y}",
        "Tuyển dụng viên chức đợt {n} năm {y}",
    ),
)
GUIDELINE = Kind(
    "Hướng dẫn",
    "HD",
    "plan",
    3.2,
    (
        "Công tác bầu cử tại đại hội công đoàn cơ sở năm {y}",
        "Thu, quản lý và sử dụng đoàn phí công đoàn năm {y}",
        "Quy trình thương lượng, ký kết Thỏa ước lao động tập thể năm {y}",
        "Bình xét thi đua, khen thưởng quý {q} năm {y}",
        "Tổ chức Hội nghị cán bộ, công chức, viên chức huyện {area} năm {y}",
    ),
)
PROGRAMME = Kind(
    "Chương trình",
    "CTr",
    "plan",
    2.5,
    (
        "Công tác quý {q} năm {y}",
        "Công tác của Ban Chấp hành năm {y}",
        "Nâng cao chất lượng hoạt động công đoàn cơ sở giai đoạn {y} - {next}",
    ),
)
RESOLUTION = Kind(
    "Nghị quyết",
    "NQ",
    "decision",
    2.5,
    (
        "Hội nghị Ban Chấp hành lần thứ {n} năm {y}",
        "Về nâng cao chất lượng hoạt động công đoàn cơ sở giai đoạn {y} - {next}",
    ),
)
PROPOSAL = Kind(
    "Tờ trình",
    "TTr",
    "letter",
    1.2,
    (
        "Về việc đề nghị phê duyệt chủ trương sửa chữa trụ sở làm việc huyện {area} năm {y}",
        "Về việc đề nghị khen thưởng phong trào thi đua quý {q} năm {y}",
        "Về việc đề nghị hỗ trợ nhà ở “Mái ấm Công đoàn” đợt {n} năm {y}",
    ),
)

SHARES = (
    (LETTER, Variant.PLAIN, 35),
    (PLAN, Variant.PLAIN, 11),
    (PLAN, Variant.CAMPAIGN, 4),
    (PLAN, Variant.AMENDING, 2),
    (PLAN, Variant.REPLACING, 1),
    (PLAN, Variant.EXPIRING, 2),
    (DECISION, Variant.PLAIN, 8),
    (DECISION, Variant.REGULATION, 2),
    (DECISION, Variant.AMENDING, 3),
    (DECISION, Variant.REPLACING, 1),
    (DECISION, Variant.REPEALING, 1),
    (REPORT, Variant.PLAIN, 10),
    (NOTICE, Variant.PLAIN, 7),
    (NOTICE, Variant.EXPIRING, 1),
    (GUIDELINE, Variant.PLAIN, 4),
    (PROGRAMME, Variant.PLAIN, 3),
    (RESOLUTION, Variant.PLAIN, 2),
    (PROPOSAL, Variant.PLAIN, 3),
)
"""How many of a hundred documents are of each kind and variant."""


@cache
def deck() -> tuple[tuple[Kind, Variant], ...]:
    """A hundred documents in an order in which each stretch has about the shares of the whole."""
    placed = [
        ((turn + 0.5) / share, order, kind, variant)
        for order, (kind, variant, share) in enumerate(SHARES)
        for turn in range(share)
    ]
    placed.sort(key=lambda one: one[:2])
    return tuple((kind, variant) for _, _, kind, variant in placed)
