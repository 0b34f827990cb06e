"""Translates the template as AWS would, creates it in moto and reads back what came of it.

Called by `cargo xtask template` with the address of a running moto server and the template's path. Nothing of AWS is
reached. Ends with a sentence and a failure when something is not as it must be.
"""

import ast
import io
import json
import logging
import re
import sys
import zipfile
from graphlib import CycleError, TopologicalSorter

import boto3
from moto.cloudformation.parsing import resource_class_from_type
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

REGION = "ap-southeast-1"
CODE = "code"
STACK = "sotay-check"
PREFIX = "check-"
CONTEXTS = ["identity", "members", "meetings", "reports", "documents", "notices", "feedback", "study", "jobs", "indexing"]
# Those that follow the stream; nobody calls them over HTTP. No more than two may read a shard at one time.
FOLLOWING = {"jobs", "indexing"}

# What moto's CloudFormation does not know, and who looks at it instead. These alone are left out; the list is compared
# with moto, so it can neither hide a type nor outlive its reason.
LEFT_OUT = {
    "AWS::ApiGatewayV2::Api": "the routes are checked by tests/it/contract/deployed.rs",
    "AWS::ApiGatewayV2::Stage": "cfn-lint knows its shape",
    "AWS::CloudFront::CachePolicy": "cfn-lint knows its shape",
    "AWS::CloudFront::Distribution": "cfn-lint knows its shape, tests/it/contract/deployed.rs its paths",
    "AWS::CloudFront::Function": "is run by this check",
    "AWS::CloudFront::OriginAccessControl": "cfn-lint knows its shape",
    "AWS::CloudFront::ResponseHeadersPolicy": "is compared with the server's by infra/local/src/web.rs",
    "AWS::CloudWatch::Alarm": "cfn-lint knows its shape; that no function lacks one is checked here",
    "AWS::Logs::MetricFilter": "cfn-lint knows its shape",
    "AWS::S3::BucketPolicy": "cfn-lint knows its shape",
    "AWS::SNS::Subscription": "cfn-lint knows its shape",
}


def main(server, path):
    with open(path, encoding="utf-8") as file:
        translated = translate(yaml_parse(file))
    check_order(translated)
    check_forgotten(translated)
    check_alarms(translated)
    left = leave_out(translated)
    aws = Aws(server)
    aws.put_code()
    create(aws, translated)
    check_tables(aws)
    check_functions(aws)
    check_stream(aws)
    check_roles(aws)
    check_rest(aws)
    print(f"The template was created in moto and read back: {len(translated['Resources'])} resources.")
    for kind in left:
        print(f"  left out, unknown to moto: {kind} ({LEFT_OUT[kind]})")


def fail(sentence):
    sys.exit(f"the template: {sentence}")


def same(what, found, wanted):
    if found != wanted:
        fail(f"{what} is {found!r} where {wanted!r} was expected")


class Aws:
    def __init__(self, server):
        self.server = server

    def client(self, service):
        return boto3.client(
            service, endpoint_url=self.server, region_name=REGION, aws_access_key_id="x", aws_secret_access_key="x"
        )

    def put_code(self):
        """Functions are created from archives that must be there; what is in them is not run."""
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as content:
            content.writestr("bootstrap", "#!/bin/sh\n")
        s3 = self.client("s3")
        s3.create_bucket(Bucket=CODE, CreateBucketConfiguration={"LocationConstraint": REGION})
        for name in CONTEXTS:
            s3.put_object(Bucket=CODE, Key=f"{name}-arm64.zip", Body=archive.getvalue())


class NoManagedPolicies:
    """Every role is written out, so none is ever looked up."""

    def load(self):
        return {}


def translate(template):
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            # What `sam deploy` does after uploading.
            name = resource["Properties"]["CodeUri"].rsplit("/", 1)[1]
            resource["Properties"]["CodeUri"] = f"s3://{CODE}/{name}"
    return transform(template, {}, NoManagedPolicies())


def check_order(template):
    """Resources must not wait for each other in a circle. The linter looks before translation, and part of what waits
    comes only with it: the gateway for the functions that it calls."""
    names = set(template["Resources"])
    waits = {name: set(mentioned(resource)) & names - {name} for name, resource in template["Resources"].items()}
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        fail("resources wait for each other: " + " -> ".join(error.args[1]))


def mentioned(node):
    """Every name that a part of a template refers to."""
    if isinstance(node, list):
        for item in node:
            yield from mentioned(item)
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "Ref":
                yield value
            elif key == "Fn::GetAtt":
                yield value[0] if isinstance(value, list) else value.split(".")[0]
            elif key == "Fn::Sub":
                yield from re.findall(r"\$\{(\w+)", value if isinstance(value, str) else value[0])
            yield from mentioned(value)


def of_type(template, kind):
    return {name: resource for name, resource in template["Resources"].items() if resource["Type"] == kind}


