//! The bank of questions of an organisation.

use std::collections::BTreeMap;

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::endpoint::{Nothing, Page};
use shared::problem::ProblemCode;
use shared::rules::study_rules;
use shared::study::{
    ChangeQuestion, CountQuestions, CreateQuestion, Difficulty, Question, QuestionSearch, RemoveQuestion,
    SearchQuestions, TopicCount,
};
use shared::text::{matches, tidy};
use shared::time::local_date;
use store::{StoreError, Stored};

use crate::load;

/// Questions of a page.
const PAGE: usize = 30;

/// Questions read at once in search of those that fit.
const READ: usize = 100;

/// How often at most: so many reads are a whole bank, so that a page without any is the answer that there are none.
const MOST_READS: usize = 21;

/// `search_questions`.
pub async fn search_questions(app: App, by: Member, call: Call<SearchQuestions>) -> Result<Page<Question>> {
    let org = load::org(&app, &by, call.path.org, Action::KeepQuestions).await?;
    let search = QuestionSearch { topic: tidy(&call.body.topic), ..call.body };
    let (mut after, mut items) = (search.after.clone(), Vec::new());
    let is_narrowed = !search.words.is_empty() || !search.topic.is_empty() || search.difficulty.is_some();
    let at_once = if is_narrowed { READ } else { PAGE };
    for _ in 0..MOST_READS {
        let page = app.store.list_questions(org.id, at_once, after.as_ref()).await?;
        items.extend(page.items.into_iter().filter(|question| fits(question, &search)));
        after = page.next;
        if items.len() >= PAGE / 2 || after.is_none() {
            break;
        }
    }
    Ok(Page { items, next: after })
}

fn fits(question: &Question, search: &QuestionSearch) -> bool {
    let draft = &question.draft;
    (search.topic.is_empty() || search.topic == draft.topic)
        && search.difficulty.is_none_or(|difficulty| difficulty == draft.difficulty)
        && matches(&search.words, &draft.text)
}

/// `count_questions`.
pub async fn count_questions(app: App, by: Member, call: Call<CountQuestions>) -> Result<Vec<TopicCount>> {
    let org = load::org(&app, &by, call.path.org, Action::KeepQuestions).await?;
    let mut topics: BTreeMap<String, [u32; 3]> = BTreeMap::new();
    for question in app.store.all_questions(org.id).await? {
        let counts = topics.entry(question.draft.topic).or_default();
        let place = Difficulty::ALL.iter().position(|known| *known == question.draft.difficulty);
        counts[place.unwrap_or(0)] += 1;
    }
    Ok(topics.into_iter().map(|(topic, counts)| TopicCount { topic, counts }).collect())
}

/// `create_question`.
pub async fn create_question(app: App, by: Member, call: Call<CreateQuestion>) -> Result<Question> {
    let org = load::org(&app, &by, call.path.org, Action::KeepQuestions).await?;
    let draft = call.body.draft.checked()?;
    if let Some(there) = app.store.find_question(org.id, call.body.id).await? {
        return Ok(shown(there));
    }
    if app.store.all_questions(org.id).await?.len() >= study_rules(local_date(app.now())).most_questions {
        return Err(ProblemCode::BankFull.into());
    }
    let question = Question { id: call.body.id, org: org.id, draft, rev: 0 };
    match app.store.create_question(&question, app.now()).await {
        Ok(()) => Ok(shown(Stored { rev: 1, value: question })),
        Err(StoreError::Conflict) => {
            let there = app.store.find_question(org.id, question.id).await?;
            Ok(shown(there.ok_or(ProblemCode::Stale)?))
        }
        Err(error) => Err(error.into()),
    }
}

/// `change_question`.
pub async fn change_question(app: App, by: Member, call: Call<ChangeQuestion>) -> Result<Question> {
    let org = load::org(&app, &by, call.path.org, Action::KeepQuestions).await?;
    let draft = call.body.draft.checked()?;
    let found = app.store.find_question(org.id, call.path.question).await?;
    let mut stored = found.ok_or(ProblemCode::NotFound)?;
    if call.body.rev.checked_add(1) == Some(stored.rev) && stored.value.draft == draft {
        return Ok(shown(stored));
    }
    kit::check_rev(&stored, call.body.rev)?;
    stored.value.draft = draft;
    app.store.change_question(&stored, app.now()).await?;
    stored.rev += 1;
    Ok(shown(stored))
}

/// `remove_question`.
pub async fn remove_question(app: App, by: Member, call: Call<RemoveQuestion>) -> Result<Nothing> {
    let org = load::org(&app, &by, call.path.org, Action::KeepQuestions).await?;
    // Who asks again because no reply came finds it gone, as they wanted.
    if let Some(stored) = app.store.find_question(org.id, call.path.question).await? {
        kit::check_rev(&stored, call.body.rev)?;
        app.store.remove_question(&stored).await?;
    }
    Ok(Nothing {})
}

fn shown(stored: Stored<Question>) -> Question {
    Question { rev: stored.rev, ..stored.value }
}
