//! The fields of a quiz: what a paper is made of, what is enough, what is shown.

use std::rc::Rc;

use shared::endpoint::Nothing;
use shared::id::OrgId;
use shared::org::OrgAt;
use shared::study::{CountQuestions, CountedAttempt, Difficulty, PartialCredit, Review, TopicCount};
use yew::prelude::*;

use super::super::words::named;
use super::typed::{Typed, TypedDraw};
use crate::form::Form;
use crate::load::use_load;
use crate::parts::{Button, Card, Choice, Cluster, Glyph, Kind, Muted, NumberField, Opt, SelectField, Stack};

/// What the bank has, once that is known.
#[hook]
pub fn use_topics(org: OrgId) -> Rc<Vec<TopicCount>> {
    let load = use_load::<CountQuestions>(OrgAt { org }, Nothing {});
    Rc::new(load.ready().cloned().unwrap_or_default())
}

/// The fields.
pub fn quiz_fields(form: &Form<Typed>, topics: &[TopicCount]) -> Html {
    let there: u32 = topics.iter().flat_map(|topic| topic.counts).sum();
    let more = {
        let form = form.clone();
        Callback::from(move |()| {
            form.change(|typed| typed.draws.push(TypedDraw { count: Some(5), ..TypedDraw::default() }));
        })
    };
    html! {
        <Stack>
            <Muted>{ format!("Ngân hàng có {there} câu. Đề của mỗi đồng chí được rút ngẫu nhiên theo các nhóm dưới đây.") }</Muted>
            { for (0..form.data().draws.len()).map(|index| draw(form, index, topics)) }
            <Cluster><Button kind={Kind::Secondary} icon={Glyph::Plus} onclick={more}>{ "Thêm nhóm câu hỏi" }</Button></Cluster>
            <NumberField label="Mức đạt" unit="%" bind={form.bind("quiz.pass_mark", |typed: &mut Typed| &mut typed.pass_mark)} />
            <NumberField label="Số lần được làm" unit="lần" bind={form.bind("quiz.attempts", |typed: &mut Typed| &mut typed.attempts)} />
            <NumberField label="Thời gian mỗi lần" optional=true unit="phút" hint="Để trống thì làm đến hết đợt."
                bind={form.bind("quiz.minutes", |typed: &mut Typed| &mut typed.minutes)} />
            <Choice<CountedAttempt> label="Lấy kết quả" options={CountedAttempt::ALL.map(|it| Opt::new(it, it.label())).to_vec()}
                bind={form.bind("quiz.counts", |typed: &mut Typed| &mut typed.counts)} />
            <Choice<PartialCredit> label="Câu có nhiều đáp án đúng" options={PartialCredit::ALL.map(|it| Opt::new(it, it.label())).to_vec()}
                bind={form.bind("quiz.partial", |typed: &mut Typed| &mut typed.partial)} />
            <Choice<Review> label="Sau khi nộp bài" options={Review::ALL.map(|it| Opt::new(it, it.label())).to_vec()}
                bind={form.bind("quiz.review", |typed: &mut Typed| &mut typed.review)} />
        </Stack>
    }
}

fn draw(form: &Form<Typed>, index: usize, topics: &[TopicCount]) -> Html {
    let difficulties = Difficulty::ALL.map(|difficulty| Opt::new(difficulty, difficulty.label())).to_vec();
    let less = {
        let form = form.clone();
        Callback::from(move |()| {
            form.change(move |typed| {
                typed.draws.remove(index);
            });
        })
    };
    html! {
        <Card title={format!("Nhóm câu hỏi {}", index + 1)}>
            <SelectField<String> label="Chủ đề" optional=true none="Mọi chủ đề" options={named(topics)}
                bind={form.bind(format!("quiz.draws.{index}.topic"), move |typed: &mut Typed| &mut typed.draws[index].topic)} />
            <SelectField<Difficulty> label="Mức độ" optional=true none="Mọi mức độ" options={difficulties}
                bind={form.bind(format!("quiz.draws.{index}.difficulty"), move |typed: &mut Typed| &mut typed.draws[index].difficulty)} />
            <NumberField label="Số câu" bind={form.bind(format!("quiz.draws.{index}.count"), move |typed: &mut Typed| &mut typed.draws[index].count)} />
            if form.data().draws.len() > 1 {
                <Cluster><Button kind={Kind::Tertiary} icon={Glyph::Cross} label={format!("Bỏ nhóm {}", index + 1)} onclick={less}>{ "Bỏ" }</Button></Cluster>
            }
        </Card>
    }
}