def check_forgotten(template):
    """What moto's CloudFormation knows no use for: looked at before it is lost."""
    for name, table in of_type(template, "AWS::DynamoDB::Table").items():
        table = table["Properties"]
        recovery = table["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"]
        same(f"recovery of {name}", recovery, True)
        same(f"encryption of {name}", table["SSESpecification"], {"SSEEnabled": True, "SSEType": "KMS"})
        same(f"expiry of {name}", table["TimeToLiveSpecification"], {"AttributeName": "expires", "Enabled": True})
    for name, function in of_type(template, "AWS::Lambda::Function").items():
        function = function["Properties"]
        same(f"processor of {name}", function["Architectures"], ["arm64"])
        same(f"log of {name}", function["LoggingConfig"]["LogFormat"], "JSON")
        same(f"key of the settings of {name}", function["KmsKeyArn"], {"Fn::GetAtt": ["FunctionKey", "Arn"]})
    for mapping in of_type(template, "AWS::Lambda::EventSourceMapping").values():
        mapping = mapping["Properties"]
        same("answers of the mapping", mapping["FunctionResponseTypes"], ["ReportBatchItemFailures"])
        same("bisecting of the mapping", mapping["BisectBatchOnFunctionError"], True)
        same("finite retries of the mapping", mapping["MaximumRetryAttempts"] > 0, True)
        same("finite age of the mapping", mapping["MaximumRecordAgeInSeconds"] > 0, True)
        failures = mapping["DestinationConfig"]["OnFailure"]["Destination"]
        same("failures of the mapping", failures, {"Fn::GetAtt": ["FailureQueue", "Arn"]})


def check_alarms(template):
    watched = {}
    for alarm in of_type(template, "AWS::CloudWatch::Alarm").values():
        alarm = alarm["Properties"]
        same("the actions of an alarm", alarm["AlarmActions"], [{"Ref": "AlarmTopic"}])
        for dimension in alarm.get("Dimensions", []):
            watched.setdefault(str(dimension["Value"]), set()).add(alarm["MetricName"])
    for name in of_type(template, "AWS::Lambda::Function"):
        missing = {"Errors", "Throttles", "Duration"} - watched.get(str({"Ref": name}), set())
        same(f"what nobody watches of {name}", missing, set())


def leave_out(template):
    # Asking for a type is how to learn that it is unknown; the answer needs no warning beside it.
    logging.getLogger("moto").setLevel(logging.ERROR)
    used = {resource["Type"] for resource in template["Resources"].values()}
    unknown = {kind for kind in used if resource_class_from_type(kind) is None}
    same("the list of types that moto does not know", sorted(LEFT_OUT), sorted(unknown))
    gone = {name for name, resource in template["Resources"].items() if resource["Type"] in unknown}
    for name in gone:
        del template["Resources"][name]
    template["Outputs"] = {}
    template["Resources"] = without(template["Resources"], gone)
    # They refuse parameters of an operator; the check gives none that they are about.
    template.pop("Rules", None)
    return sorted(unknown)


