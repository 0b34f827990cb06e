//! What is typed while registering. It is kept nowhere but in this page.

use jiff::civil::Date;
use shared::id::{OrgId, RegistrationId};
use shared::problem::FieldProblem;
use shared::registration::NewRegistration;
use yew::prelude::*;

use crate::form::{Form, Refusal};
use crate::parts::{DateField, Keys, Password, PasswordField, TextField};

/// What is typed.
#[derive(Clone, PartialEq, Default)]
pub struct Typed {
    name: String,
    born_on: Option<Date>,
    citizen_id: String,
    phone: String,
    password: String,
}

impl Typed {
    /// The request, when nothing is left empty. Everything else the server says field by field.
    pub fn request(self, id: RegistrationId, branch: OrgId) -> Result<NewRegistration, Refusal> {
        let mut wrong = Vec::new();
        let mut need = |is_there: bool, field: &str, sentence: &str| {
            if !is_there {
                wrong.push(FieldProblem::new(field, sentence));
            }
        };
        need(!self.name.trim().is_empty(), "name", "Xin ghi họ và tên.");
        need(self.born_on.is_some(), "born_on", "Xin chọn ngày sinh.");
        need(
            !self.citizen_id.trim().is_empty(),
            "citizen_id",
            "Xin nhập số định danh, 12 số trên thẻ căn cước.",
        );
        need(!self.phone.trim().is_empty(), "phone", "Xin nhập số điện thoại.");
        need(!self.password.is_empty(), "password", "Xin đặt mật khẩu.");
        match self.born_on.filter(|_| wrong.is_empty()) {
            Some(born_on) => Ok(NewRegistration {
                id,
                name: self.name,
                born_on,
                citizen_id: self.citizen_id,
                phone: self.phone,
                branch,
                password: self.password,
            }),
            None => Err(wrong.into()),
        }
    }
}

/// The five fields.
pub fn fields(form: &Form<Typed>) -> Html {
    html! {
        <>
            <TextField label="Họ và tên" hint="Như trên thẻ căn cước" autocomplete="name"
                bind={form.bind("name", |typed: &mut Typed| &mut typed.name)} />
            <DateField label="Ngày sinh" bind={form.bind("born_on", |typed: &mut Typed| &mut typed.born_on)} />
            <TextField label="Số định danh" hint="12 số trên thẻ căn cước" keys={Keys::Digits} autocomplete="username"
                bind={form.bind("citizen_id", |typed: &mut Typed| &mut typed.citizen_id)} />
            <TextField label="Số điện thoại" keys={Keys::Phone} autocomplete="tel"
                bind={form.bind("phone", |typed: &mut Typed| &mut typed.phone)} />
            <PasswordField label="Mật khẩu sẽ dùng" password={Password::New}
                hint="Ít nhất 10 ký tự. Ghép ba, bốn tiếng dễ nhớ với riêng đồng chí."
                bind={form.bind("password", |typed: &mut Typed| &mut typed.password)} />
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_is_asked_for_before_anything_is_sent() {
        let (id, branch) = (RegistrationId::from_parts(1, 1), OrgId::from_parts(1, 2));
        let refusal = Typed::default().request(id, branch).err().expect("all of it is empty");
        let fields: Vec<_> = refusal.fields.iter().map(|field| field.field.as_str()).collect();
        assert_eq!(fields, ["name", "born_on", "citizen_id", "phone", "password"]);
    }
}
