//! Tài liệu: what there is to read before the meeting; for those who run it also adding, replacing, removing.

pub(crate) mod open;
mod row;
pub(crate) mod send;
pub(crate) mod uploads;

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use jiff::Timestamp;
use shared::endpoint::Nothing;
use shared::file::{FileKind, FileState};
use shared::meeting::{Meeting, MeetingAt};
use shared::paper::{ListPapers, Paper, check_papers_open, papers_due_at};
use shared::rules::file_rules;
use shared::time::{format_date_time, local_date};
use web_sys::File;
use yew::prelude::*;

use self::row::Row;
use self::send::{Sender, Target};
use self::uploads::{Uploads, upload_rows};
use crate::api::use_api;
use crate::load::use_load;
use crate::parts::{Alert, FileField, Muted, Section, Stack, Tone};

/// While a file is being looked into, the list is asked again after so many milliseconds.
const ASK_AGAIN: u32 = 2_500;

/// Properties of [`Papers`].
#[derive(Clone, PartialEq, Properties)]
pub struct PapersProps {
    /// Of which meeting.
    pub meeting: Meeting,
    /// Whether whoever looks may change them.
    pub runs: bool,
    /// The present instant.
    pub now: Timestamp,
}

/// The section.
#[component]
pub fn Papers(props: &PapersProps) -> Html {
    let api = use_api();
    let at = MeetingAt { meeting: props.meeting.id };
    let load = use_load::<ListPapers>(at, Nothing {});
    let uploads = use_reducer(Uploads::default);
    let waits = load.ready().is_some_and(|papers| papers.iter().any(|it| it.state == FileState::Checking));
    use_asking_again(waits, &load.reload);
    let sender =
        Sender { api, to: Target::Meeting(at), uploads: uploads.dispatcher(), onsent: load.reload.clone() };
    let changeable = props.runs && check_papers_open(&props.meeting).is_ok();
    let onfile = {
        let sender = sender.clone();
        Callback::from(move |file: File| sender.begin(file, None))
    };
    html! {
        <Section title="Tài liệu cuộc họp">
            { load.show(|papers| list(props, papers, changeable.then_some(&sender), &load.reload)) }
            { upload_rows(&uploads, &sender) }
            if changeable {
                <FileField id="paper" label="Thêm tài liệu" several=true accept={FileKind::ACCEPT}
                    hint={file_hint(props.now)} {onfile} />
            }
        </Section>
    }
}

/// What may be added.
pub(crate) fn file_hint(now: Timestamp) -> String {
    let most = file_rules(local_date(now)).most_bytes >> 20;
    format!("PDF, Word, Excel hoặc ảnh, mỗi tệp không quá {most} MB. Không đưa lên tài liệu mật.")
}

/// The papers, and what is to be said when there are none.
fn list(
    props: &PapersProps,
    papers: &Rc<Vec<Paper>>,
    sender: Option<&Sender>,
    reload: &Callback<()>,
) -> Html {
    let due = papers_due_at(&props.meeting);
    html! {
        <>
            if papers.is_empty() {
                <Muted>{ "Chưa có tài liệu nào." }</Muted>
                if sender.is_some() && props.now > due {
                    <Alert tone={Tone::Warning}>
                        { format!("Tài liệu nên có trước {} để các đồng chí kịp đọc.", format_date_time(due)) }
                    </Alert>
                }
            } else {
                <Stack>
                    { for papers.iter().map(|paper| html! {
                        <Row key={paper.id.to_string()} paper={paper.clone()} late={paper.is_late(&props.meeting)}
                            meeting={props.meeting.id} sender={sender.cloned()} reload={reload.clone()} />
                    }) }
                </Stack>
            }
        </>
    }
}

/// Asks for the list again as long as a file is being looked into.
#[hook]
pub(crate) fn use_asking_again(waits: bool, reload: &Callback<()>) {
    let round = use_state(|| 0_u32);
    let reload = reload.clone();
    use_effect_with((waits, *round), move |(waits, _)| {
        let timer = waits.then(|| {
            Timeout::new(ASK_AGAIN, move || {
                reload.emit(());
                round.set(*round + 1);
            })
        });
        move || drop(timer)
    });
}

#[cfg(test)]
mod tests;
