//! Stands in for the library `crc-fast`, which the S3 client asks for its checksums.
//!
//! The library knows over a hundred algorithms and ways of the processor, chosen while the program runs, so that the
//! tables of all of them, 700 kB that hardly compress, would stand in the archive of every function. S3 has three.
//! They are computed here by the crate `crc`, one table of 256 entries each. That is slower, and of no weight: our
//! largest object has 25 MB. `infra/decisions/0018` has the figures.

use crc::{CRC_32_ISCSI, CRC_32_ISO_HDLC, CRC_64_NVME, Crc, Table};

static ISO_HDLC: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISO_HDLC);
static ISCSI: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISCSI);
static NVME: Crc<u64, Table<1>> = Crc::<u64, Table<1>>::new(&CRC_64_NVME);

/// A checksum that S3 knows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CrcAlgorithm {
    /// CRC-32 as in zip and Ethernet.
    Crc32IsoHdlc,
    /// CRC-32C.
    Crc32Iscsi,
    /// CRC-64 as in NVMe, what S3 takes by itself.
    Crc64Nvme,
}

#[derive(Clone)]
enum State {
    Narrow(crc::Digest<'static, u32, Table<1>>),
    Wide(crc::Digest<'static, u64, Table<1>>),
}

/// A checksum in the making.
#[derive(Clone)]
pub struct Digest(State);

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Digest").field(&self.finalize()).finish()
    }
}

impl Digest {
    /// The checksum of nothing yet.
    pub fn new(algorithm: CrcAlgorithm) -> Self {
        Self(match algorithm {
            CrcAlgorithm::Crc32IsoHdlc => State::Narrow(ISO_HDLC.digest()),
            CrcAlgorithm::Crc32Iscsi => State::Narrow(ISCSI.digest()),
            CrcAlgorithm::Crc64Nvme => State::Wide(NVME.digest()),
        })
    }

    /// Takes further bytes in.
    pub fn update(&mut self, bytes: &[u8]) {
        match &mut self.0 {
            State::Narrow(digest) => digest.update(bytes),
            State::Wide(digest) => digest.update(bytes),
        }
    }

    /// The checksum of all bytes so far; a narrow one in the lower half.
    pub fn finalize(&self) -> u64 {
        match &self.0 {
            State::Narrow(digest) => digest.clone().finalize().into(),
            State::Wide(digest) => digest.clone().finalize(),
        }
    }
}

/// The checksum of some bytes.
pub fn checksum(algorithm: CrcAlgorithm, bytes: &[u8]) -> u64 {
    let mut digest = Digest::new(algorithm);
    digest.update(bytes);
    digest.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The checks of the catalogue of CRC algorithms: what each makes of `123456789`.
    #[test]
    fn every_checksum_is_the_one_of_its_name() {
        let cases = [
            (CrcAlgorithm::Crc32IsoHdlc, 0xCBF4_3926),
            (CrcAlgorithm::Crc32Iscsi, 0xE306_9283),
            (CrcAlgorithm::Crc64Nvme, 0xAE8B_1486_0A79_9888),
        ];
        for (algorithm, wanted) in cases {
            assert_eq!(checksum(algorithm, b"123456789"), wanted, "{algorithm:?}");
            let mut piecewise = Digest::new(algorithm);
            piecewise.update(b"1234");
            piecewise.update(b"56789");
            assert_eq!(piecewise.finalize(), wanted, "{algorithm:?} in two pieces");
        }
    }
}
