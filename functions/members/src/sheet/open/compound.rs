//! The compound file around `.xls` and around encrypted workbooks ([MS-CFB]), just enough to find a stream.

/// First bytes of every compound file.
pub(super) const MAGIC: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

const HEADER: usize = 512;
const ENTRY: usize = 128;
/// Sector numbers from here on are marks, not sectors.
const FIRST_MARK: u32 = 0xFFFF_FFFA;

/// A compound file with its directory.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// For each sector the one after it.
    next: Vec<u32>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
}

impl<'a> Compound<'a> {
    /// Reads header, sector table and directory; `None` when they are broken.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let shift = short(bytes, 30)?;
        if !bytes.starts_with(&MAGIC) || !matches!(shift, 9 | 12) {
            return None;
        }
        let mut file = Self { bytes, sector: 1 << shift, next: Vec::new(), entries: Vec::new() };
        // A file within our limit of size has its whole table listed in the header: 109 sectors cover 7 MB.
        let tables =
            (0..109).map_while(|index| long(bytes, 76 + 4 * index)).take_while(|sector| *sector < FIRST_MARK);
        for table in tables {
            let sector = file.sector_bytes(table)?;
            file.next.extend(sector.chunks_exact(4).filter_map(|number| long(number, 0)));
        }
        let directory = file.chain(long(bytes, 48)?)?;
        file.entries = directory.chunks_exact(ENTRY).filter_map(entry).collect();
        Some(file)
    }

    /// Whether a stream of this name exists.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    /// The bytes of a stream of full sectors; `None` when there is none or its chain is broken. Streams below 4 kB
    /// are kept elsewhere in the file; no workbook is that short.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name == name)?;
        let mut bytes = self.chain(entry.start)?;
        bytes.truncate(entry.size);
        Some(bytes)
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut joined = Vec::new();
        let mut sector = start;
        while sector < FIRST_MARK {
            joined.extend_from_slice(self.sector_bytes(sector)?);
            if joined.len() > self.bytes.len() {
                return None;
            }
            sector = *self.next.get(sector as usize)?;
        }
        Some(joined)
    }

    fn sector_bytes(&self, sector: u32) -> Option<&'a [u8]> {
        let start = (sector as usize + 1).checked_mul(self.sector)?.max(HEADER);
        self.bytes.get(start..self.bytes.len().min(start.checked_add(self.sector)?))
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(short(bytes, 64)?).min(64).saturating_sub(2) / 2;
    let wide: Vec<u16> = (0..length).filter_map(|index| short(bytes, 2 * index)).collect();
    let name = String::from_utf16_lossy(&wide);
    (!name.is_empty()).then_some(Entry { name, start: long(bytes, 116)?, size: long(bytes, 120)? as usize })
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    const END: u32 = 0xFFFF_FFFE;
    const TABLE: u32 = 0xFFFF_FFFD;
    const FREE: u32 = 0xFFFF_FFFF;

    fn directory_entry(name: &str, kind: u8, child: u32, start: u32, size: usize) -> Vec<u8> {
        let mut entry = vec![0; ENTRY];
        let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        entry[..wide.len()].copy_from_slice(&wide);
        entry[64..66].copy_from_slice(&u16::try_from(wide.len()).expect("short names").to_le_bytes());
        entry[66] = kind;
        for (at, number) in [(68, FREE), (72, FREE), (76, child), (116, start)] {
            entry[at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        entry[120..124].copy_from_slice(&u32::try_from(size).expect("small").to_le_bytes());
        entry
    }

    /// A compound file with one stream, padded to 4 kB: sector 0 the table, 1 the directory, the stream behind.
    pub fn file(name: &str, stream: &[u8]) -> Vec<u8> {
        let sectors = stream.len().max(4096).div_ceil(512);
        let mut header = vec![0; HEADER];
        header[..8].copy_from_slice(&MAGIC);
        header[24..32].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0]);
        header[32] = 6;
        for (at, number) in [(44, 1u32), (48, 1), (56, 4096), (60, END), (68, END), (76, 0)] {
            header[at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        header[80..].fill(0xFF);
        let chain = (0..sectors)
            .map(|index| if index + 1 == sectors { END } else { 3 + u32::try_from(index).expect("few") });
        let mut table: Vec<u8> = [TABLE, END].into_iter().chain(chain).flat_map(u32::to_le_bytes).collect();
        table.resize(512, 0xFF);
        let mut directory = directory_entry("Root Entry", 5, 1, END, 0);
        directory.extend(directory_entry(name, 2, FREE, 2, sectors * 512));
        directory.resize(512, 0);
        let mut data = stream.to_vec();
        data.resize(sectors * 512, 0);
        [header, table, directory, data].concat()
    }

    #[test]
    fn a_stream_is_found_by_name() {
        let bytes = file("Workbook", b"abc");
        let compound = Compound::read(&bytes).expect("a whole file");
        assert!(compound.has("Workbook") && !compound.has("Book"));
        assert!(compound.stream("Workbook").expect("it is there").starts_with(b"abc\0"));
    }

    #[test]
    fn a_chain_that_bites_its_tail_ends() {
        let mut bytes = file("Workbook", b"abc");
        bytes[HEADER + 8..HEADER + 12].copy_from_slice(&2u32.to_le_bytes());
        assert!(Compound::read(&bytes).expect("the directory is whole").stream("Workbook").is_none());
    }
}
