//! Proposing to correct my profile, and what became of it.

use std::rc::Rc;

use shared::endpoint::Nothing;
use shared::id::MemberId;
use shared::member::MemberAt;
use shared::profile::{Correction, CorrectionState, CorrectionVerdict, ListCorrections};
use shared::time::format_date_time;
use yew::prelude::*;

use self::form::CorrectionForm;
use crate::load::use_load;
use crate::parts::{
    Button, Card, Cluster, Glyph, Kind, List, ListItem, Muted, Section, Shape, Tag, Tone, use_toast,
};

mod form;

/// Properties of [`MyCorrections`].
#[derive(Clone, PartialEq, Properties)]
pub struct MyCorrectionsProps {
    /// Who I am.
    pub member: MemberId,
}

/// What I proposed, and the form for more.
#[component]
pub fn MyCorrections(props: &MyCorrectionsProps) -> Html {
    let (open, toast) = (use_state(|| false), use_toast());
    let load = use_load::<ListCorrections>(MemberAt { member: props.member }, Nothing {});
    let show = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let onproposed = {
        let (reload, close) = (load.reload.clone(), show(false));
        Callback::from(move |correction: Correction| {
            close.emit(());
            reload.emit(());
            toast.show(format!("Đã gửi đề nghị sửa {}.", correction.field.label().to_lowercase()));
        })
    };
    html! {
        <Section title="Sửa hồ sơ">
            if *open {
                <Card title="Đề nghị sửa" level={3}>
                    <CorrectionForm member={props.member} {onproposed} oncancel={show(false)} />
                </Card>
            } else {
                <Cluster>
                    <Button kind={Kind::Secondary} icon={Glyph::Pencil} onclick={show(true)}>{ "Đề nghị sửa hồ sơ" }</Button>
                </Cluster>
            }
            { load.show_as(Shape::Rows, proposals) }
        </Section>
    }
}

/// The last proposal of each field, those that wait first.
fn proposals(all: &Rc<Vec<Correction>>) -> Html {
    if all.is_empty() {
        return html! { <Muted>{ "Thấy chỗ nào chưa đúng, đồng chí gửi đề nghị; bí thư hoặc phó bí thư xem xét." }</Muted> };
    }
    let mut all: Vec<&Correction> = all.iter().collect();
    all.sort_by_key(|correction| (correction.state != CorrectionState::Waiting, correction.field));
    html! { <List>{ for all.into_iter().map(proposal) }</List> }
}

fn proposal(correction: &Correction) -> Html {
    let tone = match correction.state {
        CorrectionState::Waiting => Tone::Info,
        CorrectionState::Decided { verdict: CorrectionVerdict::Accepted, .. } => Tone::Success,
        CorrectionState::Decided { .. } => Tone::Warning,
    };
    let end = html! { <Tag {tone}>{ correction.state.label() }</Tag> };
    html! {
        <ListItem key={correction.field.as_str()} title={format!("{}: {}", correction.field.label(), correction.after)}
            under={html! { { said(correction) } }} {end} />
    }
}

/// When it was sent, or who decided and what they said.
fn said(correction: &Correction) -> String {
    match &correction.state {
        CorrectionState::Waiting => format!("Gửi lúc {}", format_date_time(correction.asked_at)),
        CorrectionState::Decided { by_name, note, .. } if note.is_empty() => {
            format!("Đồng chí {by_name} đã xét")
        }
        CorrectionState::Decided { by_name, note, .. } => format!("Đồng chí {by_name} đã xét: {note}"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::super::sample;
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn a_refusal_is_told_with_its_reason() {
        let correction = sample::correction(CorrectionState::Decided {
            verdict: CorrectionVerdict::Refused,
            by_name: "Trần Thị Ánh".into(),
            at: Timestamp::UNIX_EPOCH,
            note: "Số này không gọi được".into(),
        });
        let html = rendered(proposals(&Rc::new(vec![correction])));
        for words in
            ["Số điện thoại: •••••••670", "Đồng chí Trần Thị Ánh đã xét: Số này không gọi được", "Không sửa"]
        {
            assert!(html.contains(words), "{words}: {html}");
        }
    }
}
