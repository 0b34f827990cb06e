//! How a person acts on a page: with a thumb or a mouse, or with the keyboard alone.
//!
//! Both find a control by the words that a person reads or hears on it: its label, its `aria-label`, its text. With
//! the keyboard one gets there as everybody does who has nothing else: Tab from control to control, arrows within a
//! group of choices, Enter or Space. What cannot be reached so fails the story.

use serde_json::{Value, json};
use thirtyfour::{Key, WebElement, components::SelectElement};

use crate::tab::Tab;

/// With what a person acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// A thumb or a mouse.
    Pointer,
    /// The keyboard and nothing else.
    Keyboard,
}

/// Controls that are pressed.
const PRESSED: &str = "a[href], button, summary";
/// Controls that are filled in.
const FILLED: &str = "input, textarea, select";
/// How often Tab is pressed before a control counts as out of reach; no page has so many.
const REACH: usize = 400;

/// Finds a control by its words, whole before beginning, within the dialog that is open; `group` is the legend around it.
const FIND: &str = r#"
const [kinds, words, group] = arguments;
const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const names = (control) =>
    [control.getAttribute('aria-label'), control.labels?.[0]?.innerText, control.innerText].map(tidy);
const inGroup = (control) =>
    !group || tidy(control.closest('fieldset')?.querySelector('legend')?.innerText).startsWith(group);
const where = document.querySelector('dialog[open]') ?? document;
const all = [...where.querySelectorAll(kinds)].filter((control) => control.checkVisibility() && inGroup(control));
const found = all.find((control) => names(control).includes(words))
    ?? all.find((control) => names(control).some((name) => name.startsWith(words)));
"#;

/// The parts of a date or a time as one types them here: `25112026` or `11252026`, `1930` or `0730PM`.
const PARTS: &str = r#"
const [value] = arguments;
const two = '2-digit';
const [moment, options] = value.includes(':')
    ? [`2000-01-01T${value}`, { hour: two, minute: two }]
    : [`${value}T00:00`, { day: two, month: two, year: 'numeric' }];
const parts = new Intl.DateTimeFormat(undefined, options).formatToParts(new Date(moment));
return parts.filter(({ type }) => type !== 'literal').map(({ value }) => value).join('');
"#;

impl Tab {
    /// Presses the button or link with these words.
    pub async fn press(&self, words: &str) {
        match self.hand {
            Hand::Pointer => self.click(PRESSED, words, "").await,
            Hand::Keyboard => {
                self.reach(PRESSED, words, "").await;
                self.keys(Key::Enter).await;
            }
        }
    }

    /// Types into the field with this label, in place of what it holds.
    pub async fn fill(&self, label: &str, text: &str) {
        match self.hand {
            Hand::Pointer => {
                let field = self.found(FILLED, label, "").await;
                if text.is_empty() {
                    // Emptied as a hand does it: the driver's own way tells the page nothing.
                    field.send_keys(Key::Control + "a").await.expect("a field can be typed into");
                    field.send_keys(Key::Delete + "").await.expect("a field can be typed into");
                    return;
                }
                field.clear().await.expect("a field can be emptied");
                field.send_keys(text).await.expect("a field can be typed into");
            }
            Hand::Keyboard => {
                self.reach(FILLED, label, "").await;
                let all =
                    self.driver.action_chain().key_down(Key::Control).send_keys("a").key_up(Key::Control);
                all.perform().await.expect("keys can be pressed");
                self.keys(text).await;
            }
        }
    }

    /// Types a date (`2026-11-25`) or a time (`19:30`) part after part, in the order of the browser's own language.
    pub async fn fill_parts(&self, label: &str, value: &str) {
        let parts = self.driver.execute(PARTS, vec![json!(value)]).await.expect("a page");
        let parts = parts.json().as_str().expect("a text").to_owned();
        let field = self.found(FILLED, label, "").await;
        match self.hand {
            Hand::Pointer => field.send_keys(parts).await.expect("a field can be typed into"),
            Hand::Keyboard => {
                self.reach(FILLED, label, "").await;
                self.keys(parts).await;
            }
        }
        let held = field.value().await.expect("a field has a value").unwrap_or_default();
        assert_eq!(held, value, "{label}");
    }

    /// Takes an answer out of a group of choices: `group` is the question above them.
    pub async fn choose(&self, group: &str, answer: &str) {
        let kinds = "input[type=radio]";
        match self.hand {
            Hand::Pointer => self.click(kinds, answer, group).await,
            Hand::Keyboard => {
                self.reach_group(answer, group).await;
                let mut moved = 0;
                while !self.is_reached(kinds, answer, group).await {
                    self.keys(Key::Right).await;
                    moved += 1;
                    assert!(moved < 20, "no arrow leads to “{answer}” in “{group}”");
                }
                let choice = self.found(kinds, answer, group).await;
                if !choice.is_selected().await.expect("a choice is chosen or not") {
                    self.keys(" ").await;
                }
            }
        }
    }

