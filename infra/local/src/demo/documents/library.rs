//! More of what the made-up committees have handed down over the last year: something to search in.

use shared::document::DocumentKind::{
    Conclusion, Decision, Guidance, Material, News, Notification, Plan, Programme, Regulation, Resolution,
};

use super::words::{Course, PAPER, Paper};

pub const MORE: [Paper; 18] = [
    Paper {
        level: 0,
        kind: Decision,
        serial: Some(339),
        days_ago: 210,
        signer: "Lưu Đình Thảo",
        title: "Quyết định mẫu ban hành biểu mẫu của sổ tay điện tử (văn bản dùng thử)",
        text: "# Điều 1\nBan hành kèm theo Quyết định này bộ biểu mẫu dùng thử.\n# Điều 2\nVăn phòng hướng dẫn các cấp ủy sử dụng thống nhất.\n# Điều 3\nQuyết định có hiệu lực từ ngày ký.",
        ..PAPER
    },
    Paper {
        level: 0,
        kind: Regulation,
        serial: Some(22),
        days_ago: 190,
        signer: "Lưu Đình Thảo",
        title: "Quy định mẫu về công tác kiểm tra, giám sát ở chi bộ (văn bản dùng thử)",
        text: "# Điều 1. Nguyên tắc\nKiểm tra, giám sát thường xuyên, công khai, có trọng tâm.\n# Điều 2. Nội dung\nViệc chấp hành nền nếp sinh hoạt, đóng đảng phí và nhiệm vụ được giao.",
        ..PAPER
    },
    Paper {
        level: 0,
        kind: Material,
        days_ago: 120,
        title: "Tài liệu học tập: tiết kiệm, chống lãng phí trong đời sống hằng ngày",
        text: "# Câu chuyện\nMột hạt gạo cũng là công sức của người làm ruộng.\n# Gợi ý thảo luận\nMỗi đồng chí chọn một việc làm theo và báo cáo chi bộ.",
        ..PAPER
    },
    Paper {
        level: 1,
        kind: Resolution,
        serial: Some(9),
        days_ago: 150,
        signer: "Hoàng Thế Lương",
        title: "Nghị quyết về phát triển thuỷ sản bền vững",
        text: "# I. Mục tiêu\nGiảm khai thác gần bờ, tăng nuôi biển.\n# II. Nhiệm vụ\nThủy sản xuất khẩu phải truy xuất được nguồn gốc.",
        ..PAPER
    },
    Paper {
        level: 1,
        kind: Programme,
        serial: Some(4),
        days_ago: 140,
        signer: "Hoàng Thế Lương",
        title: "Chương trình hành động về khoa học, công nghệ và chuyển đổi số",
        text: "# I. Quan điểm\nChuyển đổi số là việc của toàn dân, người dân là trung tâm.\n# II. Việc làm\nMỗi xã có tổ công nghệ số cộng đồng.",
        ..PAPER
    },
    Paper {
        level: 1,
        kind: Conclusion,
        serial: Some(33),
        days_ago: 75,
        signer: "Hoàng Thế Lương",
        title: "Kết luận về giải phóng mặt bằng tuyến đường ven sông",
        text: "Đối thoại trực tiếp với từng hộ; bàn giao mặt bằng sạch đúng hẹn.",
        ..PAPER
    },
    Paper {
        level: 1,
        kind: Guidance,
        serial: Some(15),
        days_ago: 66,
        signer: "Hoàng Thế Lương",
        title: "Hướng dẫn sinh hoạt chuyên đề quý IV",
        text: "Gợi ý ba chuyên đề: chuyển đổi số ở cơ sở, bảo vệ môi trường, chăm sóc người cao tuổi.",
        ..PAPER
    },
    Paper {
        level: 1,
        kind: News,
        days_ago: 20,
        title: "Tỉnh ủy gặp mặt đảng viên nhận Huy hiệu 60 năm tuổi Đảng",
        text: "Buổi gặp mặt ấm áp, có bốn mươi đồng chí cao tuổi cùng gia đình.",
        ..PAPER
    },
    Paper {
        level: 2,
        kind: Plan,
        serial: Some(29),
        days_ago: 130,
        title: "Kế hoạch chuyển đổi số của đảng ủy xã",
        text: "# I. Mục tiêu\nHọp đảng ủy không dùng giấy.\n# II. Phân công\nTổ công nghệ số cộng đồng giúp từng hộ cài ứng dụng.",
        ..PAPER
    },
    Paper {
        level: 2,
        kind: Conclusion,
        serial: Some(8),
        days_ago: 88,
        title: "Kết luận về thu, chi quỹ vì người nghèo",
        text: "Công khai danh sách ở nhà văn hóa thôn; chi bộ giám sát.",
        ..PAPER
    },
    Paper {
        level: 2,
        kind: Regulation,
        serial: Some(3),
        days_ago: 82,
        title: "Quy định tạm thời về sử dụng nhà văn hóa thôn",
        text: "Nhà văn hóa mở cửa đến 21 giờ. Không tổ chức ăn uống.",
        ..PAPER
    },
    Paper {
        level: 2,
        kind: Material,
        days_ago: 60,
        title: "Tài liệu tìm hiểu lịch sử đảng bộ xã",
        text: "# Những ngày đầu\nChi bộ đầu tiên của xã thành lập ở đình làng Hoà Bình.\n# Lớn lên\nBa thôn ngày nay là làng Hòa Bình cũ.",
        ..PAPER
    },
    Paper {
        level: 2,
        kind: News,
        days_ago: 26,
        title: "Hội thi hoa kiểng và bình gốm của người cao tuổi",
        text: "Có ba mươi chậu hoa, mười bình gốm cổ được trưng bày.",
        ..PAPER
    },
    Paper {
        level: 2,
        kind: News,
        days_ago: 11,
        title: "Ra quân làm thủy lợi nội đồng",
        text: "Nạo vét bốn ki-lô-mét kênh mương, bình quân mỗi hộ góp một ngày công.",
        ..PAPER
    },
    Paper {
        level: 3,
        kind: Resolution,
        serial: Some(21),
        days_ago: 48,
        title: "Nghị quyết sinh hoạt chi bộ về giúp đỡ hộ khó khăn",
        text: "# I. Đánh giá\nĐã giúp ba hộ sửa nhà.\n# II. Phương hướng\nGiao mỗi đồng chí theo dõi một hộ.",
        ..PAPER
    },
    Paper {
        level: 3,
        kind: Notification,
        serial: Some(12),
        days_ago: 16,
        title: "Thông báo đổi giờ sinh hoạt chi bộ mùa đông",
        text: "Từ tháng này chi bộ sinh hoạt lúc 19 giờ 30 tại nhà văn hóa.",
        ..PAPER
    },
    Paper {
        kind: Guidance,
        serial: Some(18),
        days_ago: 1,
        title: "Hướng dẫn nội dung sinh hoạt chi bộ tháng tới",
        course: Course::HandedIn,
        text: "# I. Nội dung\nCác chi bộ bàn việc chăm lo Tết cho hộ khó khăn.\n# II. Thời gian\nXong trước ngày 10 của tháng.",
        ..PAPER
    },
    Paper {
        kind: Notification,
        serial: Some(92),
        days_ago: 2,
        title: "Thông báo lịch trực của đảng ủy trong dịp Tết",
        course: Course::Returned,
        text: "# Lịch trực\nMỗi ngày hai đồng chí, từ 7 giờ đến 21 giờ.",
        ..PAPER
    },
];
