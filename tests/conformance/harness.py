"""What the conformance drivers share: inputs, runs through Petri, progress, results, summaries.

A driver is a list of cases (names) and a function that runs one and returns a Result. Results
are appended, as they come, to $XDG_CACHE_HOME/petri/conformance/<suite>.jsonl, so a long run
can be interrupted and taken up again with --resume, and --list-failures can look at the last one.
A full run writes its summary to results/<suite>.md, which the runtimes' READMEs refer to.
"""

import argparse
import collections
import concurrent.futures
import dataclasses
import fnmatch
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "petri" / "conformance"

PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"


@dataclasses.dataclass
class Result:
    name: str
    status: str
    reason: str = ""
    seconds: float = 0.0


@dataclasses.dataclass
class Run:
    """What one program did."""

    code: int
    out: str
    err: str
    timed_out: bool = False


def arguments(description):
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="GLOB", action="append", help="only cases whose name matches; no summary is written")
    parser.add_argument("--jobs", type=int, default=2, help="runs at the same time (default: 2)")
    parser.add_argument("--timeout", type=int, help="seconds for one run")
    parser.add_argument("--resume", action="store_true", help="take up an interrupted run")
    parser.add_argument("--list-failures", action="store_true", help="print the failures of the last run, with reasons")
    parser.add_argument("--show", action="store_true", help="print the whole output of failing cases")
    parser.add_argument("--native", metavar="COMMAND",
                        help="run the cases by this interpreter instead of Petri (checks the driver itself)")
    return parser


def input_file(lock, name):
    """Fetches what a lock file pins and gives the path of one of its files."""
    folder = CACHE / "inputs"
    subprocess.run([PROJECT / "runtimes" / "fetch.sh", HERE / lock, folder], check=True)
    return folder / name


def unpack(archive, prefix):
    """Unpacks what lies below `prefix` in an archive, once, and gives its directory."""
    folder = CACHE / "sources" / archive.name.partition(".tar")[0]
    done = folder / (prefix.strip("/").replace("/", "_") + ".done")
    if not done.exists():
        print(f"unpacking {archive.name}", file=sys.stderr)
        with tarfile.open(archive) as tar:
            for member in tar:
                top, _, inner = member.name.partition("/")
                if inner == prefix or inner.startswith(prefix + "/"):
                    member.name = inner
                    tar.extract(member, folder, filter="data") if hasattr(tarfile, "data_filter") else tar.extract(member, folder)
        done.touch()
    return folder / prefix


def petri():
    path = os.environ.get("PETRI") or PROJECT / "target" / "release" / "petri"
    if not os.access(path, os.X_OK):
        sys.exit(f"{path} is missing: run 'cargo build --release', or name the binary in $PETRI")
    return os.path.abspath(path)


def run(options, runtime, folder, entry, args=(), environment=None, timeout=60):
    """Runs a program that lies in `folder`, through Petri or natively."""
    environment = environment or {}
    if options.native:
        command = [*options.native.split(), entry, *args]
        process_environment = {"PATH": os.environ["PATH"], "HOME": folder, "PWD": folder, "TZ": "UTC", "LC_ALL": "C.UTF-8", **environment}
    else:
        variables = [option for pair in environment.items() for option in ("--env", "=".join(pair))]
        command = [petri(), "run", "--runtime", runtime, "--dir", folder, "--timeout", str(timeout), *variables, entry, *args]
        # Suites are larger than programs: limits.toml raises what they would run into.
        process_environment = {**os.environ, "PETRI_CONFIG": str(HERE / "limits.toml")}
    try:
        done = subprocess.run(command, cwd=folder if options.native else PROJECT, env=process_environment,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout + 20)
    except subprocess.TimeoutExpired as expired:
        return Run(124, (expired.stdout or b"").decode("utf-8", "replace"), (expired.stderr or b"").decode("utf-8", "replace"), True)
    out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    if err.startswith("petri: runtime "):
        # Not built, or its module can't be loaded: no case would tell anything.
        raise SystemExit(err.strip())
    return Run(done.returncode, out, err, done.returncode == 124 and not options.native)


def temporary_folder():
    return tempfile.TemporaryDirectory(prefix="petri-conformance-")


