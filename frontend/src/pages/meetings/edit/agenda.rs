//! The agenda: items with their minutes, to be added, taken out and put in order.

use jiff::civil::Date;
use yew::prelude::*;

use super::typed::{Typed, TypedItem};
use crate::form::Form;
use crate::parts::{
    Alert, Button, Card, Cluster, Glyph, Kind, Muted, NumberField, Order, OrderButtons, Section, TextField,
    Tone,
};

/// Most items, as the plan's own check has it.
const MOST: usize = 30;

/// The fields of the agenda, with the sum; `last` is the agenda of the last meeting of this kind, `review` the item that
/// comes first because something is still to be done.
pub fn agenda(
    form: &Form<Typed>,
    last: Option<Vec<TypedItem>>,
    review: Option<&TypedItem>,
    today: Date,
) -> Html {
    let typed = form.data();
    let count = typed.agenda.len();
    let onadd = {
        let form = form.clone();
        Callback::from(move |()| form.change(|typed| typed.agenda.push(TypedItem::default())))
    };
    let is_blank = typed.agenda.iter().all(|item| *item == TypedItem::default() || Some(item) == review);
    let onlast = last.filter(|_| is_blank).map(|items| {
        let form = form.clone();
        let items: Vec<_> = review.cloned().into_iter().chain(items).collect();
        Callback::from(move |()| {
            let items = items.clone();
            form.change(move |typed| typed.agenda = items);
        })
    });
    html! {
        <Section title="Chương trình">
            if let Some(onclick) = onlast {
                <Cluster>
                    <Button kind={Kind::Secondary} icon={Glyph::Retry} {onclick}>{ "Lấy chương trình lần họp trước" }</Button>
                </Cluster>
            }
            { for (0..count).map(|index| item(form, index)) }
            if count < MOST {
                <Cluster>
                    <Button kind={Kind::Secondary} icon={Glyph::Plus} onclick={onadd}>{ "Thêm mục" }</Button>
                </Cluster>
            }
            <Muted>{ format!("Tổng cộng {} phút.", typed.minutes()) }</Muted>
            if let Some(least) = typed.too_short(today) {
                <Alert tone={Tone::Warning}>
                    <p>{ format!("Chương trình ngắn hơn {least} phút, là thời gian tối thiểu của một buổi sinh hoạt \
                                  thường kỳ. Đồng chí vẫn lưu và mời họp được.") }</p>
                </Alert>
            }
        </Section>
    }
}

fn item(form: &Form<Typed>, index: usize) -> Html {
    let onorder = {
        let form = form.clone();
        Callback::from(move |order: Order| form.change(move |typed| order.apply(&mut typed.agenda, index)))
    };
    let aside = html! {
        <OrderButtons list="agenda" noun="mục" {index} count={form.data().agenda.len()} {onorder} />
    };
    let title =
        form.bind(format!("agenda.{index}.title"), move |typed: &mut Typed| &mut typed.agenda[index].title);
    let minutes = form
        .bind(format!("agenda.{index}.minutes"), move |typed: &mut Typed| &mut typed.agenda[index].minutes);
    html! {
        <Card title={format!("Mục {}", index + 1)} level={3} {aside}>
            <TextField label="Nội dung" bind={title} max={Some(300)} />
            <NumberField label="Thời lượng" unit="phút" optional=true bind={minutes} />
        </Card>
    }
}
