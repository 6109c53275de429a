"""Slogans of campaigns, of which each campaign plan has ten."""

SLOGANS = (
    "Công đoàn Việt Nam quang vinh muôn năm!",
    "Đảng Cộng sản Việt Nam quang vinh muôn năm!",
    "Nước Cộng hòa xã hội chủ nghĩa Việt Nam muôn năm!",
    "Giai cấp công nhân Việt Nam muôn năm!",
    "Chủ tịch Hồ Chí Minh vĩ đại sống mãi trong sự nghiệp của chúng ta!",
    "Nhiệt liệt hưởng ứng Tháng Công nhân!",
    "Nhiệt liệt chào mừng đại hội công đoàn các cấp!",
    "Đổi mới, dân chủ, đoàn kết, phát triển!",
    "Mỗi đoàn viên là một tuyên truyền viên của tổ chức công đoàn!",
    "Thi đua lao động giỏi, lao động sáng tạo!",
    "An toàn để sản xuất, sản xuất phải an toàn!",
    "An toàn là bạn, tai nạn là thù!",
    "Chăm lo, bảo vệ quyền và lợi ích hợp pháp, chính đáng của đoàn viên, người lao động!",
    "Xây dựng tổ chức công đoàn vững mạnh, thực sự là chỗ dựa của người lao động!",
    "Đoàn viên công đoàn tích cực học tập, nâng cao trình độ, kỹ năng nghề nghiệp!",
    "Toàn thể công nhân, viên chức, lao động thi đua lập thành tích chào mừng các ngày lễ lớn!",
    "Đẩy mạnh chuyển đổi số trong hoạt động công đoàn!",
    "Công đoàn đồng hành cùng doanh nghiệp và người lao động!",
    "Tinh gọn bộ máy hệ thống chính trị hiệu quả, thiết thực, chống lãng phí!",
    "Quyết liệt, mạnh mẽ trong việc sắp xếp tổ chức bộ máy của hệ thống chính trị!",
)
