//! Archives that depend on their content alone.

use std::fs::{self, File};
use std::path::Path;

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Writes an archive with one program in it; gives its size in bytes. The time in it is always 1/1/1980, the
/// beginning of time in this format.
///
/// # Errors
/// When the program cannot be read or the archive cannot be written.
pub fn write(archive: &Path, name: &str, program: &Path, level: i64) -> Result<u64> {
    let mut content = File::open(program).with_context(|| format!("{} is missing", program.display()))?;
    fs::create_dir_all(archive.parent().context("an archive lies in a folder")?)?;
    let mut zip = ZipWriter::new(File::create(archive)?);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(level))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o755);
    zip.start_file(name, options)?;
    std::io::copy(&mut content, &mut zip)?;
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
            let size = write(&folder.join(name), "bootstrap", &program, 9).unwrap();
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