def read_list(name):
    """Lines of a checked-in list: a first word, then a remark."""
    entries = {}
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            key, _, remark = line.strip().partition(" ")
            entries[key] = remark.strip()
    return entries


def run_suite(suite, cases, run_case, options):
    """Runs the cases, keeps and prints results. Gives all of them, or None after a limited run."""
    journal = CACHE / f"{suite}.jsonl"
    if options.list_failures:
        for result in read_journal(journal).values():
            if result.status == FAILED:
                print(f"{result.name}: {result.reason}")
        return None
    if options.only:
        cases = [case for case in cases if any(fnmatch.fnmatch(case, glob) for glob in options.only)]
    results = read_journal(journal) if options.resume else {}
    wanted = [case for case in cases if case not in results]
    keep = not options.only
    journal.parent.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    counts = collections.Counter(result.status for result in results.values())
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool, \
            open(journal if keep else os.devnull, "a" if options.resume else "w", encoding="utf-8") as log:

        def timed(case):
            began = time.monotonic()
            result = run_case(case)
            result.seconds = round(time.monotonic() - began, 2)
            return result

        futures = [pool.submit(timed, case) for case in wanted]
        try:
            for number, future in enumerate(concurrent.futures.as_completed(futures), 1):
                result = future.result()
                results[result.name] = result
                counts[result.status] += 1
                log.write(json.dumps(dataclasses.asdict(result)) + "\n")
                log.flush()
                if result.status == FAILED or not keep:
                    print(f"{result.status} {result.name}: {result.reason}", flush=True)
                if number % 100 == 0:
                    print(f"… {suite}: {number} of {len(wanted)}, {counts[PASSED]} passed, {counts[FAILED]} failed, "
                          f"{counts[SKIPPED]} skipped, {time.monotonic() - started:.0f} s", flush=True)
        except KeyboardInterrupt:
            for future in futures:
                future.cancel()
            sys.exit(f"interrupted: take it up again with --resume ({journal})")
    ordered = [results[case] for case in cases]
    ran = counts[PASSED] + counts[FAILED]
    print(f"{suite}: {counts[PASSED]} of {ran} passed ({100 * counts[PASSED] / max(ran, 1):.1f} %), {counts[SKIPPED]} skipped")
    return ordered if keep and not options.native else None


def read_journal(journal):
    if not journal.exists():
        return {}
    with open(journal, encoding="utf-8") as lines:
        return {entry["name"]: Result(**entry) for entry in map(json.loads, lines)}


def share(passed, failed):
    return f"{100 * passed / (passed + failed):.1f} %" if passed + failed else "–"


def write_summary(suite, title, introduction, results, group):
    """Writes results/<suite>.md: totals, a table by group, skips by reason, failures by reason."""
    status = collections.Counter(result.status for result in results)
    lines = [f"# {title}", "", introduction, "",
             f"**{status[PASSED]} of {status[PASSED] + status[FAILED]} pass "
             f"({share(status[PASSED], status[FAILED])})**; {status[SKIPPED]} skipped.", ""]
    groups = collections.defaultdict(collections.Counter)
    for result in results:
        groups[group(result)][result.status] += 1
    lines += ["| | passed | failed | skipped | |", "|---|--:|--:|--:|--:|"]
    for name, counts in sorted(groups.items()):
        lines.append(f"| {name} | {counts[PASSED]} | {counts[FAILED]} | {counts[SKIPPED]} | {share(counts[PASSED], counts[FAILED])} |")
    for heading, wanted in (("Skipped", SKIPPED), ("Failing", FAILED)):
        reasons = collections.defaultdict(list)
        for result in results:
            if result.status == wanted:
                reasons[result.reason if wanted == SKIPPED else failure_kind(result.reason)].append(result.name)
        if not reasons:
            continue
        lines += ["", f"## {heading}", "", "| reason | files | |", "|---|--:|---|"]
        for reason, names in sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0])):
            shown = ", ".join(f"`{name}`" for name in names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")
            lines.append(f"| {reason.replace('|', '¦')} | {len(names)} | {shown} |")
    path = HERE / "results" / f"{suite}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"summary: {path.relative_to(PROJECT)}")


def failure_kind(reason):
    """Failures with the same text are one row; a long text is cut."""
    return reason if len(reason) <= 110 else reason[:107] + "…"
