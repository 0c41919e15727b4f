"""JUnit XML: a suite for each rule, a case for each finding, so that a build server shows the history.

Every case has one name of its own and at most one outcome, since Jenkins keeps the first of several and
GitLab drops cases of one name. A finding that breaks no gate is told as skipped: it does not fail the build.
Source: the schema of the Jenkins xUnit plugin, ``junit-10.xsd``; ``file`` and ``line`` of a case stand beside
it, because GitLab, Buildkite and CircleCI read them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from provenance.reports._clean import one_line, xml_text
from provenance.reports._places import place_of
from provenance.reports._tally import amount, failing, fresh

if TYPE_CHECKING:
    from provenance.model import Finding, Run, Step

__all__ = ["render"]


def render(run: Run) -> str:
    """Return the run as one ``testsuites`` element; times are nought, since a report has no clock."""
    fails = failing(run)
    by_rule: dict[str, list[Finding]] = {}
    for finding in fresh(run):
        by_rule.setdefault(finding.code, []).append(finding)
    steps = {step.rule: step for step in run.steps}
    root = Element("testsuites", name="provenance")
    for code in dict.fromkeys([*steps, *by_rule]):
        suite = _suite(root, code, steps.get(code))
        names: dict[str, int] = {}
        for finding in by_rule.get(code, []):
            _case(suite, finding, run, names, failed=finding.fingerprint in fails)
        if not len(suite):
            _plain_case(suite, code)
        _count(suite)
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    root.set("time", "0")
    indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, code: str, step: Step | None) -> Element:
    """Begin the suite of one rule, with the case that says that the rule could not be evaluated."""
    suite = SubElement(root, "testsuite", name=xml_text(code))
    if step is not None and step.outcome == "unevaluated":
        reason = xml_text(one_line(step.reason or "no reason given"))
        SubElement(_plain_case(suite, code), "error", type="unevaluated", message=reason)
    return suite


def _count(suite: Element) -> None:
    counts = {
        "tests": len(suite),
        "failures": len(suite.findall("testcase/failure")),
        "errors": len(suite.findall("testcase/error")),
        "skipped": len(suite.findall("testcase/skipped")),
    }
    for name, count in counts.items():
        suite.set(name, str(count))
    suite.set("time", "0")


def _plain_case(suite: Element, code: str) -> Element:
    return SubElement(
        suite, "testcase", classname=xml_text(f"provenance.{code}"), name="(all articles)", time="0"
    )


def _case(suite: Element, finding: Finding, run: Run, names: dict[str, int], *, failed: bool) -> None:
    place = place_of(run, finding)
    case = SubElement(
        suite,
        "testcase",
        classname=xml_text(f"provenance.{finding.code}"),
        name=_name(finding, names),
        time="0",
        file=xml_text(place.path),
        line=str(place.line),
    )
    message = xml_text(one_line(finding.message))
    if not failed:
        SubElement(case, "skipped", message=f"{finding.level}, breaks no gate: {message}")
        return
    told = [f"{place.shown}: {finding.code} {message}"]
    told += [f"{place_of(run, one).shown}: {one_line(one.caption)}" for one in finding.evidence]
    SubElement(case, "failure", type=finding.level, message=message).text = xml_text("\n".join(told))


def _name(finding: Finding, names: dict[str, int]) -> str:
    """Name the article and the others that bear on the finding; a number tells equals apart."""
    partners = sorted({one.article_id for one in finding.evidence} - {finding.article_id})
    more = len(partners) - 1
    against = f" vs {partners[0]}" if partners else ""
    others = f" and {amount(more, 'other')}" if more > 0 else ""
    name = xml_text(one_line(f"{finding.article_id}{against}{others}"))
    names[name] = names.get(name, 0) + 1
    return name if names[name] == 1 else f"{name} ({names[name]})"
