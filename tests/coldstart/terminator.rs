//! TLS before the embedded database, which speaks plain HTTP. The certificate is made anew each time and trusted by
//! way of `SSL_CERT_FILE`, beside what a function trusts where it is deployed: it has as much to read here as there.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// What a function trusts where it is deployed; it lies beside the program in the archive.
const ROOTS: &str = include_str!("../../infra/aws/roots.pem");

/// A running terminator.
pub struct Terminator {
    /// `https://localhost:41234`
    pub url: String,
    /// The file for `SSL_CERT_FILE`.
    pub trusted: PathBuf,
    /// How many certificates it holds.
    pub trusted_certificates: usize,
}

impl Terminator {
    /// Starts one before an address such as `http://127.0.0.1:41234`.
    pub async fn before(plain: &str) -> Self {
        let behind = plain.strip_prefix("http://").expect("the database speaks plain HTTP").to_owned();
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate can be made");
        let key = PrivateKeyDer::try_from(signing_key.serialize_der()).expect("a fresh key is whole");
        let config = ServerConfig::builder().with_no_client_auth();
        let config = config.with_single_cert(vec![cert.der().clone()], key).expect("they belong together");
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let port = listener.local_addr().expect("the port is known").port();
        tokio::spawn(accept(listener, acceptor, behind));
        let (trusted, trusted_certificates) = trust(&cert.pem());
        Self { url: format!("https://localhost:{port}"), trusted, trusted_certificates }
    }
}

async fn accept(listener: TcpListener, acceptor: TlsAcceptor, behind: String) {
    while let Ok((stream, _)) = listener.accept().await {
        let (acceptor, behind) = (acceptor.clone(), behind.clone());
        tokio::spawn(async move {
            let mut outside = acceptor.accept(stream).await?;
            let mut inside = TcpStream::connect(behind).await?;
            copy_bidirectional(&mut outside, &mut inside).await
        });
    }
}

fn trust(own: &str) -> (PathBuf, usize) {
    let all = format!("{ROOTS}{own}");
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("trusted.pem");
    std::fs::write(&file, &all).expect("there is room");
    (file, all.matches("BEGIN CERTIFICATE").count())
}
