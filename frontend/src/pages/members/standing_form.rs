//! The form that changes a standing. States with which one leaves the branch are asked about once more.

use std::rc::Rc;

use jiff::civil::Date;

use shared::id::OrgId;
use shared::member::{ChangeStanding, Member, MemberAt, Standing, StandingChange};
use shared::org::OrgPath;
use shared::time::local_date;
use yew::prelude::*;

use super::host_field::host_field;
use super::standing::meaning;
use crate::api::use_api;
use crate::dom;
use crate::form::{FormView, Refusal, use_form};
use crate::parts::{Button, Choice, Cluster, DateField, Dialog, FormFrame, Gap, Glyph, Kind, Opt, Text};
use crate::session::use_viewer;

/// Properties of [`StandingForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct StandingFormProps {
    /// Whose.
    pub member: Rc<Member>,
    /// The member's branch in the tree, once known.
    pub path: Option<OrgPath>,
    /// Told when it was changed.
    pub onchanged: Callback<Member>,
    /// Reads the member anew.
    pub onreload: Callback<()>,
    /// Closes the form.
    pub oncancel: Callback<()>,
}

#[derive(Clone, PartialEq)]
struct Typed {
    standing: Option<Standing>,
    host: Option<OrgId>,
    since: Option<Date>,
}

/// Nine states with what each means; the branch of stay for those who are away.
#[component]
pub fn StandingForm(props: &StandingFormProps) -> Html {
    let (api, viewer, asking) = (use_api(), use_viewer(), use_state(|| false));
    let today = local_date(dom::now());
    let form = use_form(|| Typed {
        standing: Some(props.member.standing),
        host: props.member.host,
        since: Some(today),
    });
    let submit = {
        let member = props.member.clone();
        let send = move |typed: Typed| {
            let (api, member) = (api.clone(), member.clone());
            async move {
                let change = change(&typed, &member)?;
                Ok(api.send::<ChangeStanding>(&MemberAt { member: member.id }, &change).await?)
            }
        };
        form.submit(send, props.onchanged.clone())
    };
    let chosen = form.data().standing;
    let leaving = chosen.filter(|standing| !standing.belongs() && *standing != props.member.standing);
    let ask = |to: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(to))
    };
    let onsubmit = if leaving.is_some() { ask(true) } else { submit.clone() };
    let onconfirm = ask(false).reform(move |()| submit.emit(()));
    html! {
        <>
            <FormFrame view={form.view()} {onsubmit}>
                { stale(&form.view(), &props.onreload) }
                <Choice<Standing> label="Trạng thái mới" options={answers()}
                    bind={form.bind("standing", |typed: &mut Typed| &mut typed.standing)} />
                if chosen == Some(Standing::TemporarilyAway) {
                    { host_field(&viewer, props.path.as_ref(), props.member.branch,
                        form.bind("host", |typed: &mut Typed| &mut typed.host)) }
                }
                <DateField label="Tính từ ngày" hint="Ngày có hiệu lực ghi trong quyết định" max={today}
                    bind={form.bind("since", |typed: &mut Typed| &mut typed.since)} />
                <Cluster gap={Gap::Small}>
                    <Button submit=true busy={form.busy()}>{ "Ghi trạng thái" }</Button>
                    <Button kind={Kind::Secondary} onclick={props.oncancel.clone()}>{ "Để như cũ" }</Button>
                </Cluster>
            </FormFrame>
            { farewell(&props.member, leaving, *asking, onconfirm, ask(false)) }
        </>
    }
}

/// What is to be sent, when something changes.
fn change(typed: &Typed, member: &Member) -> Result<StandingChange, Refusal> {
    let Some(standing) = typed.standing else {
        return Err(Refusal::field("standing", "Xin chọn một trạng thái."));
    };
    let host = typed.host.filter(|_| standing == Standing::TemporarilyAway);
    if (standing, host) == (member.standing, member.host) {
        return Err(Refusal::field("standing", "Đồng chí đang ở trạng thái này. Xin chọn trạng thái khác."));
    }
    let Some(since) = typed.since else {
        return Err(Refusal::field("since", "Xin chọn ngày bắt đầu tính."));
    };
    Ok(StandingChange { standing, host, since, rev: member.rev })
}

fn answers() -> Vec<Opt<Standing>> {
    Standing::ALL
        .into_iter()
        .map(|standing| Opt::new(standing, standing.label()).note(meaning(standing)))
        .collect()
}

/// Somebody else was quicker: the summary above says that nothing was written, the newest state is one press away.
fn stale(view: &FormView, onreload: &Callback<()>) -> Html {
    if !view.refusal.failure.as_ref().is_some_and(|failure| failure.is_stale()) {
        return Html::default();
    }
    html! {
        <Cluster>
            <Button kind={Kind::Secondary} icon={Glyph::Retry} onclick={onreload.clone()}>
                { "Tải bản mới để xem lại" }
            </Button>
        </Cluster>
    }
}

/// Asks once more before a member leaves the branch.
fn farewell(
    member: &Member,
    leaving: Option<Standing>,
    open: bool,
    onconfirm: Callback<()>,
    onclose: Callback<()>,
) -> Html {
    let Some(standing) = leaving else { return Html::default() };
    let title = format!("Ghi “{}” cho đồng chí {}?", standing.label(), member.name);
    html! {
        <Dialog {open} {title} onclose={onclose.clone()}>
            <Text>{ meaning(standing) }</Text>
            <Text>
                { "Từ nay đồng chí ấy không còn được tính vào chi bộ, không được mời họp và thôi giữ mọi vai trò. " }
                { "Những cuộc họp đã qua vẫn giữ nguyên." }
            </Text>
            <Cluster gap={Gap::Small}>
                <Button kind={Kind::Danger} onclick={onconfirm}>{ "Đúng, ghi trạng thái này" }</Button>
                <Button kind={Kind::Secondary} onclick={onclose}>{ "Để như cũ" }</Button>
            </Cluster>
        </Dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::members::sample;

    #[test]
    fn only_a_change_is_sent_and_a_host_only_for_those_who_are_away() {
        let member = sample::member("Lê Văn An");
        let host = Some(OrgId::from_parts(1, 9));
        let since = jiff::civil::date(2026, 11, 16);
        let typed = |standing, host| Typed { standing: Some(standing), host, since: Some(since) };
        assert!(change(&typed(Standing::Active, host), &member).is_err());
        let exempt = change(&typed(Standing::Exempt, host), &member).expect("a change");
        assert_eq!(exempt, StandingChange { standing: Standing::Exempt, host: None, since, rev: 1 });
        let away = change(&typed(Standing::TemporarilyAway, host), &member).expect("a change");
        assert_eq!(away.host, host);
    }
}
