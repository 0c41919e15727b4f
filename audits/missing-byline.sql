/*
+++
code = "ATT101"
name = "missing-byline"
summary = "An article names neither an author nor an agency"
level = "warning"
confidence = "high"
since = "0.1"
message = "nothing says who made this article: no byline, no credit line, no agency in the dateline"
+++

The article has no byline at its head or tail, none was delivered with it, and no agency is credited anywhere. That the
text mentions an agency ("told AFP") is no credit. The finding points at the first sentence.

## Why it matters

Nobody can be asked about the article, and nobody answers for it. The Trust Project counts the author's name among its
indicators; the Journalism Trust Initiative (CWA 17493:2019) asks for it in clause 11.

## How to mend it

Add the byline, or the agency's credit. Where a house publishes without names on purpose, allow the rule.

## Flagged

```news
id: nameless

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
A spokesman told AFP that the dredging had cost two million euros.
```

Finds `nameless`.

## Accepted

```news
id: signed

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.

By Ada Moreau
---
id: delivered
byline: Ada Moreau

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
---
id: wire

LINDHOLM (AFP) - The harbour reopened on Monday after three weeks, the port authority said.
```
*/
SELECT
    a.article_id,
    coalesce(min_by(s.start, s.n), 0) AS start,
    coalesce(min_by(s.stop, s.n), 0) AS stop
FROM articles AS a
LEFT JOIN sentences AS s ON a.article_id = s.article_id
LEFT JOIN bylines AS b ON a.article_id = b.article_id
LEFT JOIN credits AS c ON a.article_id = c.article_id AND c.via NOT IN ('in text', 'inferred')
WHERE b.article_id IS NULL AND c.article_id IS NULL AND length(trim(a.body)) > 0
GROUP BY a.article_id
