//! Ai đã đọc: how many below have read a document; in a branch, who still needs a word.

use serde::{Deserialize, Serialize};
use shared::document::{
    FindReceipts, MemberReceipt, OrgReceipts, ReadState, ReaderKind, ReceiptCounts, ReceiptReport, ReceiptsAt,
};
use shared::endpoint::Nothing;
use shared::id::{AnnouncementId, DocumentId, OrgId};
use yew::prelude::*;

use crate::load::use_load;
use crate::parts::{
    Glyph, Kind, Lead, List, ListItem, Muted, Page, Progress, QueryLink, Section, Stack, Tag, Tone,
};
use crate::route::{Route, use_query};
use crate::session::use_viewer;

/// Properties of [`Receipts`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReceiptsProps {
    /// Of which document.
    pub document: DocumentId,
}

/// From where it is looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct From {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to_chuc: Option<OrgId>,
}

/// The page.
#[component]
pub fn Receipts(props: &ReceiptsProps) -> Html {
    let viewer = use_viewer();
    let (from, _) = use_query::<From>();
    let at = ReceiptsAt { document: props.document, org: from.to_chuc.unwrap_or(viewer.org()) };
    let load = use_load::<FindReceipts>(at, Nothing {});
    let under = load.ready().map_or_else(Html::default, |report| html! { { &report.own.org.name } });
    html! {
        <Page title="Ai đã đọc" {under} back={Route::Document { document: props.document }}>
            { load.show(|report| receipt_report(report, Seen::Document(props.document))) }
        </Page>
    }
}

/// What a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Who has read a document.
    Document(DocumentId),
    /// Who has acknowledged an announcement.
    Announcement(AnnouncementId),
}

impl Seen {
    fn route(self) -> Route {
        match self {
            Self::Document(document) => Route::Receipts { document },
            Self::Announcement(announcement) => Route::Acknowledgements { announcement },
        }
    }

    fn sentence(self, counts: ReceiptCounts) -> String {
        match self {
            Self::Document(_) => {
                format!("{} đồng chí đã xem, {} đồng chí đã xác nhận.", counts.opened, counts.confirmed)
            }
            Self::Announcement(_) => format!("{} đồng chí đã báo “Đã rõ”.", counts.confirmed),
        }
    }

    /// Guests stand beside the sum: they belong to another branch.
    fn guests(self, counts: ReceiptCounts) -> Option<String> {
        let said = if matches!(self, Self::Document(_)) { "đã xem" } else { "đã báo “Đã rõ”" };
        (counts.guests > 0)
            .then(|| format!("Ngoài ra {} đồng chí sinh hoạt tạm thời ở đây {said}.", counts.guests))
    }

    fn word(self, state: ReadState) -> &'static str {
        match (self, state) {
            (Self::Announcement(_), ReadState::Unread) => "Chưa báo",
            (Self::Announcement(_), ReadState::Opened | ReadState::Confirmed) => "Đã rõ",
            (Self::Document(_), state) => state.label(),
        }
    }

    fn under(self, counts: ReceiptCounts) -> String {
        let ReceiptCounts { members, opened, confirmed, guests: _ } = counts;
        match self {
            Self::Document(_) => format!("Đã xem {opened} trên {members}, xác nhận {confirmed}"),
            Self::Announcement(_) => format!("Đã rõ {confirmed} trên {members}"),
        }
    }

    fn bar(self, counts: ReceiptCounts) -> String {
        let said = if matches!(self, Self::Document(_)) { "Đã xem" } else { "Đã rõ" };
        format!("{said} {} trên {} đảng viên", counts.opened, counts.members)
    }
}

/// The counts, the people of a branch, and those directly below.
pub fn receipt_report(report: &ReceiptReport, of: Seen) -> Html {
    html! {
        <>
            { sums(&report.own, of) }
            if let Some(names) = &report.names { { people(names, of) } }
            if !report.below.is_empty() {
                <Section title="Các tổ chức trực thuộc">
                    <List>{ for report.below.iter().map(|it| branch(it, of)) }</List>
                </Section>
            }
        </>
    }
}

