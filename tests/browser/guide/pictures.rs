//! Takes the pictures of the guide from the running product, filled with the demo of a commune.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::branch_meeting::call_meeting;
use crate::hand::Hand;
use crate::minutes::newest_held;
use crate::stage::stage_in;
use crate::tab::Tab;

/// As wide and high as the page of the guide shows them (`frontend/src/parts/screenshot.rs`).
const SIZE: (u32, u32) = (390, 640);
/// How many points of the picture stand for one of the page: letters stay sharp, and a picture stays below 40 kB.
const SCALE: f64 = 1.5;
const QUALITY: u32 = 60;

/// An address, what must be seen there, and the words that the picture begins with; the top of the page where empty.
type Place = (&'static str, &'static str, &'static str, &'static str);

const BEFORE: [Place; 2] =
    [("dang-nhap", "/", "Lần đầu dùng sổ tay?", ""), ("kich-hoat", "/kich-hoat", "Số định danh", "")];

const MEMBER: [Place; 10] = [
    ("hom-nay", "/", "Tôi sẽ dự", "Sinh hoạt chi bộ tháng"),
    ("xin-vang", "{next}/xin-vang", "Lý do vắng", ""),
    ("cuoc-hop", "{next}", "Chương trình", "Chương trình"),
    ("van-ban", "/van-ban", "Tìm theo từ hoặc số văn bản", ""),
    ("mot-van-ban", "{document}", "Mục lục", ""),
    ("thong-bao", "/thong-bao", "Đánh dấu đã đọc hết", ""),
    ("hoc-tap", "/hoc-tap", "Học tập", ""),
    ("dot-hoc-tap", "{campaign}", "Bài trắc nghiệm", ""),
    ("y-kien", "/y-kien", "Gửi ý kiến", ""),
    ("ca-nhan", "/ca-nhan", "Hồ sơ của tôi", "Hồ sơ của tôi"),
];

const SECRETARY: [Place; 9] = [
    ("tao-cuoc-hop", "/sinh-hoat/moi", "Loại cuộc họp", ""),
    ("cau-tra-loi", "{next}", "Chưa trả lời", "Câu trả lời"),
    ("ket-qua", "{held}/ket-qua", "Những đồng chí được triệu tập", ""),
    ("bien-ban", "{held}/bien-ban", "Biên bản", ""),
    ("cham-diem", "{held}/cham-diem", "Phiếu", ""),
    ("bao-cao", "/bao-cao", "đúng hạn", ""),
    ("dang-vien", "/dang-vien", "Tìm theo họ tên", ""),
    ("ho-so", "{member}", "Ghi thay ý kiến", "Ghi thay ý kiến"),
    ("xu-ly-y-kien", "{desk}", "Ý kiến gửi đến", ""),
];

const OFFICER: [Place; 4] = [
    ("soan-van-ban", "/soan-van-ban", "Bản thảo", ""),
    ("bao-cao-cap-duoi", "/bao-cao", "Báo cáo của các tổ chức trực thuộc", ""),
    ("to-chuc-hoc-tap", "/soan-hoc-tap", "Ngân hàng câu hỏi", ""),
    ("thong-ke", "/thong-ke", "Thống kê", ""),
];

const ADMIN: [Place; 2] = [
    ("quan-tri", "/quan-tri", "Tìm tổ chức trực thuộc", ""),
    ("nhap-danh-sach", "/dang-vien/nhap", "Tệp danh sách đảng viên", ""),
];

#[tokio::test]
#[ignore = "writes the pictures of the guide: `cargo xtask guide` runs it when pages have changed"]
async fn take_them() {
    let people = ["", "member", "secretary", "officer", "admin"];
    stage_in("commune", "guide-pictures", people, Hand::Pointer, SIZE, async |tabs| {
        let [stranger, member, secretary, officer, admin] = tabs;
        for tab in tabs {
            sharpen(tab).await;
        }
        walk(stranger, &BEFORE, &[]).await;
        member.sign_in("Đảng viên Chi bộ").await;
        let next = first_link(member, "/", "^/sinh-hoat/[^/]+$").await;
        let document = first_link(member, "/van-ban", "^/van-ban/[^/]+$").await;
        let campaign = first_link(member, "/hoc-tap", "^/hoc-tap/[^/]{20,}$").await;
        let places = [("next", &*next), ("document", &*document), ("campaign", &*campaign)];
        walk(member, &MEMBER, &places).await;
        letters(member).await;
        secretary.sign_in("Bí thư").await;
        let held = newest_held(secretary).await;
        let someone = first_link(secretary, "/dang-vien", "^/dang-vien/[^/]{20,}$").await;
        let desk = first_link(secretary, "/y-kien", "^/to-chuc/[^/]+/y-kien$").await;
        let places = [("next", &*next), ("held", &*held), ("member", &*someone), ("desk", &*desk)];
        walk(secretary, &SECRETARY, &places).await;
        roll(secretary).await;
        officer.sign_in("Cán bộ").await;
        wear(officer, "Đảng ủy xã Đồng Sen").await;
        walk(officer, &OFFICER, &[]).await;
        admin.sign_in("Quản trị").await;
        wear(admin, "Đảng ủy xã Đồng Sen").await;
        walk(admin, &ADMIN, &[]).await;
    })
    .await;
}

