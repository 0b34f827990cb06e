//! Biểu quyết: the votes of the meeting with their results, and the people of whom they are counted.

use std::rc::Rc;

use shared::minutes::{MinutesView, Vote, VoteOutcome};
use yew::prelude::*;

use super::vote::{RemoveVote, VoteForm};
use crate::parts::{
    Button, Card, Cluster, Disclosure, Fact, Facts, Glyph, Heading, Kind, Muted, Section, Tag, Text, Tone,
};

/// Properties of [`Votes`].
#[derive(Clone, PartialEq, Properties)]
pub struct VotesProps {
    /// The minutes with their votes.
    pub view: Rc<MinutesView>,
    /// Called when a vote was written down, corrected or taken out.
    pub ondone: Callback<()>,
}

/// Which form stands open; there is one at a time.
#[derive(Clone, PartialEq)]
enum Open {
    None,
    New,
    Correcting(Vote),
}

/// The votes and the form of one.
#[component]
pub fn Votes(props: &VotesProps) -> Html {
    let open = use_state(|| Open::None);
    let set = |to: Open| {
        let open = open.clone();
        Callback::from(move |()| open.set(to.clone()))
    };
    let ondone = {
        let (open, ondone) = (open.clone(), props.ondone.clone());
        Callback::from(move |()| {
            open.set(Open::None);
            ondone.emit(());
        })
    };
    let view = &props.view;
    let form = |vote: Option<Vote>, title: &'static str| {
        let key = vote.as_ref().map_or_else(String::new, |vote| vote.id.to_string());
        html! {
            <Card>
                <Heading level={3} text={title} />
                <VoteForm {key} view={view.clone()} {vote} ondone={&ondone} />
                <Cluster><Button kind={Kind::Tertiary} onclick={set(Open::None)}>{ "Đóng" }</Button></Cluster>
            </Card>
        }
    };
    html! {
        <Section title="Biểu quyết">
            { base(view) }
            { for view.votes.iter().map(|vote| shown(view, vote, &set(Open::Correcting(vote.clone())), &ondone)) }
            { match &*open {
                Open::None => html! {
                    <Cluster>
                        <Button kind={Kind::Secondary} icon={Glyph::Plus} onclick={set(Open::New)}>{ "Ghi một lần biểu quyết" }</Button>
                    </Cluster>
                },
                Open::New => form(None, "Ghi một lần biểu quyết"),
                Open::Correcting(vote) => form(Some(vote.clone()), "Sửa kết quả biểu quyết"),
            } }
        </Section>
    }
}

/// Of whom votes are counted.
fn base(view: &MinutesView) -> Html {
    let base = &view.base;
    let names = view.people.iter().filter(|person| base.members.contains(&person.member));
    let names: Vec<&str> = names.map(|person| person.name.as_str()).collect();
    html! {
        <>
            <Text>{ format!("Tính trên {} đảng viên có quyền biểu quyết; {} đồng chí có mặt.", base.all, base.present) }</Text>
            <Muted>{ "Ở đây chỉ ghi lại kết quả đã biểu quyết tại phòng họp, không thay cho giơ thẻ hay phiếu kín." }</Muted>
            <Disclosure summary="Những ai được tính, vì sao">
                <Text>{ "Đảng viên chính thức được triệu tập, thêm người được miễn sinh hoạt mà có mặt. Không tính đảng viên \
                         dự bị, người bị đình chỉ, người sinh hoạt tạm thời." }</Text>
                <Text>{ names.join(", ") }</Text>
            </Disclosure>
        </>
    }
}

fn shown(view: &Rc<MinutesView>, vote: &Vote, oncorrect: &Callback<()>, ondone: &Callback<()>) -> Html {
    let (text, base) = (&vote.text, &view.base);
    let outcome = text.tally.outcome(text.kind, base);
    let (tone, icon) = match outcome {
        VoteOutcome::Carried => (Tone::Success, Glyph::Check),
        VoteOutcome::Lost => (Tone::Danger, Glyph::Cross),
    };
    html! {
        <Card key={vote.id.to_string()} title={text.matter.clone()} level={3}
            aside={html! { <Tag {tone} {icon}>{ outcome.label() }</Tag> }}>
            <Facts>
                <Fact name="Tán thành">{ base.share(text.tally) }</Fact>
                <Fact name="Không tán thành">{ text.tally.against }</Fact>
                <Fact name="Ý kiến khác">{ text.tally.abstained }</Fact>
                <Fact name="Loại việc">{ format!("{}, {}", text.kind.label(), text.kind.need()) }</Fact>
            </Facts>
            if text.tally.check(base).is_err() {
                <Muted>{ "Số phiếu không khớp với kết quả điểm danh hiện nay. Xin kiểm tra lại." }</Muted>
            }
            if view.adopted_by == Some(vote.id) {
                <Muted>{ "Nghị quyết đã ban hành theo lần biểu quyết này nên kết quả giữ nguyên." }</Muted>
            } else {
                <Cluster>
                    <Button kind={Kind::Tertiary} icon={Glyph::Pencil} label={format!("Sửa biểu quyết: {}", text.matter)}
                        onclick={oncorrect}>{ "Sửa" }</Button>
                    <RemoveVote vote={vote.clone()} {ondone} />
                </Cluster>
            }
        </Card>
    }
}
