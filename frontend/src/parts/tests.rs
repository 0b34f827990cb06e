//! What the parts say, as HTML: the words, the roles, the states.

use shared::problem::{FieldProblem, Problem, ProblemCode};
use yew::prelude::*;

use super::*;
use crate::api::Failure;
use crate::form::{Bind, FormView, Refusal};
use crate::load::{FailureNotice, Load};
use crate::route::Route;
use crate::testing::rendered;

fn bind<V: 'static>(name: &'static str, value: V) -> Bind<V> {
    Bind::new(name, value, Callback::noop())
}

#[test]
fn a_busy_button_says_so_and_keeps_its_words() {
    assert_eq!(
        rendered(html! { <Button busy=true submit=true>{ "Gửi đơn xin vắng" }</Button> }),
        "<button type=\"submit\" data-variant=\"primary\" data-color=\"accent\" aria-busy=\"true\" \
         aria-disabled=\"true\" class=\"ds-button\"><span aria-hidden=\"true\" class=\"spinner\"></span>Gửi đơn xin vắng</button>"
    );
}

#[test]
fn a_link_carries_its_address() {
    assert_eq!(
        rendered(html! { <TextLink to={Route::Meetings}>{ "Xem tất cả" }</TextLink> }),
        "<a href=\"/sinh-hoat\" data-color=\"accent\" class=\"ds-link text-link\">Xem tất cả</a>"
    );
}

#[test]
fn a_field_ties_hint_and_mistake_to_its_control() {
    let mut place = bind("place", "Nhà văn hóa".to_owned());
    place.error = Some("Xin ghi rõ địa điểm.".into());
    let html = rendered(html! { <TextField label="Địa điểm" hint="Ghi như giấy mời" bind={place} /> });
    assert!(html.contains("<label for=\"place\" class=\"ds-label\">Địa điểm</label>"), "{html}");
    assert!(html.contains("aria-invalid=\"true\" aria-describedby=\"place-hint place-error\""), "{html}");
    assert!(
        html.contains("id=\"place-error\" class=\"ds-validation-message\">Xin ghi rõ địa điểm.</p>"),
        "{html}"
    );
    assert!(html.contains("value=\"Nhà văn hóa\""), "{html}");
}

#[test]
fn a_field_that_may_stay_empty_says_so() {
    let html =
        rendered(html! { <TextArea label="Ghi chú" optional=true bind={bind("note", String::new())} /> });
    assert!(html.contains("Ghi chú<span class=\"optional\"> (không bắt buộc)</span>"), "{html}");
}

#[test]
fn a_date_is_read_back_as_people_here_write_it() {
    let day = jiff::civil::date(2026, 11, 25);
    let html = rendered(html! { <DateField label="Ngày họp" bind={bind("day", Some(day))} /> });
    assert!(html.contains("type=\"date\"") && html.contains("value=\"2026-11-25\""), "{html}");
    assert!(html.contains("<p class=\"read-back\">thứ Tư, 25/11/2026</p>"), "{html}");
}

#[test]
fn one_of_a_few_is_chosen() {
    let options = vec![Opt::new('a', "Đi công tác").note("Cơ quan cử đi"), Opt::new('b', "Ốm, khám bệnh")];
    let html =
        rendered(html! { <Choice<char> label="Lý do vắng" {options} bind={bind("reason", Some('b'))} /> });
    assert!(html.contains("<legend class=\"ds-label\">Lý do vắng</legend>"), "{html}");
    assert_eq!(html.matches(" checked").count(), 1, "{html}");
    assert!(html.contains("Đi công tác<small>Cơ quan cử đi</small>"), "{html}");
}

#[test]
fn mistakes_are_summed_up_with_the_way_to_each() {
    let refusal = Refusal::from(vec![FieldProblem::new("reason", "Xin chọn lý do vắng.")]);
    let view = FormView { refusal, attempt: 1, ..FormView::default() };
    let html = rendered(html! { <FormFrame {view} onsubmit={Callback::noop()}>{ "" }</FormFrame> });
    assert!(html.contains("Xin sửa các mục sau"), "{html}");
    assert!(html.contains("<a href=\"#reason\" class=\"ds-link\">Xin chọn lý do vắng.</a>"), "{html}");
}

#[test]
fn what_was_typed_is_safe_when_the_network_is_not() {
    let view = FormView { refusal: Failure::Offline.into(), attempt: 1, ..FormView::default() };
    let html = rendered(html! { <FormFrame {view} onsubmit={Callback::noop()}>{ "" }</FormFrame> });
    assert!(
        html.contains("Chưa thực hiện được") && html.contains("Những gì đồng chí đã nhập vẫn còn ở đây."),
        "{html}"
    );
}

