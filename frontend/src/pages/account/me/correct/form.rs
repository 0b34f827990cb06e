//! The form: which field, the right value, which paper shows it. Nothing of it is kept on the device: it may be a number.

use jiff::civil::Date;
use shared::id::MemberId;
use shared::person::Gender;
use shared::profile::{Correction, CorrectionAt, CorrectionOrder, ProfileField, ProposeCorrection};
use shared::time::local_date;
use yew::prelude::*;

use crate::api::use_api;
use crate::dom;
use crate::form::{Bind, Form, Refusal, use_form};
use crate::parts::{
    Button, Choice, Cluster, DateField, FormFrame, Gap, Keys, Kind, Opt, SelectField, TextArea, TextField,
};

/// Properties of [`CorrectionForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct CorrectionFormProps {
    /// Who I am.
    pub member: MemberId,
    /// Told when it was sent.
    pub onproposed: Callback<Correction>,
    /// Closes the form.
    pub oncancel: Callback<()>,
}

#[derive(Clone, Default, PartialEq)]
struct Typed {
    field: Option<ProfileField>,
    text: String,
    day: Option<Date>,
    gender: Option<Gender>,
    note: String,
}

impl Typed {
    /// The field and its value as the contract writes it.
    fn value(&self) -> Result<(ProfileField, String), Refusal> {
        let Some(field) = self.field else {
            return Err(Refusal::field("field", "Xin chọn mục cần sửa."));
        };
        let value = match field {
            field if field.is_day() => self.day.map(|day| day.to_string()),
            ProfileField::Gender => self.gender.map(|gender| match gender {
                Gender::Male => "male".to_owned(),
                Gender::Female => "female".to_owned(),
            }),
            _ => Some(self.text.clone()).filter(|text| !text.trim().is_empty()),
        };
        value.map(|value| (field, value)).ok_or_else(|| Refusal::field("value", "Xin ghi nội dung đúng."))
    }
}

/// Sends one proposal.
#[component]
pub fn CorrectionForm(props: &CorrectionFormProps) -> Html {
    let api = use_api();
    let form = use_form(Typed::default);
    let member = props.member;
    let send = move |typed: Typed| {
        let api = api.clone();
        async move {
            let (field, value) = typed.value()?;
            let order = CorrectionOrder { value, note: typed.note };
            Ok(api.send::<ProposeCorrection>(&CorrectionAt { member, field }, &order).await?)
        }
    };
    let options = ProfileField::ALL.map(|field| Opt::new(field, field.label())).to_vec();
    html! {
        <FormFrame view={form.view()} onsubmit={form.submit(send, props.onproposed.clone())}>
            <SelectField<ProfileField> label="Mục cần sửa" {options}
                bind={form.bind("field", |typed: &mut Typed| &mut typed.field)} />
            { value_field(&form) }
            <TextArea label="Căn cứ" hint="Ví dụ: theo thẻ căn cước, theo quyết định kết nạp" rows={2} max={300} optional=true
                bind={form.bind("note", |typed: &mut Typed| &mut typed.note)} />
            <Cluster gap={Gap::Small}>
                <Button submit=true busy={form.busy()}>{ "Gửi đề nghị" }</Button>
                <Button kind={Kind::Secondary} onclick={props.oncancel.clone()}>{ "Thôi, không gửi" }</Button>
            </Cluster>
        </FormFrame>
    }
}

/// The field for the value, of the kind that the chosen field needs.
fn value_field(form: &Form<Typed>) -> Html {
    let Some(field) = form.data().field else { return Html::default() };
    let label = format!("{} đúng là", field.label());
    if field.is_day() {
        let bind: Bind<Option<Date>> = form.bind("value", |typed: &mut Typed| &mut typed.day);
        return html! { <DateField {label} max={local_date(dom::now())} {bind} /> };
    }
    if field == ProfileField::Gender {
        let options = [Gender::Male, Gender::Female].map(|gender| Opt::new(gender, gender.label())).to_vec();
        let bind = form.bind("value", |typed: &mut Typed| &mut typed.gender);
        return html! { <Choice<Gender> {label} {options} {bind} /> };
    }
    let keys = match field {
        ProfileField::CitizenId | ProfileField::PartyCardNo => Keys::Digits,
        ProfileField::Phone => Keys::Phone,
        _ => Keys::Words,
    };
    html! { <TextField {label} {keys} max={80} bind={form.bind("value", |typed: &mut Typed| &mut typed.text)} /> }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn each_field_is_sent_as_the_contract_writes_it() {
        let typed = |field| Typed {
            field: Some(field),
            text: "0912345670".into(),
            day: Some(date(1981, 3, 13)),
            gender: Some(Gender::Female),
            note: String::new(),
        };
        for (field, value) in [
            (ProfileField::BornOn, "1981-03-13"),
            (ProfileField::Gender, "female"),
            (ProfileField::Phone, "0912345670"),
        ] {
            assert!(typed(field).value().is_ok_and(|sent| sent == (field, value.to_owned())));
        }
        assert!(Typed::default().value().is_err_and(|refusal| refusal.fields[0].field == "field"));
        let empty = Typed { field: Some(ProfileField::Name), ..Typed::default() };
        assert!(empty.value().is_err_and(|refusal| refusal.fields[0].field == "value"));
    }
}
