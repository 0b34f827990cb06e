//! A paper as a Word file, saved on the device, and what is to be known beside it.

use shared::endpoint::{Endpoint, Nothing};
use shared::meeting::MeetingAt;
use shared::meeting_score::ScoreShort;
use shared::party_form::PaperFile;
use shared::statistics::{FigureCount, FigureKind};
use yew::prelude::*;

use crate::api::{Api, Failure, use_api};
use crate::dom;
use crate::parts::{Alert, Button, Glyph, Kind, ScreenOnly, Tone, use_toast};

/// Media type of a Word file.
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Which paper of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// Biên bản.
    Minutes,
    /// Nghị quyết.
    Resolution,
}

/// Says beside a paper that the record has changed since it became final; the paper itself stands.
pub fn changed_since(today: &[FigureCount]) -> Html {
    if today.is_empty() {
        return Html::default();
    }
    let of = |kind| today.iter().find(|figure| figure.kind == kind).map_or(0, |figure| figure.count);
    let (present, summoned) = (of(FigureKind::Present), of(FigureKind::Summoned));
    let (excused, unexcused) = (of(FigureKind::Excused), of(FigureKind::Unexcused));
    html! {
        <ScreenOnly>
            <Alert tone={Tone::Info} title="Số liệu đã thay đổi sau khi ký">
                <p>{ format!(
                    "Văn bản giữ số liệu của ngày ký. Theo thống kê hiện nay: có mặt {present}/{summoned}, vắng có phép \
                     {excused}, vắng không phép {unexcused}."
                ) }</p>
            </Alert>
        </ScreenOnly>
    }
}

/// Says beside a resolution that the sheet has changed since part IV was fixed.
pub fn scored_since(today: Option<ScoreShort>) -> Html {
    let Some(today) = today else { return Html::default() };
    html! {
        <ScreenOnly>
            <Alert tone={Tone::Info} title="Phiếu chấm điểm đã sửa sau khi ban hành">
                <p>{ format!("Nghị quyết giữ điểm đã ghi. Theo phiếu hiện nay: {}.", today.text()) }</p>
            </Alert>
        </ScreenOnly>
    }
}

/// Properties of [`SavePaper`].
#[derive(Clone, PartialEq, Properties)]
pub struct SavePaperProps {
    /// Of which meeting.
    pub at: MeetingAt,
    /// Which paper.
    pub paper: Paper,
}

/// Fetches the file and hands it to the device.
#[component]
pub fn SavePaper(props: &SavePaperProps) -> Html {
    let (api, toast, busy) = (use_api(), use_toast(), use_state(|| false));
    let SavePaperProps { at, paper } = props.clone();
    let onclick = {
        let busy = busy.clone();
        Callback::from(move |()| {
            let (api, toast, busy) = (api.clone(), toast.clone(), busy.clone());
            busy.set(true);
            yew::platform::spawn_local(async move {
                match fetch(&api, at, paper).await {
                    Ok(file) if save(&file).is_some() => toast.show(format!("Đã tải {}.", file.file_name)),
                    Ok(_) => toast.show("Trình duyệt này không lưu được tệp. Xin thử trên máy tính."),
                    Err(failure) => toast.show(failure.sentence().to_owned()),
                }
                busy.set(false);
            });
        })
    };
    html! {
        <Button kind={Kind::Secondary} icon={Glyph::Download} busy={*busy} {onclick}>{ "Tải tệp Word" }</Button>
    }
}

async fn fetch(api: &Api, at: MeetingAt, paper: Paper) -> Result<PaperFile, Failure> {
    match paper {
        Paper::Minutes => of::<shared::minutes::ExportMinutes>(api, at).await,
        Paper::Resolution => of::<shared::resolution::ExportResolution>(api, at).await,
    }
}

async fn of<E>(api: &Api, at: MeetingAt) -> Result<PaperFile, Failure>
where
    E: Endpoint<Path = MeetingAt, Query = Nothing, Body = Nothing, Reply = PaperFile>,
{
    api.call::<E>(&at, &Nothing {}, &Nothing {}).await
}

fn save(file: &PaperFile) -> Option<()> {
    let bytes = dom::from_base64(&file.base64).ok()?;
    dom::save_file(&file.file_name, DOCX, &bytes).ok()
}
