//! The form that adds an organisation below another.

use shared::id::OrgId;
use shared::org::{CreateOrg, NewOrg, Org, OrgAt, OrgKind};
use shared::problem::FieldProblem;
use yew::prelude::*;

use crate::api::use_api;
use crate::dom;
use crate::form::{Refusal, use_form};
use crate::parts::{Button, Choice, Cluster, FormFrame, Gap, Kind, Opt, TextField};

/// Longest name, in characters.
const MOST_CHARS: u32 = 150;
/// Shortest name.
const LEAST_CHARS: usize = 3;

/// Properties of [`NewOrgForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct NewOrgFormProps {
    /// Below which.
    pub above: OrgId,
    /// What may hang there.
    pub kinds: Vec<OrgKind>,
    /// Told when it was added.
    pub oncreated: Callback<Org>,
    /// Closes the form.
    pub oncancel: Callback<()>,
}

#[derive(Clone, PartialEq)]
struct Typed {
    kind: Option<OrgKind>,
    name: String,
}

/// Kind and name.
#[component]
pub fn NewOrgForm(props: &NewOrgFormProps) -> Html {
    let api = use_api();
    // Chosen once, so that sending again after a lost reply makes no second organisation.
    let id = *use_memo((), |()| dom::new_id(OrgId::from_parts));
    let only = <[OrgKind; 1]>::try_from(props.kinds.clone()).ok().map(|[kind]| kind);
    let form = use_form(|| Typed { kind: only, name: String::new() });
    use_effect_with((), |()| dom::focus_by_id("name"));
    let above = props.above;
    let send = move |typed: Typed| {
        let api = api.clone();
        async move {
            let new = check(id, typed)?;
            Ok(api.send::<CreateOrg>(&OrgAt { org: above }, &new).await?)
        }
    };
    let options: Vec<_> = props.kinds.iter().map(|kind| Opt::new(*kind, kind.label())).collect();
    html! {
        <FormFrame view={form.view()} onsubmit={form.submit(send, props.oncreated.clone())}>
            <TextField label="Tên đầy đủ" hint="Ví dụ: Chi bộ thôn Đông" max={MOST_CHARS}
                bind={form.bind("name", |typed: &mut Typed| &mut typed.name)} />
            <Choice<OrgKind> label="Loại tổ chức" {options}
                bind={form.bind("kind", |typed: &mut Typed| &mut typed.kind)} />
            <Cluster gap={Gap::Small}>
                <Button submit=true busy={form.busy()}>{ "Thêm tổ chức" }</Button>
                <Button kind={Kind::Secondary} onclick={props.oncancel.clone()}>{ "Thôi, không thêm" }</Button>
            </Cluster>
        </FormFrame>
    }
}

/// Both mistakes at once, so that one correction is enough.
fn check(id: OrgId, typed: Typed) -> Result<NewOrg, Refusal> {
    let mut problems = Vec::new();
    if typed.name.trim().chars().count() < LEAST_CHARS {
        problems.push(FieldProblem::new("name", "Xin ghi tên đầy đủ của tổ chức, từ 3 đến 150 ký tự."));
    }
    match typed.kind {
        Some(kind) if problems.is_empty() => Ok(NewOrg { id, kind, name: typed.name }),
        Some(_) => Err(problems.into()),
        None => {
            problems.push(FieldProblem::new("kind", "Xin chọn loại tổ chức."));
            Err(problems.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_mistakes_are_named_at_once() {
        let id = OrgId::from_parts(1, 1);
        let refusal = check(id, Typed { kind: None, name: " A ".into() }).expect_err("nothing is right");
        assert_eq!(refusal.fields.len(), 2);
        let typed = Typed { kind: Some(OrgKind::Branch), name: "Chi bộ thôn Đông".into() };
        assert!(check(id, typed).is_ok_and(|new| new.id == id && new.kind == OrgKind::Branch));
    }
}
