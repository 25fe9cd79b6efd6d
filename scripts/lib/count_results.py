#!/usr/bin/python3
"""Counts test cases: prints `<passed> <failed>`, then one line for each case that was skipped.

Usage: count_results.py ctest <junit.xml> <folder of gtest's JSON>   one binary stands for all its cases
       count_results.py vitest <report.json>
       count_results.py log <file>                                   its last "N passed" and "N failed" (of node's
                                                                  test runner "pass N"), its "SKIPPED: …" lines
"""
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as xml


def gtest(report):
    passed, failed, skipped = 0, 0, []
    for suite in report["testsuites"]:
        for case in suite["testsuite"]:
            if case["result"] == "SKIPPED":
                skipped.append(f"{suite['name']}.{case['name']}")
            elif case.get("failures"):
                failed += 1
            elif case["result"] == "COMPLETED":
                passed += 1
    return passed, failed, skipped


def ctest(junit, folder):
    passed, failed, skipped = 0, 0, []
    for case in xml.parse(junit).getroot().iter("testcase"):
        succeeded = case.get("status") == "run"
        report = pathlib.Path(folder) / f"{case.get('name')}_test.json"
        if not report.exists():
            passed, failed = passed + succeeded, failed + (not succeeded)
            continue
        counts = gtest(json.loads(report.read_text(encoding="utf-8", errors="replace")))
        passed, failed = passed + counts[0], failed + counts[1]
        skipped += counts[2]
        if not succeeded and counts[1] == 0:
            failed += 1  # every case passed and the binary failed nevertheless: a leak, or a fault at its end
    return passed, failed, skipped


def vitest(report):
    counts = json.loads(pathlib.Path(report).read_text(encoding="utf-8"))
    broken_files = sum(1 for file in counts["testResults"] if file["status"] == "failed" and not file["assertionResults"])
    skipped = [case["fullName"] for file in counts["testResults"] for case in file["assertionResults"]
               if case["status"] in ("pending", "skipped", "todo")]
    return counts["numPassedTests"], counts["numFailedTests"] + broken_files, skipped


def log(file):
    text = re.sub(r"\x1b\[[0-9;]*m", "", pathlib.Path(file).read_text(encoding="utf-8", errors="replace"))
    words = (r"\b([0-9]+) passed\b|^ℹ pass ([0-9]+)$", r"\b([0-9]+) failed\b|^ℹ fail ([0-9]+)$")
    last = [["".join(found) for found in re.findall(each, text, re.MULTILINE)][-1:] for each in words]
    return *(int(found[0]) if found else 0 for found in last), re.findall(r"^SKIPPED:? *(.*)$", text, re.MULTILINE)


def main():
    kind, *arguments = sys.argv[1:]
    passed, failed, skipped = {"ctest": ctest, "vitest": vitest, "log": log}[kind](*arguments)
    print(passed, failed)
    for name in skipped:
        print(name)


main()
