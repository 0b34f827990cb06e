//! Documents: the head in one item, the body in another, so that lists never read bodies.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::document::{Body, Document, DocumentState, DocumentStep, NumberPlace};
use shared::endpoint::{Cursor, Page};
use shared::file::FileOwner;
use shared::id::{DocumentId, OrgId};

use crate::connect::Store;
use crate::error::StoreResult;
use crate::item::{Entity, Stored, from_item, kind_of};
use crate::key::{self, Freshness, Keys};
use crate::table::Order;
use crate::write::Write;

/// Most writes of one transaction.
const MOST_WRITES: usize = 100;

/// Entries of a page of an office.
const PAGE: usize = 30;

impl Entity for Document {
    const KIND: &'static str = "document";

    fn keys(&self) -> Keys {
        key::document_keys(self.id, self.org, self.state, self.published_at)
    }
}

impl Entity for DocumentStep {
    const KIND: &'static str = "document_step";

    fn keys(&self) -> Keys {
        key::document_step(self.document, self.number).into()
    }
}

/// The body of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredBody {
    /// Of which document.
    pub document: DocumentId,
    /// What is read.
    pub body: Body,
}

impl Entity for StoredBody {
    const KIND: &'static str = "document_body";

    fn keys(&self) -> Keys {
        key::document_body(self.document).into()
    }
}

/// Keeps a number unique and says whose it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NumberGuard {
    place: GuardPlace,
    serial: u32,
    document: DocumentId,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct GuardPlace {
    org: OrgId,
    term: i16,
    code: String,
}

impl NumberGuard {
    /// The guard of a number.
    pub fn at(place: &NumberPlace, serial: u32, document: DocumentId) -> Self {
        let NumberPlace { org, term, code } = place.clone();
        Self { place: GuardPlace { org, term, code }, serial, document }
    }

    fn of(document: &Document) -> Option<Self> {
        let NumberPlace { org, term, code } = document.number_place()?;
        let serial = document.number.as_ref()?.serial;
        Some(Self { place: GuardPlace { org, term, code }, serial, document: document.id })
    }
}

impl Entity for NumberGuard {
    const KIND: &'static str = "document_number";

    fn keys(&self) -> Keys {
        let GuardPlace { org, term, code } = self.place.clone();
        key::document_number(&NumberPlace { org, term, code }, self.serial).into()
    }
}

impl Store {
    /// A document without its body.
    pub async fn find_document(&self, id: DocumentId) -> StoreResult<Option<Stored<Document>>> {
        self.app.get(&key::document(id)).await
    }

    /// A document with its body, in one query.
    pub async fn find_whole_document(
        &self,
        id: DocumentId,
        freshness: Freshness,
    ) -> StoreResult<Option<(Stored<Document>, Body)>> {
        let (mut document, mut body) = (None, Body::default());
        let partition = key::Partition { freshness, ..key::document_whole(id) };
        for item in self.app.all_items(&partition).await? {
            match kind_of(&item) {
                Document::KIND => document = Some(from_item(item)?),
                StoredBody::KIND => body = from_item::<StoredBody>(item)?.value.body,
                _ => {}
            }
        }
        Ok(document.map(|document| (document, body)))
    }

    /// A page of the documents of an organisation in one state; published and replaced ones come together, newest
    /// first.
    pub async fn list_documents(
        &self,
        org: OrgId,
        state: DocumentState,
        after: Option<&Cursor>,
    ) -> StoreResult<Page<Stored<Document>>> {
        let partition = if state.is_in_library() { key::library_all(org) } else { key::office(org, state) };
        self.app.page(&partition, Order::Descending, PAGE, after).await
    }

    /// The highest serial in use; 0 before the first.
    pub async fn last_document_number(&self, place: &NumberPlace) -> StoreResult<u32> {
        let numbers = key::document_numbers(place).to_show();
        let page = self.app.page::<NumberGuard>(&numbers, Order::Descending, 1, None).await?;
        Ok(page.items.first().map_or(0, |guard| guard.value.serial))
    }

