//! Whether the system answers.

use kit::{Anyone, App, Call, Result};
use shared::health::{CheckHealth, Health};
use shared::id::OrgId;

/// `check_health`. One small read: an answer means that the table answers too.
pub async fn check_health(app: App, _: Anyone, _: Call<CheckHealth>) -> Result<Health> {
    app.store.find_org(OrgId::from_parts(0, 0)).await?;
    Ok(Health { version: env!("CARGO_PKG_VERSION").to_owned() })
}
