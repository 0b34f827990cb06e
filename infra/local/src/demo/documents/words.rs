//! What the made-up documents say.

use shared::document::DocumentKind;

/// How far a document has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    Draft,
    HandedIn,
    Returned,
    Checked,
    Published,
    Withdrawn,
}

/// A document before it has a place and a day.
pub struct Paper {
    /// 0 the Centre, 1 the province, 2 the commune, 3 the first branch.
    pub level: u8,
    pub kind: DocumentKind,
    pub serial: Option<u32>,
    pub days_ago: i64,
    pub title: &'static str,
    pub signer: &'static str,
    pub for_committees: bool,
    pub asks_confirmation: bool,
    pub course: Course,
    pub text: &'static str,
}

pub const PAPER: Paper = Paper {
    level: 2,
    kind: DocumentKind::News,
    serial: None,
    days_ago: 1,
    title: "",
    signer: "Đỗ Quang Khải",
    for_committees: false,
    asks_confirmation: false,
    course: Course::Published,
    text: "",
};

pub const PAPERS: [Paper; 13] = [
    Paper {
        level: 0,
        kind: DocumentKind::Guidance,
        serial: Some(41),
        days_ago: 96,
        signer: "Lưu Đình Thảo",
        title: "Hướng dẫn mẫu về nền nếp sinh hoạt chi bộ và sử dụng sổ tay điện tử (văn bản dùng thử)",
        text: SETTLED_WAYS,
        ..PAPER
    },
    Paper {
        level: 1,
        kind: DocumentKind::Plan,
        serial: Some(118),
        days_ago: 34,
        signer: "Hoàng Thế Lương",
        title: "Kế hoạch giúp đảng viên cao tuổi sử dụng sổ tay điện tử",
        asks_confirmation: true,
        text: HELP_THE_OLD,
        ..PAPER
    },
    Paper {
        level: 1,
        days_ago: 12,
        title: "Các xã ven sông hoàn thành gặt lúa mùa trước mưa bão",
        text: "Đến cuối tuần qua, các xã ven sông đã gặt xong lúa mùa. Nhiều chi bộ thôn phân công đảng viên giúp các gia đình neo người.\n\n> Lúa về sân rồi, đêm ngủ mới yên.\n\nTrạm khuyến nông nhắc bà con phơi kỹ, bảo quản nơi cao ráo và làm đất sớm cho vụ đông.",
        ..PAPER
    },
    Paper {
        kind: DocumentKind::Resolution,
        serial: Some(7),
        days_ago: 21,
        title: "Nghị quyết về lãnh đạo sản xuất vụ đông và vệ sinh đường làng, ngõ xóm",
        asks_confirmation: true,
        text: WINTER_CROP,
        ..PAPER
    },
    Paper {
        kind: DocumentKind::Notification,
        serial: Some(52),
        days_ago: 9,
        title: "Thông báo lịch tập huấn ghi biên bản và tự chấm điểm buổi sinh hoạt",
        for_committees: true,
        text: "Đảng ủy xã tổ chức tập huấn cho bí thư, phó bí thư và chi ủy viên.\n\n| Buổi | Nội dung | Đối tượng |\n|---|---|---|\n| Sáng thứ Bảy | Ghi biên bản, nghị quyết | Bí thư, phó bí thư |\n| Chiều thứ Bảy | Tự chấm điểm buổi sinh hoạt | Chi ủy viên |\n\nĐề nghị các đồng chí mang theo biên bản kỳ gần nhất.",
        ..PAPER
    },
    Paper {
        days_ago: 4,
        title: "Nhà văn hóa thôn mở góc hướng dẫn sử dụng điện thoại",
        text: "Từ tuần này, tối thứ Tư và tối Chủ nhật, đoàn viên thanh niên trực tại nhà văn hóa thôn để hướng dẫn các bác cao tuổi:\n\n- đăng nhập sổ tay, chỉnh cỡ chữ;\n- mở văn bản, bấm xác nhận đã đọc;\n- trả lời lời mời họp.\n\nMang theo điện thoại là đủ, không cần chuẩn bị gì thêm.",
        ..PAPER
    },
    Paper {
        kind: DocumentKind::Material,
        days_ago: 2,
        title: "Tài liệu sinh hoạt chuyên đề: tiết kiệm từ việc nhỏ trong gia đình và thôn xóm",
        text: SAVING,
        ..PAPER
    },
    Paper {
        kind: DocumentKind::Plan,
        serial: Some(30),
        days_ago: 15,
        title: "Kế hoạch rà soát danh sách hộ cần giúp đỡ trước Tết",
        course: Course::Withdrawn,
        text: "# I. Yêu cầu\nRà soát đúng người, đúng việc.",
        ..PAPER
    },
    Paper {
        kind: DocumentKind::Plan,
        serial: Some(31),
        days_ago: 1,
        title: "Kế hoạch chuẩn bị hội nghị tổng kết công tác đảng năm nay",
        course: Course::Checked,
        text: "# I. Thời gian, địa điểm\nDự kiến tuần thứ hai của tháng 12, tại hội trường xã.\n\n# II. Phân công\n- Văn phòng: giấy mời, tài liệu\n- Các chi bộ: gửi báo cáo trước ngày họp bảy ngày",
        ..PAPER
    },
    Paper {
        kind: DocumentKind::Report,
        serial: Some(64),
        days_ago: 0,
        title: "Báo cáo kết quả công tác xây dựng Đảng tháng này",
        course: Course::Draft,
        text: "# I. Kết quả\nĐang tổng hợp từ các chi bộ.",
        ..PAPER
    },
    Paper {
        level: 3,
        kind: DocumentKind::Resolution,
        serial: Some(10),
        days_ago: 25,
        signer: "Bí thư chi bộ",
        title: "Nghị quyết sinh hoạt chi bộ thường kỳ tháng trước",
        text: "# I. Đánh giá tháng qua\nChi bộ hoàn thành bảy trên tám nhiệm vụ đã giao.\n\n# II. Nhiệm vụ tháng tới\n- Nạo vét rãnh thoát nước đầu thôn\n- Vận động các hộ đăng ký trồng ngô đông\n\n# III. Phân công\n| Việc | Người phụ trách |\n|---|---|\n| Nạo vét rãnh | Tổ 1 |\n| Trồng ngô đông | Tổ 2 |",
        ..PAPER
    },
    Paper {
        level: 3,
        kind: DocumentKind::News,
        days_ago: 6,
        title: "Chi bộ thăm các đồng chí đảng viên cao tuổi",
        text: "Nhân dịp đầu tháng, chi ủy đến thăm ba đồng chí cao tuổi được miễn sinh hoạt. Các đồng chí gửi lời cảm ơn và góp ý về đèn đường ngõ sau.",
        ..PAPER
    },
    Paper {
        level: 3,
        kind: DocumentKind::Plan,
        serial: Some(4),
        days_ago: 0,
        title: "Kế hoạch tổng vệ sinh đường làng cuối tháng",
        course: Course::Draft,
        text: "# I. Mục đích\nSạch đường, thông rãnh trước mùa rét.",
        ..PAPER
    },
];