def without(node, gone):
    """The same tree where what refers to something left out is a plain text."""
    if isinstance(node, list):
        return [without(item, gone) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("Ref") in gone:
        return node["Ref"]
    if isinstance(node.get("Fn::GetAtt"), list) and node["Fn::GetAtt"][0] in gone:
        return ".".join(node["Fn::GetAtt"])
    if isinstance(node.get("Fn::Sub"), str):
        plain = lambda found: found[1] if found[1].split(".")[0] in gone else found[0]
        return {"Fn::Sub": re.sub(r"\$\{([A-Za-z.]+)\}", plain, node["Fn::Sub"])}
    return {key: without(value, gone) for key, value in node.items()}


def create(aws, template):
    stacks = aws.client("cloudformation")
    parameters = {"Prefix": PREFIX, "IdentityConcurrency": "7"}
    stacks.create_stack(
        StackName=STACK,
        TemplateBody=json.dumps(template),
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
        Capabilities=["CAPABILITY_IAM"],
    )
    stack = stacks.describe_stacks(StackName=STACK)["Stacks"][0]
    same("the stack", stack["StackStatus"], "CREATE_COMPLETE")
    made = stacks.list_stack_resources(StackName=STACK)["StackResourceSummaries"]
    wanted = {k for k, v in template["Resources"].items() if "Condition" not in v}
    same("what was not created", wanted - {resource["LogicalResourceId"] for resource in made}, set())


def check_tables(aws):
    dynamo = aws.client("dynamodb")
    for name, indexes, stream in [("app", ["gsi1", "gsi2"], True), ("secrets", ["gsi1"], False)]:
        table = dynamo.describe_table(TableName=PREFIX + name)["Table"]
        found = sorted(index["IndexName"] for index in table["GlobalSecondaryIndexes"])
        same(f"indexes of {name}", found, indexes)
        same(f"stream of {name}", "LatestStreamArn" in table, stream)
        same(f"protection of {name}", table["DeletionProtectionEnabled"], True)
        same(f"billing of {name}", table["BillingModeSummary"]["BillingMode"], "PAY_PER_REQUEST")


def check_functions(aws):
    functions = aws.client("lambda")
    for name in CONTEXTS:
        found = functions.get_function_configuration(FunctionName=PREFIX + name)
        same(f"{name}: runtime", found["Runtime"], "provided.al2023")
        settings = set(found["Environment"]["Variables"])
        common = {"SOTAY_TABLE_PREFIX", "SOTAY_BUCKET", "SOTAY_VERIFY_KEY", "SOTAY_DATA_KEY", "SOTAY_INDEX_KEY"}
        same(f"{name}: settings it lacks", common - settings, set())
        same(f"{name}: has the signing key", "SOTAY_SIGNING_KEY" in settings, name == "identity")
        same(f"{name}: knows what stands before it", "SOTAY_PROXIES" in settings, name not in FOLLOWING)
        same(f"{name}: asks for the edge's key", "SOTAY_EDGE_KEY" in settings, name not in FOLLOWING)
    reserved = functions.get_function_concurrency(FunctionName=f"{PREFIX}identity")
    same("reserved concurrency of identity", reserved.get("ReservedConcurrentExecutions"), 7)
    reserved = functions.get_function_concurrency(FunctionName=f"{PREFIX}meetings")
    same("reserved concurrency of meetings", reserved.get("ReservedConcurrentExecutions"), None)


def check_stream(aws):
    mappings = aws.client("lambda").list_event_source_mappings()["EventSourceMappings"]
    targets = sorted(mapping["FunctionArn"].rsplit(":", 1)[1] for mapping in mappings)
    same("targets of the mappings", targets, sorted(PREFIX + name for name in FOLLOWING))
    table = aws.client("dynamodb").describe_table(TableName=f"{PREFIX}app")["Table"]
    for mapping in mappings:
        same("source of a mapping", mapping["EventSourceArn"], table["LatestStreamArn"])
        same("batch of a mapping", mapping["BatchSize"], 100)


def check_roles(aws):
    iam = aws.client("iam")
    tables = {name: f"table/{PREFIX}{name}" for name in ["app", "secrets"]}
    touched, on_secrets = {}, {}
    for role in iam.list_roles()["Roles"]:
        for policy in iam.list_role_policies(RoleName=role["RoleName"])["PolicyNames"]:
            document = iam.get_role_policy(RoleName=role["RoleName"], PolicyName=policy)["PolicyDocument"]
            # Of a policy that came by CloudFormation moto gives Python's text.
            document = ast.literal_eval(document) if isinstance(document, str) else document
            for statement in document["Statement"]:
                same(f"{policy}: resource of {statement['Sid']}", statement["Resource"] != "*", True)
                touched.setdefault(policy, set()).add(statement["Resource"])
                if tables["secrets"] in statement["Resource"] and policy != "identity":
                    on_secrets.setdefault(policy, set()).update(statement["Action"])
    same("the policies", sorted(touched), sorted(CONTEXTS))
    holders = {name for name, arns in touched.items() if any(tables["secrets"] in arn for arn in arns)}
    same("who reaches the table of secrets", holders, {"identity", "jobs"})
    # The first administrator's code, infra/decisions/0011: to put it there, and to read nothing.
    same("what others than identity may do there", on_secrets, {"jobs": {"dynamodb:PutItem"}})
    holders = {name for name, arns in touched.items() if any(tables["app"] in arn for arn in arns)}
    same("who reaches the app's table", holders, set(CONTEXTS))


def check_rest(aws):
    queues = aws.client("sqs")
    url = queues.get_queue_url(QueueName=f"{PREFIX}failures")["QueueUrl"]
    kept = queues.get_queue_attributes(QueueUrl=url, AttributeNames=["MessageRetentionPeriod"])
    same("how long failures are kept", kept["Attributes"]["MessageRetentionPeriod"], str(14 * 24 * 60 * 60))
    groups = aws.client("logs").describe_log_groups(logGroupNamePrefix=f"/aws/lambda/{PREFIX}")["logGroups"]
    found = {group["logGroupName"].rsplit("-", 1)[1]: group.get("retentionInDays") for group in groups}
    same("how long logs are kept", found, dict.fromkeys(CONTEXTS, 90))
    buckets = {bucket["Name"].rsplit("-", 1)[0] for bucket in aws.client("s3").list_buckets()["Buckets"]}
    same("the buckets", buckets - {CODE}, {f"{PREFIX}files", f"{PREFIX}web"})


if __name__ == "__main__":
    main(*sys.argv[1:])
