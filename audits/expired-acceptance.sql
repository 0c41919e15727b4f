/*
+++
code = "PRV112"
name = "expired-acceptance"
summary = "The day until which something was accepted is over"
level = "warning"
confidence = "high"
since = "0.1"
message = "{rule} was accepted for {article} until {expires}: {reason}"
+++

A finding was accepted until a day that is over, in the configuration, in a file beside the article or in the
baseline. It counts as new again.

## Why it matters

Somebody meant to look at it again by that day.

## How to mend it

Mend what was found, or decide anew, with a new reason and a new day.
*/
SELECT
    a.article_id,
    0 AS start,
    0 AS stop,
    a.path,
    a.article_id AS article,
    a.rule,
    a.reason,
    a.expires
FROM acceptances AS a
WHERE a.state = 'expired'
