//! Does it open at all?

use serde_json::json;
use tests::Client;

use crate::story;

#[tokio::test]
async fn the_shell_is_readable_before_and_without_the_program() {
    story("shell", async |tab| {
        let raw = Client::new(&tab.host).get("/").await.expect("the page comes");
        let html = String::from_utf8(raw.bytes).expect("a page is text");
        assert_eq!(raw.status, 200);
        assert!(html.contains("<html lang=\"vi\"") && html.contains("Đang mở sổ tay…"), "{html}");
        tab.cdp("Network.enable", json!({})).await;
        tab.cdp("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] })).await;
        tab.open("/").await;
        tab.sees("Chưa tải được sổ tay").await;
        let text = tab.text().await;
        assert!(text.contains("Sổ tay đảng viên") && text.contains("Thử lại"), "{text}");
        tab.screenshot("without-program").await;
        // The failure that was provoked is in the log; the rest of the story starts from an empty one.
        tab.driver.browser_log().await.expect("the browser keeps a log");
        tab.cdp("Network.setBlockedURLs", json!({ "urls": [] })).await;
        tab.press("Thử lại").await;
        tab.sees("Đăng nhập").await;
    })
    .await;
}

#[tokio::test]
async fn without_scripts_the_page_says_what_it_needs() {
    story("no-scripts", async |tab| {
        tab.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        tab.open("/").await;
        tab.screenshot("without-scripts").await;
        tab.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await;
        tab.sees("Sổ tay cần JavaScript để chạy").await;
    })
    .await;
}

#[tokio::test]
async fn the_sign_in_page_speaks_vietnamese_on_a_phone_and_on_a_computer() {
    story("sign-in", async |tab| {
        tab.open("/").await;
        tab.sees("Số định danh").await;
        let text = tab.text().await;
        for words in ["Đăng nhập", "Mật khẩu", "12 số trên thẻ căn cước", "Lần đầu dùng sổ tay?"]
        {
            assert!(text.contains(words), "{words}: {text}");
        }
        tab.check("phone").await;
        tab.resize((1280, 800)).await;
        tab.check("computer").await;
        tab.press("Đăng nhập").await;
        tab.sees("Xin nhập mật khẩu.").await;
        tab.check("empty").await;
    })
    .await;
}

#[tokio::test]
async fn a_secretary_signs_in_and_stays_signed_in_after_a_reload() {
    story("signing-in", async |tab| {
        tab.open("/dang-nhap").await;
        let account = tab.account("Bí thư").clone();
        tab.fill("Số định danh", &account.citizen_id).await;
        tab.fill("Mật khẩu", "một mật khẩu sai").await;
        tab.press("Đăng nhập").await;
        tab.sees("Chưa đăng nhập được").await;
        tab.check("refused").await;
        tab.fill("Mật khẩu", &account.password).await;
        tab.press("Đăng nhập").await;
        tab.sees("Chào đồng chí").await;
        tab.check("signed-in").await;
        tab.driver.refresh().await.expect("the page loads again");
        tab.sees("Có 9 việc chờ đồng chí").await;
        let calls = tab.driver.execute("return document.documentElement.dataset.apiCalls", vec![]).await;
        assert_eq!(
            calls.expect("a page").json(),
            "3",
            "a cold start asks three times: session, person, duties"
        );
    })
    .await;
}

#[tokio::test]
async fn a_hat_is_worn_until_signing_out() {
    story("hat", async |tab| {
        tab.sign_in("Quản trị").await;
        let hat = "Quản trị · Đảng ủy";
        assert!(!tab.chosen("Đang làm việc với tư cách").await.starts_with(hat));
        let name = tab.options("Đang làm việc với tư cách").await;
        let name = name.into_iter().find(|name| name.starts_with(hat)).expect("there is such a hat");
        tab.pick("Đang làm việc với tư cách", &name).await;
        tab.press("Đảng viên").await;
        tab.sees("Tìm trong toàn đảng bộ").await;
        tab.check("committee").await;
        tab.driver.refresh().await.expect("the page loads again");
        tab.sees("Tìm trong toàn đảng bộ").await;
        assert_eq!(tab.chosen("Đang làm việc với tư cách").await, name);
        tab.sign_out().await;
        let kept = tab.driver.execute("return localStorage.getItem('hat')", vec![]).await.expect("a page");
        assert!(kept.json().is_null(), "{kept:?}");
    })
    .await;
}

#[tokio::test]
async fn the_checks_notice_what_they_are_for() {
    story("checks", async |tab| {
        tab.open("/dang-nhap").await;
        tab.sees("Số định danh").await;
        assert!(tab.barriers().await.is_empty() && tab.trouble().await.is_empty());
        let break_it = "const script = document.createElement('script');
            script.textContent = 'window.broken = true';
            document.body.append(script);
            document.body.style.color = 'red';
            const image = document.createElement('img');
            image.src = '/icon.svg';
            image.id = 'without-words';
            document.querySelector('main').append(image);
            setTimeout(() => { throw new Error('made up'); });";
        tab.driver.execute(break_it, vec![]).await.expect("the page can be broken");
        let barriers = tab.barriers().await;
        assert!(barriers.iter().any(|barrier| barrier["id"] == "image-alt"), "{barriers:?}");
        let trouble = tab.trouble().await.join("\n");
        assert!(trouble.contains("Content Security Policy") && trouble.contains("made up"), "{trouble}");
        let mend_it = "document.getElementById('without-words').remove(); document.body.style.color = '';";
        tab.driver.execute(mend_it, vec![]).await.expect("the page can be mended");
    })
    .await;
}
