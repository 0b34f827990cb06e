//! What this device keeps of one's own choices: size of the letters, light or dark (both set early by `boot.js`), and
//! the hat worn last.

use gloo_storage::{LocalStorage, Storage};
use shared::id::{OrgId, RegistrationId};

use crate::dom;

/// Size of letters and buttons.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TextSize {
    /// As designed.
    #[default]
    Normal,
    /// Chữ lớn.
    Large,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scheme {
    /// As the device has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

const SIZE: &str = "size";
const SCHEME: &str = "color-scheme";
const HAT: &str = "hat";
const REGISTRATION: &str = "registration";

impl TextSize {
    const fn value(self) -> Option<&'static str> {
        match self {
            Self::Normal => None,
            Self::Large => Some("lg"),
        }
    }

    /// The other of the two.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Normal => Self::Large,
            Self::Large => Self::Normal,
        }
    }

    /// What this device keeps.
    pub fn kept() -> Self {
        if read(SIZE).as_deref() == Self::Large.value() { Self::Large } else { Self::Normal }
    }

    /// Shows and keeps it.
    pub fn keep(self) {
        dom::set_root_data(SIZE, self.value());
        write(SIZE, self.value());
    }
}

impl Scheme {
    const fn value(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// What this device keeps.
    pub fn kept() -> Self {
        match read(SCHEME).as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::Auto,
        }
    }

    /// Shows and keeps it.
    pub fn keep(self) {
        dom::set_root_data(SCHEME, Some(self.value()));
        write(SCHEME, Some(self.value()));
    }
}

/// In which organisation one acted last.
pub fn kept_hat() -> Option<OrgId> {
    read(HAT)?.parse().ok()
}

/// Keeps it until signing out.
pub fn keep_hat(org: Option<OrgId>) {
    write(HAT, org.map(|org| org.to_string()).as_deref());
}

/// The request for an account that this device has sent.
pub fn registration() -> Option<RegistrationId> {
    read(REGISTRATION)?.parse().ok()
}

/// Keeps it until another is sent. It names nobody and opens nothing.
pub fn keep_registration(id: Option<RegistrationId>) {
    write(REGISTRATION, id.map(|id| id.to_string()).as_deref());
}

/// Plain text, because `boot.js` reads it too.
fn read(key: &str) -> Option<String> {
    LocalStorage::raw().get_item(key).ok().flatten()
}

fn write(key: &str, value: Option<&str>) {
    let storage = LocalStorage::raw();
    // A full or forbidden storage means that the choice lasts until the app is closed.
    let _ = match value {
        Some(value) => storage.set_item(key, value),
        None => storage.remove_item(key),
    };
}