#[test]
fn a_rule_with_fields_keeps_both_its_sentence_and_its_fields() {
    let mut problem = Problem::from(ProblemCode::MeetingIncomplete);
    problem.fields = vec![FieldProblem::new("place", "Xin ghi rõ địa điểm.")];
    let refusal = Refusal::from(problem);
    assert_eq!(refusal.fields.len(), 1);
    assert_eq!(refusal.failure.and_then(|failure| failure.code()), Some(ProblemCode::MeetingIncomplete));
    let plain = Refusal::from(Problem::field("place", "Xin ghi rõ địa điểm."));
    assert_eq!((plain.fields.len(), plain.failure), (1, None));
}

#[test]
fn what_is_loaded_is_shown() {
    let html = rendered(Load::of(18).show(|count| html! { <Text>{ format!("{count} đảng viên") }</Text> }));
    assert_eq!(html, "<p class=\"ds-paragraph\">18 đảng viên</p>");
}

#[test]
fn what_is_not_for_me_leads_back() {
    let failure = Failure::Problem(ProblemCode::NotFound.into());
    let html = rendered(html! { <FailureNotice {failure} onretry={Callback::noop()} /> });
    assert!(html.contains("Không mở được nội dung này") && html.contains("Về trang Hôm nay"), "{html}");
    assert!(!html.contains("Thử lại"), "{html}");
}

#[test]
fn what_may_pass_can_be_tried_again() {
    let html = rendered(html! { <FailureNotice failure={Failure::Timeout} onretry={Callback::noop()} /> });
    assert!(html.contains("Máy chủ chưa trả lời.") && html.contains("Thử lại"), "{html}");
    let mut problem = Problem::from(ProblemCode::Internal);
    problem.request_id = Some("7f3a".into());
    let html = rendered(html! { <FailureNotice failure={Failure::Problem(problem)} /> });
    assert!(html.contains("Mã yêu cầu: 7f3a") && !html.contains("Thử lại"), "{html}");
}

#[test]
fn a_table_names_its_columns_in_every_card() {
    let html = rendered(html! {
        <Table caption="Điểm danh" columns={vec![Column::text("Họ và tên"), Column::number("Đã dự")]}
            rows={vec![Row::new("1", vec![html! { "Trần Văn Ước" }, html! { "9/11" }])]} />
    });
    assert!(html.contains("<caption class=\"ds-sr-only\">Điểm danh</caption>"), "{html}");
    assert!(html.contains("<th role=\"rowheader\" scope=\"row\">Trần Văn Ước</th>"), "{html}");
    assert!(
        html.contains("data-label=\"Đã dự\" data-number=\"true\"><div class=\"cell\">9/11</div>"),
        "{html}"
    );
}

#[test]
fn the_present_step_is_marked_for_everyone() {
    let html =
        rendered(html! { <Steps label="Các bước" steps={Step::line(["Mời họp", "Họp", "Báo cáo"], 1)} /> });
    assert_eq!(html.matches("aria-current=\"step\"").count(), 1, "{html}");
    assert!(html.contains("Mời họp<span class=\"ds-sr-only\"> (đã xong)</span>"), "{html}");
    assert!(html.contains("Họp<span class=\"ds-sr-only\"> (hiện nay)</span>"), "{html}");
}

#[test]
fn a_picture_has_its_table_behind_it() {
    let bars = vec![Bar::new("Tháng 10", 80).shown("80 %"), Bar::new("Tháng 11", 92).shown("92 %")];
    let html = rendered(
        html! { <BarChart caption="Tỷ lệ dự họp" name="Tháng" measure="Tỷ lệ" {bars} full={Some(100)} /> },
    );
    assert!(html.contains("width=\"92.0%\""), "{html}");
    assert!(html.contains("<summary>Xem bảng số liệu</summary>"), "{html}");
    assert!(html.contains("<div class=\"cell\">92 %</div>"), "{html}");
    assert!(!html.contains("style="), "{html}");
}

#[test]
fn a_short_list_has_no_pager() {
    assert_eq!(rendered(html! { <Pager shown={3} more=false onmore={Callback::noop()} /> }), "");
    let html = rendered(html! { <Pager shown={20} more=true onmore={Callback::noop()} /> });
    assert!(html.contains("Đang hiện 20 mục đầu.") && html.contains("Xem thêm"), "{html}");
}

#[test]
fn every_icon_is_drawn_and_silent() {
    for glyph in Glyph::ALL {
        assert!(glyph.path().starts_with('M'), "{glyph:?}");
    }
    assert!(rendered(html! { <Icon glyph={Glyph::Check} /> }).contains("aria-hidden=\"true\""));
}
