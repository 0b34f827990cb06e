//! The files of an index in one archive, and back.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use tantivy::Directory;
use tantivy::directory::RamDirectory;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::{SearchError, SearchResult};

/// Most bytes that an archive may unpack to.
const MOST: u64 = 400 << 20;

/// An index gives its segment a random name. There is only one, so it gets this one: the same entries make the same bytes.
const SEGMENT: &str = "00000000000000000000000000000001";

/// Packs these files of a directory.
pub fn pack(directory: &dyn Directory, names: &[String], segment: &str) -> SearchResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for name in names {
        let bytes = match name.ends_with(".json") {
            true => directory.atomic_read(Path::new(name)).map_err(damaged)?,
            false => {
                let file = directory.open_read(Path::new(name)).map_err(damaged)?;
                file.read_bytes().map_err(damaged)?.as_slice().to_vec()
            }
        };
        let bytes = if name.ends_with(".json") { renamed(&bytes, segment)? } else { bytes };
        archive.start_file(name.replace(segment, SEGMENT), options).map_err(damaged)?;
        archive.write_all(&bytes).map_err(damaged)?;
    }
    Ok(archive.finish().map_err(damaged)?.into_inner())
}

/// Names the segment anew in the list of segments, where its name is written with hyphens.
fn renamed(json: &[u8], segment: &str) -> SearchResult<Vec<u8>> {
    let text = std::str::from_utf8(json).map_err(damaged)?;
    Ok(text.replace(&hyphened(segment), &hyphened(SEGMENT)).into_bytes())
}

fn hyphened(id: &str) -> String {
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32];
    parts.map(|part| id.get(part).unwrap_or_default()).join("-")
}

/// Unpacks into memory.
pub fn unpack(bytes: &[u8]) -> SearchResult<RamDirectory> {
    let directory = RamDirectory::create();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut left = MOST;
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(damaged)?;
        let (name, mut content) = (file.name().map_err(damaged)?.into_owned(), Vec::new());
        let size = file.by_ref().take(left + 1).read_to_end(&mut content).map_err(damaged)?;
        left = left.checked_sub(size as u64).ok_or_else(|| damaged("more than it may unpack to"))?;
        directory.atomic_write(Path::new(&name), &content).map_err(damaged)?;
    }
    Ok(directory)
}

fn damaged(reason: impl ToString) -> SearchError {
    SearchError::Damaged(reason.to_string())
}
