//! In AWS the edge sends these headers. Both lists are compared here, so that neither drifts away.

use std::collections::BTreeMap;

use serde_yaml_ng::Value;

use super::{ASK_AGAIN, FOR_EVER, HEADERS, HTTPS_FOR_EVER};

const TEMPLATE: &str = include_str!("../../../aws/template.yaml");
/// The command that gives each file of the app its `Cache-Control`.
const PUBLISH: &str = include_str!("../../../xtask/src/publish.rs");
/// The one host beside our own that the app talks to: rosters are sent to it. Here it is our own.
const FILES: &str = " https://${Prefix}files-${AWS::AccountId}.s3.${AWS::Region}.${AWS::URLSuffix}";

fn plain(value: &Value) -> String {
    match value {
        Value::Tagged(tagged) => plain(&tagged.value),
        Value::Number(number) => number.to_string(),
        value => value.as_str().expect("a text").to_owned(),
    }
}

fn resource(name: &str) -> Value {
    let template: Value = serde_yaml_ng::from_str(TEMPLATE).unwrap();
    template["Resources"][name]["Properties"].clone()
}

/// The headers that the edge puts on every answer.
fn deployed() -> BTreeMap<String, String> {
    let policy = &resource("Headers")["ResponseHeadersPolicyConfig"];
    let security = &policy["SecurityHeadersConfig"];
    let seconds = plain(&security["StrictTransportSecurity"]["AccessControlMaxAgeSec"]);
    let everywhere = security["StrictTransportSecurity"]["IncludeSubdomains"].as_bool().unwrap();
    let below = if everywhere { "; includeSubDomains" } else { "" };
    let of_its_own = |name: &str, value: String| (name.to_owned(), value);
    let mut headers = BTreeMap::from([
        of_its_own("strict-transport-security", format!("max-age={seconds}{below}")),
        of_its_own(
            "content-security-policy",
            plain(&security["ContentSecurityPolicy"]["ContentSecurityPolicy"]),
        ),
        of_its_own("referrer-policy", plain(&security["ReferrerPolicy"]["ReferrerPolicy"])),
    ]);
    if security.get("ContentTypeOptions").is_some() {
        headers.insert("x-content-type-options".into(), "nosniff".into());
    }
    for item in policy["CustomHeadersConfig"]["Items"].as_sequence().unwrap() {
        headers.insert(plain(&item["Header"]), plain(&item["Value"]));
    }
    headers
}

#[test]
fn the_edge_sends_the_headers_that_this_server_sends() {
    let mut deployed = deployed();
    let policy = deployed.get_mut("content-security-policy").unwrap();
    assert!(policy.contains(&format!("connect-src 'self'{FILES};")), "{policy}");
    *policy = policy.replace(FILES, "");
    let mut ours: BTreeMap<_, _> =
        HEADERS.iter().map(|(name, value)| (name.as_str().to_owned(), (*value).to_owned())).collect();
    ours.insert("strict-transport-security".into(), HTTPS_FOR_EVER.into());
    assert_eq!(deployed, ours);
}

#[test]
fn every_answer_of_the_edge_has_them() {
    let distribution = &resource("Distribution")["DistributionConfig"];
    let others = distribution["CacheBehaviors"].as_sequence().unwrap();
    for behaviour in others.iter().chain([&distribution["DefaultCacheBehavior"]]) {
        assert_eq!(plain(&behaviour["ResponseHeadersPolicyId"]), "Headers", "{behaviour:?}");
    }
}

#[test]
fn the_host_of_the_files_is_the_one_that_the_policy_names() {
    let bucket = plain(&resource("FilesBucket")["BucketName"]);
    assert!(FILES.starts_with(&format!(" https://{bucket}.s3.")), "{bucket}");
}

#[test]
fn files_are_kept_as_long_from_the_edge_as_from_here() {
    for policy in [FOR_EVER, ASK_AGAIN] {
        let policy = policy.to_str().unwrap().to_owned();
        assert!(PUBLISH.contains(&format!("\"{policy}\"")), "{policy}");
    }
}
