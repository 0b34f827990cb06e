"""Lets schemathesis call a running server as several people and prints what came of it as JSON.

`cargo xtask fuzz` starts it. Each person calls a server of their own, with fresh demo data: what one of them breaks,
an account that is closed, a branch renamed, must not stand in another's way.
"""

import argparse
import concurrent.futures
import contextlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.request

HERE = pathlib.Path(__file__).parent
CALLERS = {
    "anonymous": None,
    "member": r"^\s*Đảng viên Chi bộ .*?(\d{12})$",
    "secretary": r"^\s*Bí thư .*?(\d{12})$",
    "administrator": r"^\s*Quản trị .*?(\d{12})$",
}
# An access token lives ten minutes; a longer run is several rounds with fresh data.
LONGEST_ROUND = 8 * 60
AT_ONCE = 2


@contextlib.contextmanager
def server(binary):
    """A server with the demo of a branch; gives its address and what it said about its accounts."""
    with tempfile.TemporaryDirectory() as data, tempfile.TemporaryFile("w+") as log:
        command = [binary, "--port", "0", "--data", data, "--demo", "branch"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        try:
            said = []
            for line in process.stdout:
                said.append(line.rstrip())
                if line.startswith("  Đảng viên dự bị"):
                    break
            address = next(line.split()[1] for line in said if line.startswith("Ready "))
            yield address, "\n".join(said)
            if process.poll() is not None:
                sys.exit(f"error: the server has ended with {process.returncode}")
        finally:
            process.terminate()
            process.wait(20)
            log.seek(0)
            if "panicked at" in (text := log.read()):
                sys.exit(f"error: the server panicked:\n{text[-4000:]}")


def call(address, path, token=None, body=None):
    headers = {"content-type": "application/json"}
    if token:
        headers["authorization"] = f"Bearer {token}"
    data = json.dumps(body).encode() if body is not None else None
    with urllib.request.urlopen(urllib.request.Request(address + path, data, headers), timeout=30) as reply:
        return json.load(reply)


def sign_in(address, said, pattern):
    citizen_id = re.search(pattern, said, re.MULTILINE).group(1)
    password = re.search(r"mật khẩu chung: (.*)$", said, re.MULTILINE).group(1)
    return call(address, "/api/sessions", body={"citizen_id": citizen_id, "password": password})["access_token"]


def known_things(address, said):
    """Ids of what there is, as the secretary sees it."""
    token = sign_in(address, said, CALLERS["secretary"])
    chain = call(address, "/api/me", token)["seats"][0]["org"]["path"]
    branch = chain[-1]
    members = [member["id"] for member in call(address, f"/api/orgs/{branch}/members", token)["items"]]
    meetings = [meeting["id"] for meeting in call(address, f"/api/orgs/{branch}/meetings", token)["items"]]
    sessions = [session["id"] for session in call(address, "/api/sessions", token)]
    return {"org": chain, "member": members, "meeting": meetings, "session": sessions}


def run(options, caller, seconds, seed):
    """One round of one caller; gives the numbers of its report."""
    with server(options.server) as (address, said), tempfile.TemporaryDirectory() as reports:
        report = pathlib.Path(reports) / "report.json"
        command = [options.schemathesis, "--config-file", HERE / "schemathesis.toml", "run", "--checks", "all"]
        command += ["--url", address, "--seed", str(seed), "--no-color", "--report-json-path", report]
        command += ["--max-time", str(seconds)] if seconds else ["--max-examples", "5"]
        if pattern := CALLERS[caller]:
            command += ["--header", f"Authorization: Bearer {sign_in(address, said, pattern)}"]
        known = json.dumps(known_things(address, said))
        surroundings = {**os.environ, "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(HERE), "SOTAY_FUZZ_KNOWN": known}
        surroundings["HYPOTHESIS_STORAGE_DIRECTORY"] = reports
        done = subprocess.run(
            [*command, f"{address}/api/openapi.json"], env=surroundings, cwd=reports, capture_output=True, text=True
        )
        if done.returncode != 0:
            print(done.stdout, done.stderr, file=sys.stderr)
        numbers = json.loads(report.read_text()) if report.exists() else {}
        cases = numbers.get("test_cases", {})
        tested = numbers.get("operations", {}).get("tested", 0)
        return cases.get("generated", 0), cases.get("unique_failures", 0) + (done.returncode != 0), tested


def rounds(options, caller):
    """All rounds of one caller; gives cases, failures and operations that were called."""
    left, seed = int(options.minutes * 60 * AT_ONCE / len(CALLERS)), options.seed
    made, failed, tested = 0, 0, set()
    while left > 0 or not tested:
        seconds = min(left, LONGEST_ROUND)
        numbers = run(options, caller, seconds, seed)
        made, failed = made + numbers[0], failed + numbers[1]
        tested.add(numbers[2])
        left, seed = left - seconds, seed + 1
    return made, failed, min(tested)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", required=True)
    parser.add_argument("--schemathesis", required=True)
    parser.add_argument("--minutes", type=float, default=0, help="for all callers together; 0 is the short run")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        numbers = dict(zip(CALLERS, pool.map(lambda caller: rounds(options, caller), CALLERS)))
    cases = {caller: made for caller, (made, _, _) in numbers.items()}
    failures = sum(failed for _, failed, _ in numbers.values())
    operations = min(tested for _, _, tested in numbers.values())
    print(json.dumps({"seed": options.seed, "operations": operations, "cases": cases, "failures": failures}))
    sys.exit(1 if failures or not operations else 0)


main()