fn sums(own: &OrgReceipts, of: Seen) -> Html {
    let counts = own.counts;
    html! {
        <Stack>
            <Lead>{ of.sentence(counts) }</Lead>
            <Progress label={of.bar(counts)} value={counts.opened} max={counts.members} />
            if let Some(guests) = of.guests(counts) { <p>{ guests }</p> }
            <Muted>{ "Số liệu cập nhật sau ít giây. Đây là danh sách để giúp đỡ, không phải để xếp hạng." }</Muted>
        </Stack>
    }
}

fn branch(it: &OrgReceipts, of: Seen) -> Html {
    let OrgReceipts { org, counts } = it;
    let under = of.under(*counts);
    let end = html! {
        <QueryLink to={of.route()} name="to_chuc" value={org.id.to_string()} kind={Kind::Tertiary}>{ "Xem" }</QueryLink>
    };
    html! { <ListItem key={org.id.to_string()} title={org.name.clone()} under={html! { under }} {end} /> }
}

/// Those first who have not read it: they may need help.
fn people(names: &[MemberReceipt], of: Seen) -> Html {
    let mut names: Vec<_> = names.iter().collect();
    names.sort_by_key(|it| it.state);
    html! {
        <Section title="Từng đồng chí">
            <List>
                { for names.into_iter().map(|it| html! {
                    <ListItem key={it.member.to_string()} to={Route::Member { member: it.member }} title={it.name.clone()}
                        under={from_where(it.reader)} end={state(it.state, of)} />
                }) }
            </List>
        </Section>
    }
}

fn from_where(it: ReaderKind) -> Html {
    match it {
        ReaderKind::Member => Html::default(),
        ReaderKind::Guest => html! { it.label() },
    }
}

fn state(state: ReadState, of: Seen) -> Html {
    let (tone, icon) = match state {
        ReadState::Unread => (Tone::Warning, Glyph::EyeOff),
        ReadState::Opened => (Tone::Info, Glyph::Eye),
        ReadState::Confirmed => (Tone::Success, Glyph::Check),
    };
    html! { <Tag {tone} {icon}>{ of.word(state) }</Tag> }
}

#[cfg(test)]
mod tests {
    use shared::id::MemberId;

    use super::super::sample;
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn those_who_have_not_read_it_come_first() {
        let it = |n, name: &str, state| MemberReceipt {
            member: MemberId::from_parts(n, 0),
            name: name.into(),
            state,
            reader: ReaderKind::Member,
        };
        let guest = MemberReceipt { reader: ReaderKind::Guest, ..it(3, "Mai Nhẫn", ReadState::Unread) };
        let html = rendered(people(
            &[it(1, "Lê An", ReadState::Confirmed), it(2, "Đỗ Bình", ReadState::Unread), guest],
            Seen::Announcement(AnnouncementId::from_parts(1, 1)),
        ));
        assert!(html.contains("Chưa báo") && html.contains("Đã rõ"), "{html}");
        let at = |text: &str| html.find(text).expect("it is there");
        assert!(at("Đỗ Bình") < at("Lê An"), "{html}");
        assert_eq!(html.matches("Sinh hoạt tạm thời ở đây").count(), 1, "{html}");
    }

    #[test]
    fn the_sums_are_a_sentence_and_a_bar() {
        let document = sample::document();
        let org = shared::org::Org {
            id: document.org,
            kind: document.org_kind,
            name: document.org_name,
            path: document.path,
        };
        let counts = ReceiptCounts { members: 18, opened: 12, confirmed: 7, guests: 1 };
        let html = rendered(sums(&OrgReceipts { org, counts }, Seen::Document(document.id)));
        assert!(
            html.contains("12 đồng chí đã xem, 7 đồng chí đã xác nhận.")
                && html.contains("Đã xem 12 trên 18")
                && html.contains("Ngoài ra 1 đồng chí sinh hoạt tạm thời ở đây đã xem."),
            "{html}"
        );
    }
}
