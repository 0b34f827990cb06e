//! The fields of an index, the same for every shelf.

use std::sync::LazyLock;

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

use crate::words::Form;

/// The fields.
pub struct Fields {
    /// All of them, as the index wants them.
    pub schema: Schema,
    /// Words of title and abstract, folded.
    pub title: Field,
    /// The same as they sound.
    pub title_sounded: Field,
    /// Words of the text, folded.
    pub text: Field,
    /// The same as they sound.
    pub text_sounded: Field,
    /// Ways to write the number: `339 qd`, `339 qd tw`.
    pub number: Field,
    /// Who issued it.
    pub org: Field,
    /// What kind it is.
    pub kind: Field,
    /// For whom it is.
    pub audience: Field,
    /// Whether it is in force or replaced.
    pub state: Field,
    /// The year in which it was published.
    pub year: Field,
    /// When it was published, in seconds since 1970.
    pub published: Field,
    /// The entry itself, in JSON.
    pub entry: Field,
}

/// The fields of every shelf.
pub static FIELDS: LazyLock<Fields> = LazyLock::new(Fields::new);

impl Fields {
    fn new() -> Self {
        let mut schema = Schema::builder();
        let words = |form: Form| {
            let indexing = TextFieldIndexing::default().set_tokenizer(form.name());
            TextOptions::default()
                .set_indexing_options(indexing.set_index_option(IndexRecordOption::WithFreqsAndPositions))
        };
        Self {
            title: schema.add_text_field("title", words(Form::Folded)),
            title_sounded: schema.add_text_field("title_sounded", words(Form::Sounded)),
            text: schema.add_text_field("text", words(Form::Folded)),
            text_sounded: schema.add_text_field("text_sounded", words(Form::Sounded)),
            number: schema.add_text_field("number", STRING),
            org: schema.add_text_field("org", STRING),
            kind: schema.add_text_field("kind", STRING),
            audience: schema.add_text_field("audience", STRING),
            state: schema.add_text_field("state", STRING),
            year: schema.add_i64_field("year", INDEXED),
            published: schema.add_i64_field("published", INDEXED | FAST),
            entry: schema.add_bytes_field("entry", STORED),
            schema: schema.build(),
        }
    }
}
