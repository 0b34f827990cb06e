//! Care for the table in which the embedded database keeps its stream records.
//!
//! The engine looks up the last record before every write and has neither an index for that nor an end of keeping:
//! without this file 10,000 records make a write three times as slow, and a million stop it. Measured with the
//! index, the cost stays flat.

use std::path::Path;

use dynoxide::storage::Storage;

use crate::engines::Fault;

/// Delivered records are kept a little longer, so that a look at what happened is possible.
const KEPT: i64 = 60 * 60;

const INDEX: &str = "CREATE INDEX IF NOT EXISTS sotay_stream_records \
    ON _stream_records (table_name, CAST(sequence_number AS INTEGER), shard_id)";

/// Makes the index, in a new database and in an old one.
///
/// # Errors
/// When the database cannot be written.
pub fn index(path: &str) -> Result<(), Fault> {
    Ok(Storage::new(path)?.conn().execute_batch(INDEX)?)
}

/// Removes records an hour older than the last one delivered.
///
/// # Errors
/// When the database cannot be written.
pub fn trim(path: &Path, delivered: Option<i64>) -> Result<(), Fault> {
    let Some(delivered) = delivered else { return Ok(()) };
    let path = path.to_str().ok_or("the data folder's name is not UTF-8")?;
    let before = delivered - KEPT;
    let trim = format!("DELETE FROM _stream_records WHERE created_at < {before}");
    Ok(Storage::new(path)?.conn().execute_batch(&trim)?)
}

/// Removes every record, delivered or not: after loading data whose consequences were loaded with it.
///
/// # Errors
/// When the database cannot be written.
pub fn clear(path: &str) -> Result<(), Fault> {
    Ok(Storage::new(path)?.conn().execute_batch("DELETE FROM _stream_records")?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    /// What the engine asks before every write and at every look at the stream.
    const ASKED: [&str; 2] = [
        "SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = 'a'",
        "SELECT keys_json FROM _stream_records WHERE table_name = 'a' AND shard_id = 'b' \
         AND CAST(sequence_number AS INTEGER) > 1 ORDER BY CAST(sequence_number AS INTEGER) LIMIT 9",
    ];

    #[test]
    fn the_engine_finds_records_by_the_index() {
        let scratch = Scratch::new().unwrap();
        let path = scratch.path().join("a.db");
        let path = path.to_str().unwrap();
        index(path).unwrap();
        index(path).unwrap();
        let storage = Storage::new(path).unwrap();
        for query in ASKED {
            let explain = format!("EXPLAIN QUERY PLAN {query}");
            let plan: String = storage.conn().query_row(&explain, [], |row| row.get(3)).unwrap();
            assert!(plan.contains("sotay_stream_records"), "{plan}");
        }
    }

    #[test]
    fn only_delivered_records_go() {
        let scratch = Scratch::new().unwrap();
        let path = scratch.path().join("a.db");
        let storage = Storage::new(path.to_str().unwrap()).unwrap();
        for (sequence, created) in [("1", 1_000), ("2", 5_000), ("3", 9_000)] {
            storage.insert_stream_record("t", "INSERT", "{}", None, None, sequence, "s", created).unwrap();
        }
        let left = || storage.get_stream_records("t", "s", 0, 9).unwrap().len();
        trim(&path, None).unwrap();
        assert_eq!(left(), 3);
        trim(&path, Some(5_000)).unwrap();
        assert_eq!(left(), 2);
    }
}
