"""Names of bodies as running text has them: the head prints them in capitals.

Capitals follow Nghị định 30/2020/NĐ-CP, Phụ lục II: the first syllable of each word for a type of
body or a field of work has one, as has each syllable of a proper name; "tỉnh" has none.
"""

from portal.language.syllables import is_syllable

_WORDS = """
Tổng Liên đoàn; Liên đoàn; Lao động; Công đoàn; cơ sở; Ủy ban nhân dân; Uỷ ban nhân dân; Ủy ban;
Uỷ ban; Hội đồng nhân dân; Hội đồng; Kiểm tra; Ban Chấp hành; Ban Thường vụ; Đoàn Chủ tịch; Ban
Quản lý; Tỉnh ủy; Thành ủy; Huyện ủy; Thị ủy; Quận ủy; Đảng ủy; Đảng bộ; Chi bộ; Trung ương; Văn
phòng; Mặt trận Tổ quốc; Phụ nữ; Nông dân; Thanh niên; Cựu chiến binh; Giáo dục; Đào tạo; Nội vụ;
Tài chính; Kế hoạch; Đầu tư; Y tế; Tư pháp; Xây dựng; Công Thương; Nông nghiệp; Môi trường; Khoa
học; Công nghệ; Văn hóa; Thể thao; Du lịch; Thông tin; Truyền thông; Tuyên giáo; Dân vận; Tổ chức;
Nội chính; Công an; Bảo hiểm xã hội; Viên chức; Công chức; Công nhân; Hợp tác xã; Công ty; trách
nhiệm hữu hạn; cổ phần; một thành viên; Ngân hàng; Bệnh viện; Trường; Đại học; Cao đẳng; Trung
học; phổ thông; Tiểu học; Mầm non; Khu công nghiệp; Khu kinh tế; Thành phố Hồ Chí Minh; tỉnh;
thành phố; huyện; thị xã; thị trấn; quận; phường; xã; đặc khu; khối; ngành; và; của; các
"""
_CASED = {word.strip().lower(): word.strip() for word in _WORDS.replace("\n", " ").split(";")}
_LONGEST = max(len(word.split()) for word in _CASED)


def body_name(name: str) -> str:
    """A body's name in running text; unchanged where it is not all in capitals."""
    if not name.isupper():
        return name
    known = ((phrase, _CASED.get(phrase.lower())) for phrase in phrases(name))
    text = " ".join(cased or _cased(phrase) for phrase, cased in known)
    return text[:1].upper() + text[1:]


def phrases(text: str) -> list[str]:
    """A text in words that belong together: "LIÊN ĐOÀN", "LAO ĐỘNG", "TỈNH", "LAI", "CHÂU"."""
    left, found = text.split(), list[str]()
    while left:
        sizes = range(min(_LONGEST, len(left)), 0, -1)
        size = next((n for n in sizes if " ".join(left[:n]).lower() in _CASED), 1)
        found.append(" ".join(left[:size]))
        left = left[size:]
    return found


def _cased(word: str) -> str:
    """A syllable of a proper name; anything else is an abbreviation and keeps its capitals."""
    return word.capitalize() if is_syllable(word.lower()) and len(word) > 1 else word