const SETTLED_WAYS: &str = "\
# I. Mục đích
Văn bản này do người làm chương trình viết ra để dùng thử, không phải văn bản của cơ quan nào.

# II. Nền nếp sinh hoạt
1. Chi bộ họp mỗi tháng một lần, vào ngày cố định.
2. Chi ủy họp trước, chuẩn bị nội dung ngắn gọn, sát việc của chi bộ.
3. Tài liệu gửi tới đảng viên trước ít nhất một ngày.

## Trong cuộc họp
- Điểm danh, thông qua chương trình
- Đảng viên báo cáo việc được giao
+ nói rõ việc đã xong, việc còn vướng
- Kết luận, phân công, hẹn ngày hoàn thành

# III. Sử dụng sổ tay điện tử
Sổ tay **không thay** buổi họp trực tiếp. Đảng viên không có điện thoại vẫn nhận giấy mời và tài liệu in.

# IV. Tổ chức thực hiện
Chi ủy phân công người giúp từng đồng chí cao tuổi. Khó khăn thì báo cấp ủy cấp trên trực tiếp.";

const HELP_THE_OLD: &str = "\
# I. Yêu cầu
Không để đồng chí nào bị bỏ lại vì không quen dùng điện thoại.

# II. Việc làm
| Việc | Ai làm | Khi nào |
|---|---|---|
| Kích hoạt tài khoản tại buổi họp | Chi ủy | Trong tháng |
| Kèm riêng người trên 70 tuổi | Đoàn thanh niên | Hằng tuần |
| In tài liệu cho người không dùng máy | Chi ủy | Trước mỗi kỳ họp |

# III. Theo dõi
Theo dõi để __giúp đỡ__, không lấy làm thành tích thi đua.";

const WINTER_CROP: &str = "\
Căn cứ tình hình sản xuất vụ mùa và ý kiến của các chi bộ, Đảng ủy xã quyết nghị:

# I. Mục tiêu
- Gieo trồng **120 ha** cây vụ đông, trong đó ngô 70 ha, khoai tây 30 ha, rau 20 ha
- Mỗi thôn tổng vệ sinh đường làng hai lần một tháng

# II. Nhiệm vụ
## Sản xuất
Các chi bộ vận động nhân dân làm đất ngay sau gặt, gieo trồng xong trước ngày 30 tháng này.

## Vệ sinh môi trường
Đảng viên gương mẫu phân loại rác tại nhà, giữ sạch đoạn đường trước ngõ.

# III. Phân công
| Nội dung | Phụ trách | Hạn |
|---|---|---|
| Giống, phân bón | Hợp tác xã | Ngày 15 |
| Thủy lợi nội đồng | Các thôn | Ngày 20 |
| Vệ sinh đường làng | Chi bộ thôn | Hằng tháng |

# IV. Tổ chức thực hiện
Các chi bộ đưa nội dung này vào kỳ sinh hoạt gần nhất và báo cáo kết quả trong tháng.";

const SAVING: &str = "\
# I. Gợi ý thảo luận
- Gia đình đồng chí đang lãng phí điện, nước ở chỗ nào?
- Đám cưới, đám giỗ ở thôn ta có thể gọn hơn không?

# II. Câu chuyện để đọc cùng nhau
Một thôn ven đê thống nhất mỗi nhà góp một bóng đèn cũ còn dùng được, thắp sáng ngõ sau mà không tốn thêm tiền.

# III. Mỗi đảng viên làm một việc
Chọn một việc nhỏ, ghi vào sổ, tháng sau kể lại với chi bộ.";
