//! An identifier: masked, and in full for those who may see it and say why.

use shared::id::MemberId;
use shared::member::MemberAt;
use shared::profile::{Identifier, RevealIdentifier, RevealOrder, Revealed, RevealedValue};
use yew::prelude::*;

use crate::api::use_api;
use crate::form::use_form;
use crate::parts::{Button, Cluster, Dialog, FormFrame, Gap, Kind, Text, TextArea, VisuallyHidden};
use crate::session::use_viewer;

/// Properties of [`MaskedNumber`].
#[derive(Clone, PartialEq, Properties)]
pub struct MaskedNumberProps {
    /// Whose.
    pub member: MemberId,
    /// Which.
    pub identifier: Identifier,
    /// Which value of it.
    #[prop_or_default]
    pub value: RevealedValue,
    /// As the server shows it; `None` when there is none.
    pub masked: Option<AttrValue>,
    /// Whether the viewer may see it in full.
    pub may_reveal: bool,
}

/// The number with the way to see it in full; what was seen can be hidden again.
#[component]
pub fn MaskedNumber(props: &MaskedNumberProps) -> Html {
    let (seen, open) = (use_state(|| None::<AttrValue>), use_state(|| false));
    let own = use_viewer().actor.member == props.member;
    let Some(masked) = &props.masked else { return html! { "Chưa có" } };
    let show = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let hide = {
        let seen = seen.clone();
        Callback::from(move |()| seen.set(None))
    };
    let onrevealed = {
        let (seen, close) = (seen.clone(), show(false));
        Callback::from(move |revealed: Revealed| {
            close.emit(());
            seen.set(revealed.digits.map(|digits| grouped(&digits).into()));
        })
    };
    let label = props.identifier.label();
    html! {
        <Cluster gap={Gap::Small}>
            if let Some(digits) = &*seen {
                <strong>{ digits }</strong>
                <Button kind={Kind::Tertiary} onclick={hide} label={format!("Che lại {label}")}>{ "Che lại" }</Button>
            } else {
                <span>{ hidden(masked) }</span>
                if props.may_reveal {
                    <Button kind={Kind::Tertiary} onclick={show(true)} label={format!("Xem đầy đủ {label}")}>{ "Xem đầy đủ" }</Button>
                    <Dialog open={*open} title={format!("Xem đầy đủ: {label}")} onclose={show(false)}>
                        <RevealForm number={props.clone()} {own} {onrevealed} oncancel={show(false)} />
                    </Dialog>
                }
            }
        </Cluster>
    }
}

/// The masked number; screen readers get no row of dots.
pub fn hidden(masked: &str) -> Html {
    let last = masked.trim_start_matches(['•', ' ']).to_owned();
    html! {
        <>
            <span aria-hidden="true">{ masked.to_owned() }</span>
            <VisuallyHidden>{ format!("tận cùng là {last}") }</VisuallyHidden>
        </>
    }
}

/// Digits in groups of three from the left, as they are read out.
fn grouped(digits: &str) -> String {
    let letters: Vec<char> = digits.chars().collect();
    letters.chunks(3).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[derive(Clone, PartialEq, Properties)]
struct RevealFormProps {
    number: MaskedNumberProps,
    own: bool,
    onrevealed: Callback<Revealed>,
    oncancel: Callback<()>,
}

/// Asks why, unless it is one's own.
#[component]
fn RevealForm(props: &RevealFormProps) -> Html {
    let api = use_api();
    let form = use_form(String::new);
    let (at, number) = (MemberAt { member: props.number.member }, &props.number);
    let (identifier, value) = (number.identifier, number.value);
    let send = move |reason: String| {
        let api = api.clone();
        async move { Ok(api.send::<RevealIdentifier>(&at, &RevealOrder { identifier, value, reason }).await?) }
    };
    html! {
        <FormFrame view={form.view()} onsubmit={form.submit(send, props.onrevealed.clone())}>
            if props.own {
                <Text>{ "Đây là số của đồng chí. Xin chú ý để người bên cạnh không nhìn thấy. Lần xem này được ghi vào nhật ký." }</Text>
            } else {
                <Text>{ "Ai xem, xem lúc nào và vì sao đều được ghi vào nhật ký của chi bộ." }</Text>
                <TextArea label="Lý do" hint="Ví dụ: đối chiếu với thẻ đảng viên mới" rows={2} max={300}
                    bind={form.bind("reason", |reason: &mut String| reason)} />
            }
            <Cluster gap={Gap::Small}>
                <Button submit=true busy={form.busy()}>{ "Xem đầy đủ" }</Button>
                <Button kind={Kind::Secondary} onclick={props.oncancel.clone()}>{ "Thôi, không xem" }</Button>
            </Cluster>
        </FormFrame>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn a_masked_number_is_read_out_by_its_last_digits() {
        let html = rendered(hidden("••••••••0123"));
        assert!(html.contains("aria-hidden=\"true\">••••••••0123"), "{html}");
        assert!(html.contains("tận cùng là 0123"), "{html}");
    }

    #[test]
    fn a_number_in_full_stands_in_groups() {
        assert_eq!(grouped("001181000104"), "001 181 000 104");
        assert_eq!(grouped("34193630"), "341 936 30");
    }
}
