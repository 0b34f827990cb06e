//! Coming in and going out.

use crate::tab::Tab;

impl Tab {
    /// Signs in as the first account of the demo whose description begins so.
    pub async fn sign_in(&self, who: &str) {
        let account = self.account(who).clone();
        self.sign_in_as(&account.citizen_id, &account.password).await;
    }

    /// Signs in as anybody, and waits for the first page.
    pub async fn sign_in_as(&self, citizen_id: &str, password: &str) {
        self.open("/").await;
        self.fill("Số định danh", citizen_id).await;
        self.fill("Mật khẩu", password).await;
        self.press("Đăng nhập").await;
        self.sees("Chào đồng chí").await;
    }

    /// Signs out, by way of the personal page.
    pub async fn sign_out(&self) {
        self.press("Cá nhân").await;
        self.sees("Đăng xuất").await;
        self.check("me").await;
        self.press("Đăng xuất khỏi máy này").await;
        self.press("Đăng xuất").await;
        self.sees("Lần đầu dùng sổ tay?").await;
    }
}