    /// Takes an option of the list with this label.
    pub async fn pick(&self, label: &str, option: &str) {
        let list = self.found(FILLED, label, "").await;
        let options = SelectElement::new(&list).await.expect("a list of options");
        match self.hand {
            Hand::Pointer => options.select_by_exact_text(option).await.expect("there is such an option"),
            Hand::Keyboard => {
                self.reach(FILLED, label, "").await;
                self.keys(Key::Home).await;
                let count = options.options().await.expect("a list has options").len();
                for _ in 0..count {
                    let chosen = options.first_selected_option().await.expect("one is selected");
                    if chosen.text().await.expect("an option has words") == option {
                        return;
                    }
                    self.keys(Key::Down).await;
                }
                panic!("no arrow leads to “{option}” in “{label}”");
            }
        }
    }

    /// The words of the options of the list with this label.
    pub async fn options(&self, label: &str) -> Vec<String> {
        let list = self.found(FILLED, label, "").await;
        let options = SelectElement::new(&list).await.expect("a list of options");
        let mut words = Vec::new();
        for option in options.options().await.expect("a list has options") {
            words.push(option.text().await.expect("an option has words"));
        }
        words
    }

    /// The words of the option that is taken there.
    pub async fn chosen(&self, label: &str) -> String {
        let list = self.found(FILLED, label, "").await;
        let options = SelectElement::new(&list).await.expect("a list of options");
        let chosen = options.first_selected_option().await.expect("one is selected");
        chosen.text().await.expect("an option has words")
    }

    /// Hands a file to the field with this label. The window of the system that opens there is out of a test's reach.
    pub async fn hand_over(&self, label: &str, file: &std::path::Path) {
        let field = self.found("input[type=file]", label, "").await;
        field.send_keys(file.display().to_string()).await.expect("a file can be handed over");
    }

    /// The control with these words, once it is there.
    async fn found(&self, kinds: &str, words: &str, group: &str) -> WebElement {
        let find = format!("{FIND} return found ?? null");
        self.until(words, async || {
            let found = self.driver.execute(&find, vec![json!(kinds), json!(words), json!(group)]).await;
            found.expect("a page").element().ok()
        })
        .await
    }

    /// Clicks the control, or its label where that is what one sees. When the page has just changed, or a notice lies
    /// over it, tries again as a person does.
    async fn click(&self, kinds: &str, words: &str, group: &str) {
        let find = format!(
            "{FIND} const seen = found?.type === 'radio' ? found.labels[0] : found;
            seen?.scrollIntoView({{ block: 'center', behavior: 'instant' }});
            return seen ?? null"
        );
        self.until(words, async || {
            let found = self.driver.execute(&find, vec![json!(kinds), json!(words), json!(group)]).await;
            found.expect("a page").element().ok()?.click().await.ok()
        })
        .await;
    }

    /// Tab, until the control has the focus.
    async fn reach(&self, kinds: &str, words: &str, group: &str) {
        self.found(kinds, words, group).await;
        for _ in 0..REACH {
            if self.is_reached(kinds, words, group).await {
                return;
            }
            self.keys(Key::Tab).await;
        }
        panic!("Tab does not lead to “{words}” at {}", self.path().await);
    }

    /// Tab, until one of the choices among which this one stands has the focus.
    async fn reach_group(&self, answer: &str, group: &str) {
        let find = format!("{FIND} return found !== undefined && document.activeElement.name === found.name");
        for _ in 0..REACH {
            if self.asked(&find, "input[type=radio]", answer, group).await {
                return;
            }
            self.keys(Key::Tab).await;
        }
        panic!("Tab does not lead to “{group}” at {}", self.path().await);
    }

    async fn is_reached(&self, kinds: &str, words: &str, group: &str) -> bool {
        let find = format!("{FIND} return found !== undefined && document.activeElement === found");
        self.asked(&find, kinds, words, group).await
    }

    async fn asked(&self, script: &str, kinds: &str, words: &str, group: &str) -> bool {
        let told = self.driver.execute(script, vec![json!(kinds), json!(words), json!(group)]).await;
        told.expect("a page").json() == &Value::Bool(true)
    }

    async fn keys(&self, keys: impl Into<thirtyfour::TypingData>) {
        let typed = self.driver.action_chain().send_keys(keys).perform().await;
        typed.expect("keys can be typed");
    }
}
