//! Banks of questions.

use jiff::Timestamp;
use shared::endpoint::{Cursor, Page};
use shared::id::{OrgId, QuestionId};
use shared::study::Question;

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored};
use crate::key::{self, Keys};
use crate::table::Order;
use crate::write::Write;

impl Entity for Question {
    const KIND: &'static str = "question";

    fn keys(&self) -> Keys {
        key::question(self.org, self.id).into()
    }
}

fn with_rev(stored: Stored<Question>) -> Question {
    Question { rev: stored.rev, ..stored.value }
}

impl Store {
    /// A question of a bank.
    pub async fn find_question(&self, org: OrgId, id: QuestionId) -> StoreResult<Option<Stored<Question>>> {
        self.app.get(&key::question(org, id)).await
    }

    /// A page of a bank, newest first; perhaps without what was written a moment ago.
    pub async fn list_questions(
        &self,
        org: OrgId,
        count: usize,
        after: Option<&Cursor>,
    ) -> StoreResult<Page<Question>> {
        let partition = key::questions(org).to_show();
        let page = self.app.page::<Question>(&partition, Order::Descending, count, after).await?;
        Ok(Page { items: page.items.into_iter().map(with_rev).collect(), next: page.next })
    }

    /// A whole bank: it has a most by the rules.
    pub async fn all_questions(&self, org: OrgId) -> StoreResult<Vec<Question>> {
        let found = self.app.all::<Question>(&key::questions(org)).await?;
        Ok(found.into_iter().map(with_rev).collect())
    }

    /// Adds a question.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when the id is taken.
    pub async fn create_question(&self, question: &Question, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::create(question, now)?]).await
    }

    /// Writes a changed question.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn change_question(&self, question: &Stored<Question>, now: Timestamp) -> StoreResult<()> {
        self.app.write(vec![Write::replace(question, now)?]).await
    }

    /// Removes a question.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn remove_question(&self, question: &Stored<Question>) -> StoreResult<()> {
        self.app.write(vec![Write::remove_read(question)]).await
    }

    /// Loads many questions without conditions: for an import, whose ids name their content, and for demo data.
    pub async fn load_questions(&self, questions: &[Question], now: Timestamp) -> StoreResult<()> {
        self.app.load(questions, now).await
    }
}
