//! The three questions of activating, each on a page of its own.

use yew::prelude::*;

use crate::form::Bind;
use crate::parts::{
    ActivationSlipCard, Alert, Heading, Keys, Muted, Password, PasswordField, SignInName, Square, Stack,
    Text, TextField, Tone,
};

/// Properties of [`AskCitizenId`].
#[derive(Clone, PartialEq, Properties)]
pub struct AskCitizenIdProps {
    /// The field.
    pub bind: Bind<String>,
    /// The code came with the slip's square.
    pub scanned: bool,
}

/// Who: the citizen id.
#[component]
pub fn AskCitizenId(props: &AskCitizenIdProps) -> Html {
    html! {
        <>
            if props.scanned {
                <Alert tone={Tone::Success}>{ "Đã đọc được mã trên phiếu của đồng chí." }</Alert>
            } else {
                <Text>{ "Xin chuẩn bị phiếu kích hoạt do chi bộ phát và thẻ căn cước." }</Text>
            }
            <TextField label="Số định danh của đồng chí" hint="12 số trên thẻ căn cước" keys={Keys::Digits}
                autocomplete="username" bind={props.bind.clone()} />
        </>
    }
}

/// Properties of [`SampleSlip`].
#[derive(Clone, PartialEq, Properties)]
pub struct SampleSlipProps {
    /// Where the app lives.
    pub origin: AttrValue,
}

/// What the slip looks like, so that people know which paper is meant.
#[component]
pub fn SampleSlip(props: &SampleSlipProps) -> Html {
    html! {
        <Stack>
            <Heading text="Phiếu kích hoạt trông như thế này" />
            <ActivationSlipCard name="Nguyễn Văn Mẫu" code="ABCD-2345" until="Dùng đến hết ngày in trên phiếu"
                origin={&props.origin} square={Square::PageOnly} />
            <Muted>{ "Chưa có phiếu? Đồng chí xin bí thư hoặc phó bí thư chi bộ cấp." }</Muted>
        </Stack>
    }
}

/// Properties of [`AskCode`].
#[derive(Clone, PartialEq, Properties)]
pub struct AskCodeProps {
    /// The field.
    pub bind: Bind<String>,
    /// It was filled in by the slip's square.
    pub scanned: bool,
}

/// The code on the slip.
#[component]
pub fn AskCode(props: &AskCodeProps) -> Html {
    html! {
        <>
            if props.scanned {
                <Text>{ "Mã dưới đây đã được đọc từ phiếu. Xin so lại với phiếu rồi bấm Tiếp tục." }</Text>
            }
            <TextField label="Mã trên phiếu" keys={Keys::Code} autocomplete="one-time-code"
                hint="8 chữ và số, ví dụ ABCD-2345. Viết hoa hay thường đều được." bind={props.bind.clone()} />
        </>
    }
}

/// Properties of [`AskPassword`].
#[derive(Clone, PartialEq, Properties)]
pub struct AskPasswordProps {
    /// The field.
    pub bind: Bind<String>,
    /// For whom, so that the browser can keep it.
    pub citizen_id: AttrValue,
    /// Shortest password.
    pub least: usize,
}

/// The new password.
#[component]
pub fn AskPassword(props: &AskPasswordProps) -> Html {
    let least = props.least;
    let count = props.bind.value.chars().count();
    let so_far = match least.checked_sub(count) {
        _ if count == 0 => None,
        None | Some(0) => Some(format!("Đã đủ dài: {count} ký tự.")),
        Some(lacking) => Some(format!("Đã có {count} ký tự, còn thiếu {lacking}.")),
    };
    let hint = format!("Ít nhất {least} ký tự, không cần ký tự đặc biệt; ghép vài từ dễ nhớ.");
    html! {
        <>
            <SignInName value={&props.citizen_id} />
            <PasswordField label="Mật khẩu mới" {hint} password={Password::New} bind={props.bind.clone()} />
            if let Some(so_far) = so_far {
                <Muted>{ so_far }</Muted>
            }
        </>
    }
}
