//! Giấy mời, danh sách điểm danh: on paper, for those without a device and for a hall without a network.

use std::rc::Rc;

use shared::endpoint::Nothing;
use shared::id::MeetingId;
use shared::issuer::Issuer;
use shared::meeting::{FindMeeting, MeetingAt, MeetingView};
use shared::minutes::FindMinutes;
use shared::party_form::{invitation_form, roll_call_form};
use yew::prelude::*;

use crate::load::use_load;
use crate::parts::{
    Cluster, EmptyState, Glyph, Opt, Page, PrintButton, ScreenOnly, Segmented, Shape, Stack, party_paper,
};
use crate::route::Route;

/// Which sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sheet {
    Invitation,
    Roll,
}

/// Properties of [`PrintMeeting`].
#[derive(Clone, PartialEq, Properties)]
pub struct PrintMeetingProps {
    /// Which.
    pub meeting: MeetingId,
}

/// The page.
#[component]
pub fn PrintMeeting(props: &PrintMeetingProps) -> Html {
    let at = MeetingAt { meeting: props.meeting };
    let load = use_load::<FindMeeting>(at, Nothing {});
    // The head of the paper stands with the minutes, whether they are written or not.
    let head = use_load::<FindMinutes>(at, Nothing {});
    let sheet = use_state(|| Sheet::Invitation);
    let onchange = {
        let sheet = sheet.clone();
        Callback::from(move |to| sheet.set(to))
    };
    let options = vec![Opt::new(Sheet::Invitation, "Giấy mời"), Opt::new(Sheet::Roll, "Danh sách điểm danh")];
    html! {
        <Page title="In giấy tờ cuộc họp" back={Route::Meeting { meeting: props.meeting }}>
            <ScreenOnly>
                <Stack>
                    <Segmented<Sheet> id="sheet" label="In giấy nào" {options} value={Some(*sheet)} {onchange} />
                    <Cluster><PrintButton label="In" /></Cluster>
                </Stack>
            </ScreenOnly>
            { head.show_as(Shape::Text, |head| load.show_as(Shape::Text, |view| paper(view, &head.issuer, *sheet))) }
        </Page>
    }
}

fn paper(view: &Rc<MeetingView>, issuer: &Issuer, sheet: Sheet) -> Html {
    if !view.may.attend_to_list {
        return html! {
            <EmptyState icon={Glyph::Lock} title="Không mở được phần này">
                <p>{ "Chỉ những người lãnh đạo cuộc họp in giấy mời và danh sách." }</p>
            </EmptyState>
        };
    }
    party_paper(&match sheet {
        Sheet::Invitation => invitation_form(&view.meeting, issuer),
        Sheet::Roll => roll_call_form(&view.meeting, issuer, &view.attendances),
    })
}

#[cfg(test)]
mod tests {
    use shared::meeting::{MeetingRights, MeetingState};

    use super::super::fixtures::{self, issuer, people};
    use super::*;
    use crate::testing::rendered;

    #[test]
    fn the_invitation_says_when_and_where_and_the_sheet_has_a_row_for_everybody() {
        let view = Rc::new(fixtures::view(MeetingState::Called, people()));
        let html = rendered(paper(&view, &issuer(), Sheet::Invitation));
        for text in
            ["Giấy mời", "thứ Tư, 25/11/2026, 19:30", "Đánh giá nhiệm vụ tháng 10 (40 phút)", "T/M Chi ủy"]
        {
            assert!(html.contains(text), "{text}: {html}");
        }
        let html = rendered(paper(&view, &issuer(), Sheet::Roll));
        for text in ["Danh sách điểm danh", "Vũ Đình Nam", "Tạm thời đi", "Đã xin vắng", "Người điểm danh"]
        {
            assert!(html.contains(text), "{text}: {html}");
        }
    }

    #[test]
    fn members_print_neither() {
        let may = MeetingRights::default();
        let view = Rc::new(MeetingView { may, ..fixtures::view(MeetingState::Called, people()) });
        assert!(rendered(paper(&view, &issuer(), Sheet::Roll)).contains("Không mở được"));
    }
}
