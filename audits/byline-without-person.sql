/*
+++
code = "ATT102"
name = "byline-without-person"
summary = "The byline names a desk, an agency or nobody, but no person"
level = "note"
confidence = "high"
since = "0.1"
message = "the byline “{byline}” names no person"
+++

There is a byline, but only a part of the house ("Web Desk", "Staff Reporter", "admin"), an agency or an outlet stands
in it.

## Why it matters

An agency's name says who supplied the text, a desk's name says who put it on the page; neither says who was there and
asked. Reuters and AP name the reporter wherever one was on the spot.

## How to mend it

Name the people. Agency copy keeps the agency's own byline: "By Danny Kemp, AFP".

## Flagged

```news
id: desk

By Web Desk

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
---
id: agency
byline: Reuters

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
---
id: admin
byline: Posted by admin

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
```

Finds `desk`, `agency`, `admin`.

## Accepted

```news
id: person

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.

By Ada Moreau, AFP
---
id: desk-and-person
byline: Web Desk

By Ada Moreau

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
```
*/
WITH ranked AS (
    SELECT
        b.article_id,
        coalesce(b.start, 0) AS start,
        coalesce(b.stop, 0) AS stop,
        b.text AS byline,
        row_number() OVER (PARTITION BY b.article_id ORDER BY b.start NULLS LAST) AS place
    FROM bylines AS b
    LEFT JOIN people AS p ON b.article_id = p.article_id
    WHERE p.article_id IS NULL
)

SELECT
    article_id,
    start,
    stop,
    byline
FROM ranked
WHERE place = 1
