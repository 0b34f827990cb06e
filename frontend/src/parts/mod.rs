//! Everything a page is made of. Only parts know class names; a page puts parts together.
//!
//! | for | parts |
//! |---|---|
//! | frame | [`Page`] (title, `back`, `under`, one main `action`, `width`), [`Section`], [`Card`], [`Heading`], [`Stack`], [`Cluster`], [`Grid`], [`StickyAction`] |
//! | text | [`Prose`] (the body of a document) with [`contents`], [`Lead`], [`Text`], [`Muted`], [`Facts`] with [`Fact`], [`Code`], [`VisuallyHidden`] |
//! | acting | [`Button`] (`kind`, `busy`, `icon`, `submit`), [`ButtonLink`] and [`TextLink`] (`to`), [`QueryLink`] (`to`, `name`, `value`), [`OutLink`] (`href`), [`ConfirmButton`], [`PrintButton`], [`Dialog`], [`use_toast`] (`show`, `undoable`) |
//! | form | [`FormFrame`] around [`TextField`], [`TextArea`], [`NumberField`], [`DateField`], [`TimeField`], [`SelectField`], [`Choice`], [`Checkbox`], [`PasswordField`], [`FileField`]; answers are [`Opt`]s |
//! | state | [`Alert`], [`Tag`], [`EmptyState`], [`Skeleton`], [`Progress`], [`Steps`]; colour is a [`Tone`] |
//! | lists | [`List`] of [`ListItem`]s, [`PersonEntry`]s or [`FoundEntry`]s (with [`marked`] words), [`Toggle`], [`LargeText`], [`OrderButtons`], [`Table`] (cards on a phone), [`SearchBox`], [`DelayedSearch`] (asks the server), [`Segmented`], [`SubNav`], [`Breadcrumbs`], [`Pager`], [`PageTurner`], [`Disclosure`], [`Unfold`] (much, made when opened), [`Sheet`] |
//! | figures | [`StatTile`], [`Tally`], [`BarChart`], [`ShareBar`] |
//! | paper | [`party_paper`], [`printed_in_form`] (words in form on paper alone), [`PrintOnly`], [`ScreenOnly`], [`Slips`] with [`Slip`], [`QrCode`] |
//! | pictures | [`Screenshot`] |
//!
//! Around them: `use_load::<E>(path, query)` with `<Loaded<T>>`, `use_pages::<E, T>(path, |after| query)` with
//! `<Paged<T>>` ([`crate::load`]); `use_form`, `use_draft_form` ([`crate::form`]); `use_api().send::<E>(&path, &body)`
//! ([`crate::api`]); `use_nav()`, `use_query::<Q>()` ([`crate::route`]); `use_viewer()` with `.org()`, `.may(action)`,
//! `use_session()` ([`crate::session`]); `dom::now()`, `dom::new_id(XId::from_parts)` ([`crate::dom`]).
//!
//! # A page that loads
//! ```ignore
//! let meeting = use_load::<FindMeeting>(MeetingAt { meeting: props.meeting }, Nothing {});
//! let title = meeting.ready().map_or("Cuộc họp".into(), |meeting| meeting.title.clone());
//! html! {
//!     <Page {title} back={Route::Meetings} action={html! { <ButtonLink to={…}>{ "Điểm danh" }</ButtonLink> }}>
//!         <Loaded<Meeting> load={meeting.clone()} ready={move |meeting: Rc<Meeting>| html! {
//!             <Card title="Địa điểm"><Text>{ &meeting.place }</Text></Card>
//!         }} />
//!     </Page>
//! }
//! ```
//! After a change, `meeting.put.emit(reply)` shows the reply, `meeting.reload.emit(())` asks again. What was read before
//! shows at once when one comes back, and stays with a word without a network; any call that is not a `GET` forgets it.
//!
//! # A page that sends
//! ```ignore
//! #[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
//! struct Typed { reason: Option<AbsenceReason>, note: String }
//!
//! let (api, nav) = (use_api(), use_nav());
//! let form = use_draft_form(&format!("absence-{meeting}"), Typed::default);   // or `use_form`
//! let onsubmit = form.submit(
//!     move |typed: Typed| {
//!         let api = api.clone();
//!         async move {
//!             let Some(reason) = typed.reason else { return Err(Refusal::field("reason", "Xin chọn lý do.")) };
//!             Ok(api.send::<ReportAbsence>(&at, &AbsenceReport { reason, note: typed.note }).await?)
//!         }
//!     },
//!     move |_: Absence| nav.replace(&Route::Meeting { meeting }),              // skips the form on the way back
//! );
//! html! {
//!     <FormFrame view={form.view()} {onsubmit}>
//!         <Choice<AbsenceReason> label="Lý do" options={reasons()} bind={form.bind("reason", |t| &mut t.reason)} />
//!         <TextArea label="Ghi chú" optional=true bind={form.bind("note", |t| &mut t.note)} />
//!         <StickyAction><Button submit=true busy={form.busy()}>{ "Gửi đơn xin vắng" }</Button></StickyAction>
//!     </FormFrame>
//! }
//! ```
//! The name in `bind` is the field's name on the wire, so that a server's `Problem.fields` finds it.
//!
//! # Habits
//! One title and one primary button per page. Verbs on buttons. No `class`, no `style`: the content policy refuses
//! inline styles, and a missing look is a missing part. Times come from `shared::time`, words of enums from their
//! `label()`. A page of more than 150 lines gets named parts of its own beside it: plain functions that give `Html`,
//! components only where hooks are needed (each component costs a quarter of a kilobyte to download).
//! To look at parts without a server: `cargo run -p frontend --example gallery -- forms`.

