//! What the command line says.

use std::path::PathBuf;

use crate::demo::Demo;
use crate::engines::Fault;

/// How to start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Port to listen on; 0 takes a free one.
    pub port: u16,
    /// Folder of the data.
    pub data: PathBuf,
    /// What to fill an empty folder with.
    pub demo: Demo,
    /// Whether to empty the folder first.
    pub start: Start,
    /// What to call `jobs` with, instead of serving.
    pub jobs: Option<String>,
}

/// Whether to keep what the folder holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// Go on with it.
    Kept,
    /// Empty it.
    Fresh,
}

impl Options {
    /// Reads `--port N --data DIR --demo branch|commune|province|none --fresh --jobs PAYLOAD`.
    ///
    /// # Errors
    /// A sentence that names the option that is wrong.
    pub fn read(args: impl Iterator<Item = String>) -> Result<Self, Fault> {
        let mut options = Self {
            port: 8080,
            data: PathBuf::from(".data"),
            demo: Demo::Commune,
            start: Start::Kept,
            jobs: None,
        };
        let mut args = args;
        while let Some(option) = args.next() {
            let mut value = || args.next().ok_or_else(|| format!("{option} needs a value"));
            match option.as_str() {
                "--port" => options.port = value()?.parse().map_err(|_| "--port takes a number")?,
                "--data" => options.data = value()?.into(),
                "--demo" => options.demo = value()?.parse()?,
                "--fresh" => options.start = Start::Fresh,
                "--jobs" => options.jobs = Some(value()?),
                _ => return Err(format!("unknown option {option}").into()),
            }
        }
        Ok(options)
    }
}