    /// Adds a draft.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when the id is taken.
    pub async fn create_document(&self, document: &Document, body: &Body, now: Timestamp) -> StoreResult<()> {
        let body = StoredBody { document: document.id, body: body.clone() };
        let mut writes = vec![Write::create(document, now)?, Write::create(&body, now)?];
        if let Some(step) = document.first_step() {
            writes.push(Write::put(&step, now)?);
        }
        self.app.write(writes).await
    }

    /// Writes a changed draft with its body.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn rewrite_document(
        &self,
        document: &Stored<Document>,
        step: &DocumentStep,
        body: &Body,
        now: Timestamp,
    ) -> StoreResult<()> {
        let body = StoredBody { document: document.value.id, body: body.clone() };
        let writes = vec![Write::replace(document, now)?, Write::put(&body, now)?, Write::put(step, now)?];
        self.app.write(writes).await
    }

    /// Writes a changed document, its body as it is.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn change_document(
        &self,
        document: &Stored<Document>,
        step: &DocumentStep,
        now: Timestamp,
    ) -> StoreResult<()> {
        self.heads.forget(document.value.org);
        self.app.write(vec![Write::replace(document, now)?, Write::put(step, now)?]).await
    }

    /// Publishes a document under its number, which must be free.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it, or the number is taken: [`Self::is_number_free`] tells.
    pub async fn publish_document(
        &self,
        document: &Stored<Document>,
        step: &DocumentStep,
        now: Timestamp,
    ) -> StoreResult<()> {
        self.heads.forget(document.value.org);
        let mut writes = vec![Write::replace(document, now)?, Write::put(step, now)?];
        if let Some(guard) = NumberGuard::of(&document.value) {
            writes.push(Write::create(&guard, now)?);
        }
        self.app.write(writes).await
    }

    /// Whether nobody bears the number of this document yet.
    pub async fn is_number_free(&self, document: &Document) -> StoreResult<bool> {
        let Some(guard) = NumberGuard::of(document) else { return Ok(true) };
        Ok(self.app.get::<NumberGuard>(&guard.keys().key).await?.is_none())
    }

    /// Removes a document that was never published, with its files.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when somebody else changed it.
    pub async fn remove_document(&self, document: &Stored<Document>) -> StoreResult<()> {
        let owner = FileOwner::Document(document.value.id);
        let files = self.files_of(owner).await?.into_iter();
        let body = Write::remove(key::document_body(document.value.id));
        let files = files.map(|file| Write::remove(key::file(owner, file.value.id)));
        // Each step is known by its number, and their rule keeps them few enough for one transaction.
        let steps = document.value.work.as_ref().map_or(0, |work| work.steps);
        let steps = (1..=steps).map(|number| Write::remove(key::document_step(document.value.id, number)));
        let all = [Write::remove_read(document), body].into_iter().chain(files).chain(steps);
        self.app.write(all.take(MOST_WRITES).collect()).await
    }

    /// The steps that a document took, the oldest first.
    pub async fn document_steps(&self, id: DocumentId) -> StoreResult<Vec<DocumentStep>> {
        let found = self.app.all::<DocumentStep>(&key::document_steps(id).to_show()).await?;
        Ok(found.into_iter().map(|stored| stored.value).collect())
    }

    /// Loads the steps of many documents without conditions: for demo data.
    pub async fn load_document_steps(&self, steps: &[DocumentStep], now: Timestamp) -> StoreResult<()> {
        self.app.load(steps, now).await
    }

    /// Loads many documents without conditions, with bodies and numbers: for demo data.
    pub async fn load_documents(&self, documents: &[(Document, Body)], now: Timestamp) -> StoreResult<()> {
        let heads: Vec<_> = documents.iter().map(|(document, _)| document.clone()).collect();
        let body =
            |(document, body): &(Document, Body)| StoredBody { document: document.id, body: body.clone() };
        let bodies: Vec<_> = documents.iter().map(body).collect();
        let guards: Vec<_> = heads.iter().filter_map(NumberGuard::of).collect();
        self.app.load(&bodies, now).await?;
        self.app.load(&guards, now).await?;
        self.app.load(&heads, now).await
    }
}
