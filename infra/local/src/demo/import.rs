//! The way past the requests: items handed to the embedded engine by the thousand, each lot in one transaction and
//! without records in the change stream.

use std::fmt;

use aws_sdk_dynamodb::types::AttributeValue as Sent;
use dynoxide::{AttributeValue as Kept, Database, ImportOptions};

use crate::engines::Fault;

/// An item as the client library has it.
pub type Item = std::collections::HashMap<String, Sent>;

/// Where to: a table of the embedded engine.
#[derive(Clone)]
pub struct Import {
    database: Database,
    table: String,
}

impl Import {
    /// Imports into a table of a database that this process runs or has opened.
    pub fn into(database: Database, table: impl Into<String>) -> Self {
        Self { database, table: table.into() }
    }

    /// Imports items, all or none, over whatever is there.
    ///
    /// # Errors
    /// When an item is none of that table, or the engine fails.
    pub fn put(&self, items: Vec<Item>) -> Result<(), Fault> {
        let items = items.into_iter().map(kept).collect::<Result<Vec<_>, Fault>>()?;
        self.database.import_items(&self.table, items, ImportOptions::default())?;
        Ok(())
    }
}

impl fmt::Debug for Import {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Import").field(&self.table).finish()
    }
}

fn kept(item: Item) -> Result<dynoxide::Item, Fault> {
    item.into_iter().map(|(name, sent)| Ok((name, value(sent)?))).collect()
}

fn value(sent: Sent) -> Result<Kept, Fault> {
    Ok(match sent {
        Sent::S(text) => Kept::S(text),
        Sent::N(number) => Kept::N(number),
        Sent::Bool(flag) => Kept::BOOL(flag),
        Sent::Null(flag) => Kept::NULL(flag),
        Sent::L(list) => Kept::L(list.into_iter().map(value).collect::<Result<_, _>>()?),
        Sent::M(map) => Kept::M(kept(map)?),
        _ => return Err("an item to import holds a kind of value that no entity has".into()),
    })
}
