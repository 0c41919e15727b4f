/*
+++
code = "PRV111"
name = "unused-acceptance"
summary = "Something is accepted that no rule finds"
level = "note"
confidence = "high"
since = "0.1"
message = "{rule} is accepted for {article}, but not found there: {reason}"
+++

The configuration, or a file beside an article, accepts findings of a rule, and the rule finds nothing there.
Decisions of the baseline are not reported: a finding that is gone is told as fixed.

## Why it matters

An acceptance that fits nothing today may hide something tomorrow.

## How to mend it

Take it out, or correct the article's id, the pattern or the rule that it names.
*/
SELECT
    a.article_id,
    0 AS start,
    0 AS stop,
    a.path,
    a.article_id AS article,
    a.rule,
    a.reason
FROM acceptances AS a
WHERE a.state = 'unused'
