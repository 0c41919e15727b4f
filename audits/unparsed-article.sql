/*
+++
code = "PRV102"
name = "unparsed-article"
summary = "A parser failed on an article"
level = "error"
confidence = "high"
since = "0.1"
message = "the parser of {parser} failed on this article: {reason}"
+++

A parser failed on this article, so a part of its provenance is unknown. The other parsers and the other
articles are not concerned.

## Why it matters

Rules that read the missing table are silent about this article, which must not be taken for a clean bill.

## How to mend it

This is a defect of the tool: report it with the article, or with the smallest part of it that still fails.
*/
SELECT
    u.article_id,
    0 AS start,
    0 AS stop,
    u.parser,
    u.reason
FROM unparsed AS u