mod activation_slip;
mod alert;
mod breadcrumbs;
mod button;
mod card;
mod chart;
mod choice;
mod date_field;
mod delayed_search;
mod dialog;
mod empty;
mod field;
mod file_field;
mod form_frame;
mod found;
mod icon;
mod large_text;
mod layout;
mod leave_guard;
mod link;
mod list;
mod mark;
mod nav;
mod neighbours;
mod number_field;
mod numbered;
mod option;
mod order_buttons;
mod page;
mod page_turner;
mod party_paper;
mod password_field;
mod person;
mod prose;
mod qr_code;
mod query_link;
mod screenshot;
mod segmented;
mod select_field;
mod sheet;
mod sign_in_name;
mod slip;
mod steps;
mod table;
mod tally;
mod text_field;
mod toast;
mod toggle;
mod tone;
mod trouble;

pub use activation_slip::{ActivationSheet, ActivationSlipCard, Square, app_origin};
pub use alert::{Alert, Tag};
pub use breadcrumbs::Breadcrumbs;
pub use button::{Button, Kind, PrintButton};
pub use card::{Card, Heading, Section};
pub use chart::{Bar, BarChart, ShareBar, StatTile};
pub use choice::{Checkbox, Choice};
pub use date_field::{DateField, TimeField};
pub use delayed_search::DelayedSearch;
pub use dialog::{ConfirmButton, Dialog};
pub use empty::{EmptyState, Progress, Shape, Skeleton};
pub use field::{Field, described_by};
pub use file_field::FileField;
pub use form_frame::{ErrorSummary, FormFrame};
pub use found::{FoundEntry, marked};
pub use icon::{Glyph, Icon};
pub use large_text::LargeText;
pub use layout::{
    Cluster, Gap, Grid, Lead, Muted, PrintOnly, ScreenOnly, Stack, StickyAction, Text, VisuallyHidden,
};
pub use leave_guard::use_leave_guard;
pub use link::{ButtonLink, OutLink, TextLink};
pub use list::{Fact, Facts, List, ListItem, figure_list};
pub use mark::{Mark, MarkWord};
pub use nav::{Disclosure, Pager, SearchBox, SubNav, SubPage, Unfold};
pub use neighbours::Neighbours;
pub use number_field::NumberField;
pub use numbered::Numbered;
pub use option::Opt;
pub use order_buttons::{Order, OrderButtons};
pub use page::{Page, Width};
pub use page_turner::PageTurner;
pub use party_paper::{party_paper, printed_in_form};
pub use password_field::{Password, PasswordField};
pub use person::PersonEntry;
pub use prose::{Prose, contents};
pub use qr_code::QrCode;
pub use query_link::QueryLink;
pub use screenshot::Screenshot;
pub use segmented::Segmented;
pub use select_field::SelectField;
pub use sheet::{Sheet, SheetCell, SheetNote, SheetRow};
pub use sign_in_name::SignInName;
pub use slip::{Code, Slip, Slips};
pub use steps::{Step, StepState, Steps};
pub use table::{Column, Row, Table};
pub use tally::{Count, Tally};
pub use text_field::{Keys, TextArea, TextField};
pub use toast::{Toaster, Toasts, use_toast};
pub use toggle::Toggle;
pub use tone::Tone;
pub use trouble::Trouble;

#[cfg(test)]
mod tests;
