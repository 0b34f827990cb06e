//! The devices on which I am signed in.

use shared::endpoint::Nothing;
use shared::id::SessionId;
use shared::session::{EndSession, ListSessions, Session, SessionAt};
use shared::time::format_date_time;
use yew::prelude::*;

use crate::api::{Failure, use_api};
use crate::load::{FailureNotice, use_load};
use crate::parts::{ConfirmButton, Glyph, List, ListItem, Muted, Section, Shape, Tag, Text, Tone, use_toast};

/// The list, with a way to end each session but this one.
#[component]
pub fn Devices() -> Html {
    let (api, toast) = (use_api(), use_toast());
    let sessions = use_load::<ListSessions>(Nothing {}, Nothing {});
    let failure = use_state(|| None::<Failure>);
    // The newest list, so that two sessions ended quickly do not bring each other back.
    let left = use_mut_ref(Vec::new);
    if let Some(sessions) = sessions.ready() {
        left.replace(sessions.clone());
    }
    let onend = {
        let (put, failure) = (sessions.put.clone(), failure.clone());
        Callback::from(move |session: SessionId| {
            let (api, toast, put, left, failure) =
                (api.clone(), toast.clone(), put.clone(), left.clone(), failure.clone());
            yew::platform::spawn_local(async move {
                match api.send::<EndSession>(&SessionAt { session }, &Nothing {}).await {
                    Ok(_) => {
                        failure.set(None);
                        left.borrow_mut().retain(|other| other.id != session);
                        put.emit(left.borrow().clone());
                        toast.show("Đã kết thúc phiên. Máy đó phải đăng nhập lại.");
                    }
                    Err(why) => failure.set(Some(why)),
                }
            });
        })
    };
    html! {
        <Section title="Máy đang đăng nhập">
            if let Some(failure) = (*failure).clone() {
                <FailureNotice {failure} />
            }
            { sessions.show_as(Shape::Rows, |sessions| device_list(sessions, &onend)) }
        </Section>
    }
}

/// One line per device; the present one cannot be ended here, for that there is signing out.
pub fn device_list(sessions: &[Session], onend: &Callback<SessionId>) -> Html {
    let mut sessions: Vec<&Session> = sessions.iter().collect();
    sessions.sort_by_key(|session| (!session.current, std::cmp::Reverse(session.last_used_at)));
    html! {
        <>
            <List>
                { for sessions.iter().map(|session| {
                    let used = format!("Dùng gần nhất: {}", format_date_time(session.last_used_at));
                    html! {
                        <ListItem key={session.id.to_string()} title={session.device.clone()} under={html! { { used } }}
                            end={end(session, onend)} />
                    }
                }) }
            </List>
            <Muted>{ "Thấy máy lạ, đồng chí kết thúc phiên của máy đó rồi xin bí thư cấp mã mới để đổi mật khẩu." }</Muted>
        </>
    }
}

fn end(session: &Session, onend: &Callback<SessionId>) -> Html {
    if session.current {
        return html! { <Tag tone={Tone::Success} icon={Glyph::Check}>{ "Máy này" }</Tag> };
    }
    let id = session.id;
    html! {
        <ConfirmButton label="Kết thúc phiên này" question="Kết thúc phiên này?" onconfirm={onend.reform(move |()| id)}>
            <Text>{ format!("{} sẽ phải đăng nhập lại. Những gì đã gửi từ máy đó vẫn được giữ.", session.device) }</Text>
        </ConfirmButton>
    }
}
