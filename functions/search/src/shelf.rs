//! A shelf: built whole, packed, opened in memory.

use shared::document::{Audience, Document, LooseNumber};
use shared::text::fold;
use shared::time::local_date;
use tantivy::directory::RamDirectory;
use tantivy::index::SegmentComponent;
use tantivy::schema::{Schema, Value};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{DocAddress, DocId, Index, ReloadPolicy, Searcher, TantivyDocument, Term};

use crate::entry::Entry;
use crate::fields::FIELDS;
use crate::pack::{pack, unpack};
use crate::words::Form;
use crate::{SearchError, SearchResult};

/// The version of what a shelf is made of. Raise it whenever fields or the reading of words change: the next publication
/// of an organisation, or an operator's word, builds its shelf anew from the table.
///
/// Until then readers go on with what is there, as long as they can: they ask for fields by their place, so a shelf that
/// has theirs at the same places can be read, whatever else it has behind them. A new field is therefore added behind the
/// others, built everywhere, and asked for by the release after; a field that is dropped or moved cannot be waited for.
pub const FORMAT: u32 = 1;

/// What building may take in memory before it writes a part out; there it stops, so it is ample.
const MEMORY: usize = 256 << 20;

/// The files of an index of one segment from which nothing was deleted.
const PARTS: [SegmentComponent; 6] = [
    SegmentComponent::Postings,
    SegmentComponent::Positions,
    SegmentComponent::FastFields,
    SegmentComponent::FieldNorms,
    SegmentComponent::Terms,
    SegmentComponent::Store,
];

/// A shelf in memory.
pub struct Shelf {
    searcher: Searcher,
    bytes: usize,
}

impl Shelf {
    /// Builds a shelf of these entries and packs it. The same entries in the same order make the same bytes.
    ///
    /// # Errors
    /// When the index refuses an entry.
    pub fn build(entries: &[Entry]) -> SearchResult<Vec<u8>> {
        let directory = RamDirectory::create();
        let builder = Index::builder().schema(FIELDS.schema.clone()).tokenizers(tokenizers());
        let mut writer = builder.single_segment_index_writer(directory.clone(), MEMORY)?;
        for entry in entries {
            writer.add_document(stored(entry)?)?;
        }
        let index = writer.finalize()?;
        let (mut names, mut segment) = (vec!["meta.json".to_owned()], String::new());
        for meta in index.searchable_segment_metas()? {
            segment = meta.id().uuid_string();
            let files = PARTS.map(|part| meta.relative_path(part).to_string_lossy().into_owned());
            names.extend(files);
        }
        pack(&directory, &names, &segment)
    }

    /// Opens a packed shelf.
    ///
    /// # Errors
    /// [`SearchError::Foreign`] for a shelf that lacks a field of ours, or has it at another place.
    pub fn open(bytes: &[u8]) -> SearchResult<Self> {
        let directory = unpack(bytes)?;
        let size = directory.total_mem_usage();
        let mut index = Index::open(directory)?;
        if !has_our_fields(&index.schema()) {
            return Err(SearchError::Foreign);
        }
        index.set_tokenizers(tokenizers());
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { searcher: tantivy::IndexReader::searcher(&reader), bytes: size })
    }

    /// Everything on it, in the order in which it was put there.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn entries(&self) -> SearchResult<Vec<Entry>> {
        (0..self.len()).map(|place| self.entry(DocAddress::new(0, place))).collect()
    }

    /// How many documents stand on it.
    pub fn len(&self) -> DocId {
        DocId::try_from(self.searcher.num_docs()).unwrap_or(DocId::MAX)
    }

    /// Whether nothing stands on it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether something on it is for this audience.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn holds(&self, audience: Audience) -> SearchResult<bool> {
        let term = Term::from_field_text(FIELDS.audience, &word(&audience)?);
        Ok(self.searcher.doc_freq(&term)? > 0)
    }

    /// How much of the memory it takes.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    pub(crate) fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    pub(crate) fn entry(&self, place: DocAddress) -> SearchResult<Entry> {
        let found: TantivyDocument = self.searcher.doc(place)?;
        let json = found.get_first(FIELDS.entry).and_then(|value| value.as_bytes());
        let json = json.ok_or_else(|| SearchError::Damaged("a document without its entry".into()))?;
        serde_json::from_slice(json).map_err(|error| SearchError::Damaged(error.to_string()))
    }
}

