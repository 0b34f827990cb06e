//! Biểu quyết: the votes of the meeting with their results, and the people of whom they are counted.

use std::rc::Rc;

use shared::minutes::{MinutesView, Vote, VoteOutcome};
use yew::prelude::*;

use super::vote::{RemoveVote, VoteForm};
use crate::load::Load;
use crate::parts::{Card, Disclosure, Fact, Facts, Glyph, Muted, Section, Tag, Text, Tone};

/// The votes and the field for the next one.
pub fn votes(view: &Rc<MinutesView>, load: &Load<MinutesView>) -> Html {
    let base = &view.base;
    let names = view.people.iter().filter(|person| base.members.contains(&person.member));
    let names: Vec<&str> = names.map(|person| person.name.as_str()).collect();
    html! {
        <Section title="Biểu quyết">
            <Text>{ format!("Tính trên {} đảng viên có quyền biểu quyết; {} đồng chí có mặt.", base.all, base.present) }</Text>
            <Muted>{ "Ở đây chỉ ghi lại kết quả đã biểu quyết tại phòng họp, không thay cho giơ thẻ hay phiếu kín." }</Muted>
            <Disclosure summary="Những ai được tính, vì sao">
                <Text>{ "Đảng viên chính thức được triệu tập, thêm người được miễn sinh hoạt mà có mặt. Không tính đảng viên \
                         dự bị, người bị đình chỉ, người sinh hoạt tạm thời." }</Text>
                <Text>{ names.join(", ") }</Text>
            </Disclosure>
            { for view.votes.iter().map(|vote| shown(view, vote, load)) }
            <Disclosure summary="Ghi một lần biểu quyết">
                <VoteForm key={view.votes.len()} view={view.clone()} vote={None::<Vote>} ondone={load.reload.clone()} />
            </Disclosure>
        </Section>
    }
}

fn shown(view: &Rc<MinutesView>, vote: &Vote, load: &Load<MinutesView>) -> Html {
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
            <Disclosure summary="Sửa hoặc xóa">
                <VoteForm key={vote.rev} view={view.clone()} vote={vote.clone()} ondone={load.reload.clone()} />
                <RemoveVote vote={vote.clone()} ondone={load.reload.clone()} />
            </Disclosure>
        </Card>
    }
}
