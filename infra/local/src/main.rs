//! Starts the product on this machine. `cargo xtask run` builds everything and calls this.

use std::path::Path;
use std::process::ExitCode;

use local::engines::Fault;
use local::options::Options;
use local::server::{self, Server};
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    match start().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn start() -> Result<(), Fault> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let options = Options::read(std::env::args().skip(1))?;
    if let Some(payload) = &options.jobs {
        println!("{}", server::call_jobs(&options.data, payload).await?);
        return Ok(());
    }
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../frontend/dist");
    let server = Server::start(&options, &dist).await?;
    println!("Ready {}", server.address);
    print!("{}", server.accounts);
    server.run(stopped()).await
}

/// Ends when the terminal or the system asks the process to stop.
async fn stopped() {
    let interrupt = async {
        // Without a handler there is nothing to wait for, and the process ends the hard way, which loses nothing.
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminate = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
