//! The first step: choosing a file, and sending it.

use shared::roster::Column;
use web_sys::File;
use yew::prelude::*;

use crate::parts::{Alert, Disclosure, FileField, Lead, Muted, Progress, Stack, Text, Tone};

/// What the server takes, in bytes.
const MOST_BYTES: f64 = 5.0 * 1024.0 * 1024.0;

/// Which files can be read, by the end of their names.
const KINDS: [&str; 4] = [".xlsx", ".xls", ".ods", ".csv"];

/// Properties of [`ChooseFile`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChooseFileProps {
    /// Why the last file was given back.
    pub refused: Option<AttrValue>,
    /// Called with a file that can be sent.
    pub onfile: Callback<File>,
}

/// Asks for the file that the branch keeps anyway.
#[component]
pub fn ChooseFile(props: &ChooseFileProps) -> Html {
    let error = use_state(|| None::<&'static str>);
    let onfile = {
        let (error, onfile) = (error.clone(), props.onfile.clone());
        Callback::from(move |file: File| match fault(&file.name(), file.size()) {
            None => onfile.emit(file),
            fault => error.set(fault),
        })
    };
    html! {
        <Stack>
            <Lead>{ "Chọn tệp danh sách đang có; đồng chí xem trước rồi mới quyết định nhập." }</Lead>
            if let Some(refused) = &props.refused {
                <Alert tone={Tone::Danger} live=true title="Tệp vừa chọn chưa nhập được">
                    <p>{ refused }</p>
                    <p>{ "Chưa có gì được nhập. Sửa xong, xin chọn lại tệp ở dưới." }</p>
                </Alert>
            }
            <FileField id="roster" label="Tệp danh sách đảng viên" accept={KINDS.join(",")} error={error.map(AttrValue::from)}
                hint="Tệp Excel, LibreOffice hoặc CSV (.xlsx, .xls, .ods, .csv), tối đa 5 MB" {onfile} />
            <Disclosure summary="Danh sách cần có những cột nào?">
                <Text>{ "Không cần theo mẫu. Chỉ cần một dòng tiêu đề ghi tên cột; thứ tự cột thế nào cũng được." }</Text>
                <Text>{ format!("Phải có: {}.", labels(true)) }</Text>
                <Text>{ format!("Nếu có thì nhập: {}.", labels(false)) }</Text>
                <Muted>{ "Danh sách của riêng một chi bộ có thể thiếu cột chi bộ. Các cột khác được bỏ qua, không lưu lại." }</Muted>
            </Disclosure>
        </Stack>
    }
}

fn labels(required: bool) -> String {
    let columns = Column::READ.iter().filter(|column| column.is_required() == required);
    columns.map(|column| column.label().to_lowercase()).collect::<Vec<_>>().join(", ")
}

/// What can be seen to be wrong before sending.
fn fault(name: &str, bytes: f64) -> Option<&'static str> {
    let name = name.to_lowercase();
    if !KINDS.iter().any(|kind| name.ends_with(kind)) {
        Some("Tệp này không phải bảng tính. Xin chọn tệp .xlsx, .xls, .ods hoặc .csv.")
    } else if bytes > MOST_BYTES {
        Some("Tệp lớn hơn 5 MB. Xin bỏ hình ảnh và trang tính thừa, hoặc tách thành nhiều tệp.")
    } else if bytes < 1.0 {
        Some("Tệp này không có nội dung. Xin mở ra kiểm tra rồi chọn lại.")
    } else {
        None
    }
}

/// How far the file is.
pub fn sending(file_name: &str, percent: u32) -> Html {
    html! {
        <Stack>
            <Progress label={format!("Đang gửi tệp “{file_name}”: {percent}\u{a0}%")} value={percent} max={100} />
            <Muted>{ "Tệp được gửi để xem trước. Chưa có gì được nhập." }</Muted>
        </Stack>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn what_cannot_be_read_is_not_sent() {
        assert_eq!(fault("Danh sách.XLSX", 9000.0), None);
        assert!(fault("danh sach.docx", 9000.0).is_some_and(|fault| fault.contains("không phải bảng tính")));
        assert!(fault("ds.csv", 6e6).is_some_and(|fault| fault.contains("5 MB")));
        assert!(fault("ds.csv", 0.0).is_some_and(|fault| fault.contains("không có nội dung")));
    }

    #[test]
    fn a_refused_file_says_why_and_how_to_go_on() {
        let refused = Some(AttrValue::from("Danh sách thiếu cột: Ngày sinh. Xin bổ sung cột rồi gửi lại."));
        let html = rendered(html! { <ChooseFile {refused} onfile={Callback::noop()} /> });
        assert!(html.contains("Danh sách thiếu cột: Ngày sinh."), "{html}");
        assert!(html.contains("Chưa có gì được nhập.") && html.contains("type=\"file\""), "{html}");
        assert!(html.contains("Phải có: họ và tên, ngày sinh, giới tính,"), "{html}");
    }
}