async fn sharpen(tab: &Tab) {
    let (width, height) = SIZE;
    let screen = json!({ "width": width, "height": height, "deviceScaleFactor": SCALE, "mobile": true });
    tab.cdp("Emulation.setDeviceMetricsOverride", screen).await;
}

async fn walk(tab: &Tab, places: &[Place], known: &[(&str, &str)]) {
    for (name, address, sees, begins) in places {
        let filled =
            |address: String, (place, path): &(&str, &str)| address.replace(&format!("{{{place}}}"), path);
        let address = known.iter().fold((*address).to_owned(), filled);
        tab.open(&address).await;
        tab.sees(sees).await;
        take(tab, name, begins).await;
    }
}

/// Puts on the hat of that organisation.
async fn wear(tab: &Tab, org: &str) {
    let hats = "Đang làm việc với tư cách";
    let all = tab.options(hats).await;
    let hat = all.iter().find(|hat| hat.contains(org)).expect("there is such a hat");
    tab.pick(hats, hat).await;
    tab.until(hat, async || (tab.chosen(hats).await == *hat).then_some(())).await;
}

/// The first page in large letters; then they are as before.
async fn letters(tab: &Tab) {
    tab.open("/ca-nhan").await;
    tab.sees("Cách hiển thị").await;
    tab.choose("Cỡ chữ", "Chữ lớn").await;
    tab.open("/").await;
    tab.sees("Chào đồng chí").await;
    take(tab, "chu-lon", "").await;
    let letter = first_link(tab, "/y-kien", "^/y-kien/[^/]{20,}$").await;
    tab.open("/ca-nhan").await;
    tab.choose("Cỡ chữ", "Chữ thường").await;
    tab.open(&letter).await;
    tab.sees("Quá trình giải quyết").await;
    take(tab, "mot-y-kien", "").await;
}

/// A meeting begins before its time, so that there is a roll to call.
async fn roll(tab: &Tab) {
    call_meeting(tab, "Phạm Văn Hùng").await;
    tab.press("Bắt đầu họp").await;
    tab.sees("Bắt đầu họp sớm?").await;
    tab.press("Bắt đầu họp").await;
    tab.press("Điểm danh").await;
    tab.sees("Tìm theo họ tên").await;
    take(tab, "diem-danh", "").await;
}

/// The first link of a page whose path looks so.
async fn first_link(tab: &Tab, page: &str, path: &str) -> String {
    tab.open(page).await;
    tab.until(path, async || {
        let find = format!(
            "const found = [...document.querySelectorAll('main a[href]')].find((one) => /{path}/.test(one.pathname));
             done(found && found.pathname + found.search);",
            path = path.replace('/', "\\/"),
        );
        tab.ask(&find).await.as_str().map(str::to_owned)
    })
    .await
}

/// Writes what the window shows, from those words on, to where the app finds it.
async fn take(tab: &Tab, name: &str, begins: &str) {
    let top = format!(
        "const all = [...document.querySelectorAll('h1, h2, h3, button, a, p')];
         const place = all.find((one) => {begins:?} !== '' && one.innerText.includes({begins:?}));
         if (place) place.scrollIntoView({{ block: 'start' }}); else scrollTo(0, 0);
         document.activeElement?.blur();
         setTimeout(done, 400);"
    );
    tab.ask(&top).await;
    let taken = tab.cdp("Page.captureScreenshot", json!({ "format": "webp", "quality": QUALITY })).await;
    let bytes = STANDARD.decode(taken["data"].as_str().expect("a picture")).expect("base 64");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/static/guide");
    std::fs::write(folder.join(format!("{name}.webp")), bytes).expect("there is room for a picture");
}
