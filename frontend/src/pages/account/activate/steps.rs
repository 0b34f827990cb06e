//! The three questions of activating, each on a page of its own. A new question is a new field, with a key of its own,
//! so that it is read out.

use yew::prelude::*;

use crate::form::Bind;
use crate::parts::{
    ActivationSlipCard, Alert, Heading, Keys, Muted, Password, PasswordField, SignInName, Square, Stack,
    Text, TextField, Tone,
};

/// Who: the citizen id.
pub fn ask_citizen_id(bind: Bind<String>, scanned: bool) -> Html {
    html! {
        <>
            if scanned {
                <Alert tone={Tone::Success}>{ "Đã đọc được mã trên phiếu của đồng chí." }</Alert>
            } else {
                <Text>{ "Xin chuẩn bị phiếu kích hoạt do chi bộ phát và thẻ căn cước." }</Text>
            }
            <TextField key="citizen_id" label="Số định danh của đồng chí" hint="12 số trên thẻ căn cước"
                keys={Keys::Digits} autocomplete="username" {bind} />
        </>
    }
}

/// What the slip looks like, so that people know which paper is meant.
pub fn sample_slip(origin: &str) -> Html {
    html! {
        <Stack>
            <Heading text="Phiếu mẫu: mã nằm ở khung giữa phiếu" />
            <ActivationSlipCard name="Nguyễn Văn Mẫu" code="ABCD-2345" until="Dùng đến hết ngày in trên phiếu"
                origin={origin.to_owned()} square={Square::PageOnly} />
            <Muted>{ "Chưa có phiếu, mất phiếu hoặc phiếu quá hạn? Đồng chí xin bí thư hoặc phó bí thư chi bộ cấp phiếu mới." }</Muted>
        </Stack>
    }
}

/// The code on the slip.
pub fn ask_code(bind: Bind<String>, scanned: bool) -> Html {
    html! {
        <>
            if scanned {
                <Text>{ "Mã dưới đây đã được đọc từ phiếu. Xin so lại với phiếu rồi bấm Tiếp tục." }</Text>
            }
            <TextField key="code" label="Mã trên phiếu" keys={Keys::Code} autocomplete="one-time-code"
                hint="8 chữ và số, ví dụ ABCD-2345. Viết hoa hay thường đều được." {bind} />
        </>
    }
}

/// The new password.
pub fn ask_password(bind: Bind<String>, citizen_id: &str, least: usize) -> Html {
    let count = bind.value.chars().count();
    let so_far = match least.checked_sub(count) {
        _ if count == 0 => None,
        None | Some(0) => Some(format!("Đã đủ dài: {count} ký tự.")),
        Some(lacking) => Some(format!("Đã có {count} ký tự, còn thiếu {lacking}.")),
    };
    let hint = format!(
        "Ít nhất {least} ký tự, không cần ký tự đặc biệt. Ghép ba, bốn tiếng dễ nhớ với riêng đồng chí."
    );
    html! {
        <>
            <SignInName value={citizen_id.to_owned()} />
            <PasswordField label="Mật khẩu mới" {hint} password={Password::New} {bind} />
            if let Some(so_far) = so_far {
                <Muted>{ so_far }</Muted>
            }
        </>
    }
}
