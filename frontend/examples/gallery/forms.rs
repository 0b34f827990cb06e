//! Every field, with and without mistakes.

use frontend::form::{Bind, FormView, Refusal};
use frontend::parts::*;
use frontend::route::Route;
use jiff::civil::{date, time};
use shared::problem::FieldProblem;
use yew::prelude::*;

fn bind<V: 'static>(name: &'static str, value: V) -> Bind<V> {
    Bind::new(name, value, Callback::noop())
}

fn wrong<V: 'static>(name: &'static str, value: V, sentence: &'static str) -> Bind<V> {
    let mut bind = bind(name, value);
    bind.error = Some(sentence.into());
    bind
}

#[component]
pub fn Forms() -> Html {
    let refusal = Refusal::from(vec![
        FieldProblem::new("reason", "Xin chọn lý do vắng."),
        FieldProblem::new("note", "Xin viết lý do cụ thể."),
    ]);
    let view = FormView { refusal, attempt: 1, busy: false, restored: false };
    let reasons = || {
        vec![
            Opt::new(1, "Đi công tác").note("Cơ quan, đơn vị cử đi").glyph(Glyph::Send),
            Opt::new(2, "Ốm, khám bệnh").glyph(Glyph::Plus),
            Opt::new(3, "Việc gia đình").glyph(Glyph::Home),
        ]
    };
    html! {
        <Page title="Xin phép vắng" back={Route::Meetings}>
            <FormFrame {view} onsubmit={Callback::noop()}>
                <Choice<u8> label="Lý do vắng" options={reasons()} bind={wrong("reason", None, "Xin chọn lý do vắng.")} />
                <Choice<u8> label="Lý do khác" hint="Chọn một" options={reasons()} bind={bind("other", Some(2))} />
                <SelectField<u8> label="Người thay" options={reasons()} bind={bind("instead", Some(1))} />
                <TextArea label="Ghi chú" bind={wrong("note", String::new(), "Xin viết lý do cụ thể.")} />
                <TextField label="Số định danh" hint="12 số trên thẻ căn cước" keys={Keys::Digits} bind={bind("citizen_id", "001061000123".to_owned())} />
                <TextField label="Mã kích hoạt" keys={Keys::Code} bind={bind("code", "K7QM-2XRA".to_owned())} />
                <PasswordField bind={bind("password", "abc".to_owned())} />
                <Cluster>
                    <DateField label="Ngày họp" bind={bind("day", Some(date(2026, 11, 25)))} />
                    <TimeField label="Giờ" bind={bind("time", Some(time(19, 30, 0, 0)))} />
                    <NumberField label="Thời lượng" optional=true unit="phút" bind={bind("minutes", Some(90))} />
                </Cluster>
                <Checkbox label="Gửi giấy mời ngay" hint="18 đồng chí sẽ nhận được" bind={bind("now", true)} />
                <FileField id="file" label="Danh sách đảng viên" hint="Tệp Excel hoặc CSV, tối đa 10 MB" onfile={Callback::noop()} />
                <StickyAction><Button submit=true>{ "Gửi đơn xin vắng" }</Button><Button kind={Kind::Secondary}>{ "Để sau" }</Button></StickyAction>
            </FormFrame>
        </Page>
    }
}
