//! The product with a campaign of sixteen questions, and those who take part. They are made up: what an attempt needs to
//! know of somebody stands in the token, which is signed here with the key of the data folder.

use std::path::PathBuf;
use std::sync::Arc;

use axum::body::Body;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::Request;
use http::header::AUTHORIZATION;
use jiff::SignedDuration;
use kit::{Claims, Signer};
use local::demo::{DemoAccounts, PASSWORD};
use local::keys::Keys;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use shared::access::Actor;
use shared::id::{MemberId, OrgId, SessionId};
use shared::org::{Org, OrgPath};
use shared::study::{Answer, Ask, AttemptSubmission, StartedAttempt, StudyResults};
use tests::{Program, Raw, now, send_to};

/// The campaign.
const CAMPAIGN: &str = "01kdg00000000000000000qz01";

/// A running product and a campaign in it.
pub struct Class {
    data: PathBuf,
    /// The product.
    pub program: Program,
    signer: Arc<Signer>,
    admin: String,
    officer: String,
    /// The committee that holds the campaign.
    pub commune: Org,
    /// Its branches.
    pub branches: Vec<Org>,
}

/// Somebody who takes part, with a token.
#[derive(Clone)]
pub struct Pupil {
    token: String,
}

/// What came back, with what it took.
pub struct Answered {
    pub raw: Raw,
    pub sent: usize,
}

impl Class {
    /// Starts the product on fresh data and opens the campaign.
    pub async fn open(data: PathBuf) -> Self {
        let program = Program::start(&data, &["--demo", "commune", "--fresh"]).await;
        let accounts: DemoAccounts =
            serde_json::from_slice(&std::fs::read(data.join("demo.json")).unwrap()).unwrap();
        let admin = accounts.rows.iter().find(|row| row.who == "Quản trị xã").unwrap();
        let officer = sign_in(&program, &admin.citizen_id).await;
        let me: Value = call(&program, "GET", "/api/me", &officer, &json!(null)).await;
        let seats = me["seats"].as_array().unwrap();
        let seat = seats.iter().find(|seat| seat["org"]["kind"] == "party_committee").unwrap();
        let commune: Org = serde_json::from_value(seat["org"].clone()).unwrap();
        let path = format!("/api/orgs/{}/orgs", commune.id);
        let below: Value = call(&program, "GET", &path, &officer, &json!(null)).await;
        let branches: Vec<Org> = serde_json::from_value(below["items"].clone()).unwrap();
        let signer = Arc::new(Keys::of(&data).unwrap().signer().unwrap());
        let admin = admin.citizen_id.clone();
        let class = Self { data, program, signer, admin, officer, commune, branches };
        class.begin().await;
        class
    }

    async fn begin(&self) {
        let org = self.commune.id;
        let text: String = (1..=60)
            .map(|n| format!("$CATEGORY: Đo\n\nCâu hỏi đo số {n} là gì? {{=Đúng ~Một ~Hai ~Ba}}\n\n"))
            .collect();
        let file = json!({ "format": "gift", "base64": STANDARD.encode(text) });
        let preview = self.office("POST", &format!("/api/orgs/{org}/question-imports/preview"), &file).await;
        let import = json!({ "file": file, "fingerprint": preview["fingerprint"] });
        self.office("POST", &format!("/api/orgs/{org}/question-imports"), &import).await;
        let closes = now().checked_add(SignedDuration::from_hours(5)).unwrap();
        let quiz = json!({ "draws": [{ "topic": "Đo", "count": 16 }], "pass_mark": 50, "attempts": 1, "minutes": 60 });
        let plan = json!({ "title": "Đợt đo tải", "opens_at": now(), "closes_at": closes, "quiz": quiz });
        let new = json!({ "id": CAMPAIGN, "plan": plan });
        self.office("POST", &format!("/api/orgs/{org}/campaigns"), &new).await;
        self.office("POST", &format!("/api/campaigns/{CAMPAIGN}/open"), &json!({ "rev": 1 })).await;
    }

    async fn office(&self, verb: &str, path: &str, body: &Value) -> Value {
        call(&self.program, verb, path, &self.officer, body).await
    }

