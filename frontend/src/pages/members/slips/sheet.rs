//! The sheet of slips, ready to print.

use std::cell::Cell;
use std::rc::Rc;

use shared::session::ActivationSlip;
use shared::time::format_date_time;
use yew::prelude::*;

use crate::parts::{
    ActivationSheet, ActivationSlipCard, Alert, Cluster, ConfirmButton, Gap, Heading, Kind, PrintButton,
    ScreenOnly, Stack, Text, Tone, app_origin, use_leave_guard, use_toast,
};

const QUESTION: &str =
    "Mã trên các phiếu này chỉ hiện một lần. Nếu chưa in mà rời trang, đồng chí phải cấp mã mới. Rời trang?";

/// Properties of [`Sheet`].
#[derive(Clone, PartialEq, Properties)]
pub struct SheetProps {
    /// The slips, in the order of the roster.
    pub slips: Rc<Vec<ActivationSlip>>,
    /// Goes on to further slips.
    pub onagain: Callback<()>,
}

/// The slips with the way to the printer; asks before one leaves them.
#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    let agreed = use_farewell();
    let onagain = props.onagain.reform(move |()| agreed.set(true));
    html! {
        <Stack>
            <ScreenOnly>
                <Stack>
                    { shown_once(props.slips.len()) }
                    <Cluster gap={Gap::Small}>
                        <PrintButton label="In phiếu" kind={Kind::Primary} />
                        <ConfirmButton label="Cấp phiếu khác" question="Đã in xong các phiếu này?" confirm="Đã in, cấp phiếu khác"
                            onconfirm={onagain}>
                            <Text>{ "Mã trên các phiếu này không xem lại được nữa." }</Text>
                        </ConfirmButton>
                    </Cluster>
                    <Heading text="Các phiếu" />
                </Stack>
            </ScreenOnly>
            { slip_cards(&props.slips, &app_origin().into()) }
        </Stack>
    }
}

/// Asks before one leaves; whoever left without being asked, by the phone's way back, is told what to do. To be set
/// once all is printed.
#[hook]
fn use_farewell() -> Rc<Cell<bool>> {
    let (toast, agreed) = (use_toast(), use_leave_guard(QUESTION));
    let known = agreed.clone();
    use_effect_with((), move |()| {
        move || {
            if !known.get() {
                toast.show("Các phiếu vừa rồi đã đóng. Nếu chưa in, đồng chí cấp mã mới.");
            }
        }
    });
    agreed
}

fn shown_once(count: usize) -> Html {
    html! {
        <Alert tone={Tone::Warning} title={format!("Đã tạo {count} phiếu. Xin in ngay.")} live=true>
            <p>{ "Vì an toàn, mã chỉ hiện một lần và không xem lại được. Nếu rời trang mà chưa in, đồng chí cấp mã mới." }</p>
            <p>{ "Mỗi tờ A4 in được 8 phiếu. Xin cắt theo đường kẻ và trao tận tay từng đồng chí. Chưa có máy in ở đây thì chọn lưu thành tệp PDF trong cửa sổ in, để in sau." }</p>
        </Alert>
    }
}

/// The slips as they go to the printer; the app lives at `origin`.
pub fn slip_cards(slips: &[ActivationSlip], origin: &AttrValue) -> Html {
    html! {
        <ActivationSheet>
            { for slips.iter().map(|slip| html! {
                <ActivationSlipCard key={slip.member.to_string()} name={slip.name.clone()} code={slip.code.clone()}
                    until={format!("Dùng đến {}", format_date_time(slip.expires_at))} {origin} />
            }) }
        </ActivationSheet>
    }
}