/// Whether a shelf has every field that is asked for, each at its place.
fn has_our_fields(theirs: &Schema) -> bool {
    let mut pairs = FIELDS.schema.fields().zip(theirs.fields());
    theirs.num_fields() >= FIELDS.schema.num_fields() && pairs.all(|((_, ours), (_, theirs))| ours == theirs)
}

fn tokenizers() -> TokenizerManager {
    let tokenizers = TokenizerManager::default();
    for form in [Form::Folded, Form::Sounded] {
        tokenizers.register(form.name(), form.analyzer());
    }
    tokenizers
}

/// An entry as the index takes it.
fn stored(entry: &Entry) -> SearchResult<TantivyDocument> {
    let (fields, document) = (&*FIELDS, &entry.document);
    let mut stored = TantivyDocument::default();
    let title = entry.title();
    stored.add_text(fields.title, &title);
    stored.add_text(fields.title_sounded, &title);
    for passage in &entry.passages {
        stored.add_text(fields.text, &passage.words);
        stored.add_text(fields.text_sounded, &passage.words);
    }
    for number in numbers(document) {
        stored.add_text(fields.number, number);
    }
    stored.add_text(fields.org, document.org.to_string());
    stored.add_text(fields.kind, word(&document.head.kind)?);
    stored.add_text(fields.audience, word(&document.head.audience)?);
    stored.add_text(fields.state, document.state.as_str());
    if let Some(at) = document.published_at {
        stored.add_i64(fields.year, i64::from(local_date(at).year()));
        stored.add_i64(fields.published, at.as_second());
    }
    let json = serde_json::to_vec(entry).map_err(|error| SearchError::Damaged(error.to_string()))?;
    stored.add_bytes(fields.entry, &json);
    Ok(stored)
}

/// The ways to write a number: with and without the symbol of the body.
fn numbers(document: &Document) -> Vec<String> {
    let Some(number) = &document.number else { return Vec::new() };
    let code = fold(&number.code);
    let loose = |symbol| LooseNumber { serial: number.serial, code: Some(code.clone()), symbol };
    let symbol = shared::document::number::squeezed(&number.symbol);
    [None, Some(symbol)].map(|symbol| key(&loose(symbol))).to_vec()
}

/// A number in one word.
pub fn key(number: &LooseNumber) -> String {
    let part = |part: &Option<String>| part.clone().unwrap_or_default();
    format!("{} {} {}", number.serial, part(&number.code), part(&number.symbol))
}

/// The name of a value of an enum, as in JSON.
pub fn word(value: &impl serde::Serialize) -> SearchResult<String> {
    let json = serde_json::to_value(value).map_err(|error| SearchError::Damaged(error.to_string()))?;
    json.as_str().map(str::to_owned).ok_or_else(|| SearchError::Damaged("no plain word".into()))
}

#[cfg(test)]
mod tests {
    use tantivy::schema::{STRING, SchemaBuilder};

    use super::*;

    fn schema(change: impl FnOnce(&mut Vec<tantivy::schema::FieldEntry>)) -> Schema {
        let mut fields: Vec<_> = FIELDS.schema.fields().map(|(_, entry)| entry.clone()).collect();
        change(&mut fields);
        let mut builder = SchemaBuilder::new();
        for field in fields {
            builder.add_field(field);
        }
        builder.build()
    }

    #[test]
    fn a_shelf_with_our_fields_can_be_read_whatever_else_it_has() {
        let new = || tantivy::schema::FieldEntry::new_text("signer".into(), STRING);
        assert!(has_our_fields(&schema(|_| {})));
        assert!(has_our_fields(&schema(|fields| fields.push(new()))), "one more behind");
        assert!(!has_our_fields(&schema(|fields| fields.insert(0, new()))), "all others moved");
        assert!(!has_our_fields(&schema(|fields| drop(fields.pop()))), "one is missing");
        let renamed = schema(|fields| *fields.last_mut().unwrap() = new());
        assert!(!has_our_fields(&renamed), "another one in its place");
    }
}