    /// Somebody of a branch; the same number is the same person.
    pub fn pupil(&self, number: usize) -> Pupil {
        let branch: OrgPath = self.branches[number % self.branches.len()].path.clone();
        let member = MemberId::from_parts(1_790_000_000_000, number as u128);
        let until = now().checked_add(SignedDuration::from_hours(4)).unwrap();
        let actor = Actor { member, branch, host: None, roles: Vec::new() };
        let claims = Claims::new(actor, SessionId::from_parts(1, number as u128), now(), until, now());
        Pupil { token: self.signer.sign(&claims).unwrap() }
    }

    /// What the campaign came to, as the committee sees it; or a branch.
    pub async fn results(&self, org: OrgId) -> StudyResults {
        let path = format!("/api/campaigns/{CAMPAIGN}/results/{org}");
        serde_json::from_value(self.office("GET", &path, &json!(null)).await).unwrap()
    }

    /// What the product has cost so far.
    pub async fn spent(&self) -> local::costs::Spent {
        serde_json::from_value(call(&self.program, "GET", "/local/costs", "", &json!(null)).await).unwrap()
    }

    /// Kills the product and starts it again on the same data.
    pub async fn kill(self) -> Self {
        let Self { data, program, signer, admin, officer, commune, branches } = self;
        program.kill().await;
        let program = Program::start(&data, &["--demo", "commune"]).await;
        Self { data, program, signer, admin, officer, commune, branches }
    }

    /// Signs the office in anew: its token is good for ten minutes, and a measurement may take longer.
    pub async fn sign_in(&mut self) {
        self.officer = sign_in(&self.program, &self.admin).await;
    }
}

async fn sign_in(program: &Program, citizen_id: &str) -> String {
    let attempt = json!({ "citizen_id": citizen_id, "password": PASSWORD });
    let signed: Value = call(program, "POST", "/api/sessions", "", &attempt).await;
    signed["access_token"].as_str().unwrap().to_owned()
}

/// Begins an attempt.
pub async fn start(host: &str, pupil: &Pupil) -> Option<Answered> {
    send(host, &format!("/api/campaigns/{CAMPAIGN}/attempts/start"), &pupil.token, "{}".into()).await
}

/// Hands in, with every second answer right.
pub async fn submit(host: &str, pupil: &Pupil, body: String) -> Option<Answered> {
    send(host, &format!("/api/campaigns/{CAMPAIGN}/attempts"), &pupil.token, body).await
}

/// What is handed in for a paper: every second answer right.
pub fn answers(started: &StartedAttempt) -> String {
    let answer = |(index, question): (usize, &shared::study::AskedQuestion)| {
        let Ask::Single(choices) = &question.ask else { panic!("a single choice") };
        let place = choices.iter().position(|choice| (choice == "Đúng") == (index % 2 == 0)).unwrap();
        Some(Answer::Chosen([u8::try_from(place).unwrap()].into()))
    };
    let answers = started.questions.iter().enumerate().map(answer).collect();
    let submission = AttemptSubmission { ticket: started.ticket.clone(), answers, finished_at: started.now };
    serde_json::to_string(&submission).unwrap()
}

async fn send(host: &str, path: &str, token: &str, body: String) -> Option<Answered> {
    let sent = body.len() + token.len() + path.len();
    let request = Request::builder().method("POST").uri(path).header("content-type", "application/json");
    let request = request.header(AUTHORIZATION, format!("Bearer {token}")).body(Body::from(body)).unwrap();
    send_to(host, request).await.ok().map(|raw| Answered { raw, sent })
}

async fn call<T: DeserializeOwned>(
    program: &Program,
    verb: &str,
    path: &str,
    token: &str,
    body: &impl Serialize,
) -> T {
    let body = if verb == "GET" { Body::empty() } else { Body::from(serde_json::to_vec(body).unwrap()) };
    let request = Request::builder().method(verb).uri(path).header("content-type", "application/json");
    let request =
        if token.is_empty() { request } else { request.header(AUTHORIZATION, format!("Bearer {token}")) };
    let raw = send_to(&program.host, request.body(body).unwrap()).await.unwrap();
    assert_eq!(raw.status, 200, "{verb} {path}: {}", String::from_utf8_lossy(&raw.bytes));
    serde_json::from_slice(&raw.bytes).unwrap()
}
