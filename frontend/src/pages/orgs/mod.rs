//! The tree of organisations and its roles.

mod below;
mod body;
mod counts;
mod end_grant;
mod grant_form;
mod grant_list;
mod grants;
mod list;
mod member_picker;
mod new_org;
mod org;
mod rename;
mod secretary_form;

pub use below::{org_list, use_orgs_below};
pub use list::Orgs;
pub use member_picker::MemberPicker;
pub use org::OrgPage;
