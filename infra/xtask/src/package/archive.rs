//! Archives that depend on their content alone.

use std::fs::{self, File};
use std::path::Path;

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A file for an archive: its name there, where it is now, and its permissions.
pub struct Member<'a> {
    pub name: &'a str,
    pub content: &'a Path,
    pub mode: u32,
}

/// Writes an archive, compressed so hard (1 to 9); gives its size in bytes. The time in it is always 1/1/1980, the
/// beginning of time in this format.
///
/// # Errors
/// When a file cannot be read or the archive cannot be written.
pub fn write(archive: &Path, members: &[Member], level: i64) -> Result<u64> {
    fs::create_dir_all(archive.parent().context("an archive lies in a folder")?)?;
    let mut zip = ZipWriter::new(File::create(archive)?);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(level))
        .last_modified_time(DateTime::default());
    for Member { name, content, mode } in members {
        let mut content = File::open(content).with_context(|| format!("{} is missing", content.display()))?;
        zip.start_file(*name, options.unix_permissions(*mode))?;
        std::io::copy(&mut content, &mut zip)?;
    }
    Ok(zip.finish()?.metadata()?.len())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn the_same_program_gives_the_same_bytes_at_any_time() {
        let folder = std::env::temp_dir().join(format!("xtask-archive-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let program = folder.join("program");
        let make = |name: &str| {
            fs::write(&program, "run ".repeat(999)).unwrap();
            let members = [Member { name: "bootstrap", content: &program, mode: 0o755 }];
            let size = write(&folder.join(name), &members, 9).unwrap();
            let bytes = fs::read(folder.join(name)).unwrap();
            assert_eq!(size, bytes.len() as u64);
            bytes
        };
        let first = make("a.zip");
        File::open(&program).unwrap().set_modified(std::time::UNIX_EPOCH).unwrap();
        assert_eq!(first, make("b.zip"));
        let mut zip = zip::ZipArchive::new(File::open(folder.join("a.zip")).unwrap()).unwrap();
        let mut file = zip.by_name("bootstrap").unwrap();
        assert_eq!(file.unix_mode(), Some(0o100_755));
        let mut content = String::new();
        file.read_to_string(&mut content).unwrap();
        assert_eq!(content, "run ".repeat(999));
        drop(file);
        fs::remove_dir_all(&folder).unwrap();
    }
}
