//! A body for each endpoint that takes one.

use serde_json::{Value, json};
use tests::Evening;
use tests::country::COMMUNE;

use super::targets::{self, Target};

/// The body with which an endpoint is called on a target.
pub fn of(name: &str, target: &Target) -> Value {
    let plan = json!({
        "kind": "regular", "title": "", "starts_at": "2026-11-25T12:30:00Z", "place": "",
        "chair": null, "minute_taker": null, "agenda": [],
    });
    match name {
        // Not a body at all, so that nobody's attempts are counted.
        "activate_account" | "sign_in" | "create_registration" => json!(null),
        "approve_registrations" => json!({ "approvals": [] }),
        "refuse_registration" => json!({ "reason": "", "rev": 0 }),
        "refuse_registrations" => json!({ "refused": [], "reason": "" }),
        "search_members" => json!({ "words": "" }),
        "list_seats" | "list_report_lines" => json!({}),
        "pass_registration" => json!({ "to": null, "note": "", "rev": 0 }),
        "change_account" => json!({ "account": "locked", "rev": 0 }),
        "issue_activation_codes" => json!({ "members": [target.somebody()] }),
        "mark_notices_read" => json!({ "notices": [] }),
        "change_standing" => json!({ "standing": "active", "since": "2026-11-16", "rev": 0 }),
        "create_org" => json!({ "id": COMMUNE, "kind": "cell", "name": "Tổ đảng" }),
        "rename_org" => json!({ "name": "" }),
        "grant_role" => {
            json!({ "member": "01hf7yat00000000000000zzzz", "role": "deputy_secretary", "from": "2026-11-16", "reason": "" })
        }
        "reveal_identifier" => json!({ "identifier": "phone", "reason": "" }),
        "propose_correction" => json!({ "value": "" }),
        "decide_correction" => json!({ "verdict": "refused", "rev": 0 }),
        "end_grant" => json!({ "reason": "" }),
        "change_secretary" => {
            json!({ "member": "01hf7yat00000000000000zzzz", "former": null, "from": "2026-11-16", "reason": "" })
        }
        "create_roster_import" => json!({ "id": targets::import(), "file_name": "", "size": 0 }),
        "create_meeting" => json!({ "id": Evening::id_of(9), "plan": plan }),
        "change_meeting" => json!({ "plan": plan, "rev": 0 }),
        "cancel_meeting" => json!({ "reason": "", "rev": 0 }),
        "call_meeting" | "open_meeting" | "close_meeting" => json!({ "rev": 0 }),
        "report_absence" => json!({ "reason": "other", "text": "" }),
        "decide_absence" => json!({ "asked_at": "2026-11-20T00:00:00Z", "verdict": "approved" }),
        "add_paper" => {
            let file =
                json!({ "id": targets::paper(), "name": "a.exe", "size": 1, "sha256": "0a".repeat(32) });
            json!({ "file": file, "replaces": null })
        }
        "add_attachment" | "add_feedback_file" => {
            json!({ "id": targets::paper(), "name": "a.exe", "size": 1, "sha256": "0a".repeat(32) })
        }
        "write_year_plan" => {
            json!({ "rows": [{ "meeting": target.meeting(), "month": 0, "kind": "regular" }], "rev": 0 })
        }
        "write_opinion" => json!({ "text": "", "rev": 0 }),
        "write_minutes" => {
            json!({ "text": { "chair": null, "minute_taker": null, "items": [{ "title": "" }] }, "rev": 0 })
        }
        "sign_minutes" => json!({ "rev": 0 }),
        "add_to_minutes" => json!({ "text": "", "rev": 0 }),
        "record_vote" => {
            json!({ "text": { "matter": "", "kind": "ordinary", "in_favour": 0, "against": 0, "abstained": 0 }, "rev": 0 })
        }
        "score_meeting" => json!({ "lines": [], "rev": 9 }),
        "write_resolution" => json!({ "text": { "directions": "" }, "rev": 9 }),
        "adopt_resolution" => json!({ "vote": targets::paper(), "serial": 0, "rev": 0 }),
        "give_assignment" => {
            json!({ "text": { "what": "", "lead": target.somebody(), "due_on": "2026-12-20" }, "rev": 0 })
        }
        "settle_assignment" => json!({ "settlement": { "state": "dropped", "result": "" }, "rev": 0 }),
        "take_roll_call" => json!({ "marks": [] }),
        "create_report" => json!({ "period": { "period": "2026-Q4" } }),
        "change_report" | "send_report" => json!({ "text": { "content": "" }, "rev": 0 }),
        "accept_report" | "return_report" => json!({ "rev": 0 }),
        "create_document" => {
            json!({ "id": target.document, "draft": { "head": { "kind": "news", "abstract": "" }, "text": "" } })
        }
        "change_document" => {
            json!({ "draft": { "head": { "kind": "news", "abstract": "" }, "text": "" }, "rev": 0 })
        }
        "hand_in_document" | "check_document" | "publish_document" => json!({ "rev": 0 }),
        "return_document" => json!({ "remark": "", "rev": 0 }),
        "replace_document" => json!({ "by": target.document, "rev": 0 }),
        "withdraw_document" => json!({ "reason": "", "rev": 0 }),
        "publish_announcement" => {
            let words = json!({ "title": "", "text": "", "expires_at": "2026-11-01T00:00:00Z" });
            json!({ "id": target.document, "draft": { "words": words } })
        }
        "change_announcement" => {
            json!({ "words": { "title": "", "text": "", "expires_at": "2026-11-01T00:00:00Z" }, "rev": 0 })
        }
        "withdraw_announcement" => json!({ "rev": 0 }),
        "acknowledge_announcement" => json!({}),
        "search_questions" => json!({}),
        "create_question" | "change_question" => {
            json!({ "id": target.document, "draft": { "text": "", "task": { "true_false": { "right": true } } }, "rev": 0 })
        }
        "preview_question_import" => json!({ "format": "gift", "base64": "" }),
        "import_questions" => json!({ "file": { "format": "gift", "base64": "" }, "fingerprint": "" }),
        "create_campaign" | "change_campaign" => {
            let day = "2026-11-01T00:00:00Z";
            json!({ "id": target.document, "plan": { "title": "", "opens_at": day, "closes_at": day }, "rev": 0 })
        }
        "remove_question" | "remove_campaign" | "open_campaign" | "close_campaign" => json!({ "rev": 9 }),
        "submit_attempt" => json!({ "ticket": "", "answers": [], "finished_at": "2026-11-16T00:00:00Z" }),
        "start_attempt" | "join_contest" => json!({}),
        "create_docx_upload" => json!({ "id": targets::docx(), "size": 0 }),
        "open_document" | "confirm_document" | "read_docx" => json!({}),
        "search_documents" => json!({ "q": "" }),
        "start_transfer" => {
            json!({
                "id": targets::transfer(), "to": { "kind": "outside", "name": "" }, "letter_on": "2026-11-16",
                "reason": "", "rev": 0,
            })
        }
        "send_feedback" => {
            json!({ "id": targets::transfer(), "to": target.org, "kind": "question", "title": "", "text": "" })
        }
        "search_feedback" => json!({ "number": "" }),
        "receive_feedback" | "withdraw_feedback" => json!({ "rev": 0 }),
        "answer_feedback" => json!({ "text": "", "rev": 0 }),
        "extend_feedback" | "forward_feedback" => json!({ "reason": "", "rev": 0 }),
        "receive_transfer" => json!({ "papers_on": "2000-01-01", "rev": 0 }),
        "return_transfer" => json!({ "reason": "", "rev": 0 }),
        "withdraw_transfer" => json!({ "rev": 0 }),
        "refresh_session"
        | "sign_out"
        | "preview_roster_import"
        | "confirm_roster_import"
        | "hand_in_paper"
        | "hand_in_attachment"
        | "hand_in_feedback_file"
        | "answer_invitation" => json!({}),
        other => panic!("{other}: give it a body here, so that it is covered"),
    }
}
