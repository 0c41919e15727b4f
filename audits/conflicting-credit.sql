/*
+++
code = "AGY102"
name = "conflicting-credit"
summary = "Metadata, byline and dateline of one article name different agencies"
level = "warning"
confidence = "high"
since = "0.1"
message = "the {via} credits {agency_name}, the {other_via} credits {other_name}"
evidence = [{ article = "article_id", start = "other_start", stop = "other_stop", caption = "{other_name} in the {other_via}" }]
+++

Two of the places that name the origin of the article (delivered metadata, byline, dateline, credit line, copyright
line) have no agency in common. Generic credits agree with everything.

## Why it matters

One of them is left over from another article, or from a template; the credit and the fee go to the wrong agency.

## How to mend it

Find out whose copy it is, and correct the other place. Where both agencies contributed, name both in one credit.

## Flagged

```news
id: mixed
byline: Ada Moreau, Reuters

LINDHOLM (AP) - The harbour reopened on Monday after three weeks, the port authority said.
```

Finds `mixed`.

## Accepted

```news
id: same
byline: Ada Moreau, AP

LINDHOLM (AP) - The harbour reopened on Monday after three weeks, the port authority said.
---
id: both

LINDHOLM (AFP) - The harbour reopened on Monday after three weeks, the port authority said.

By Ada Moreau, AFP and Reuters
```
*/
WITH credited AS (
    SELECT
        article_id,
        via,
        agency,
        min(name) AS name,
        min(coalesce(start, 0)) AS start,
        min(coalesce(stop, 0)) AS stop
    FROM credits
    WHERE via NOT IN ('in text', 'inferred') AND agency IS NOT NULL
    GROUP BY article_id, via, agency
),

shared AS (
    SELECT DISTINCT
        one.article_id,
        one.via,
        two.via AS other_via
    FROM credited AS one
    INNER JOIN credited AS two ON one.article_id = two.article_id AND one.agency = two.agency AND one.via <> two.via
),

ranked AS (
    SELECT
        one.article_id,
        one.start,
        one.stop,
        one.via,
        one.name AS agency_name,
        two.via AS other_via,
        two.name AS other_name,
        two.start AS other_start,
        two.stop AS other_stop,
        row_number() OVER (PARTITION BY one.article_id ORDER BY one.via, two.via, one.start, two.start) AS place
    FROM credited AS one
    INNER JOIN credited AS two ON one.article_id = two.article_id AND one.via < two.via
    LEFT JOIN shared AS s ON one.article_id = s.article_id AND one.via = s.via AND two.via = s.other_via
    WHERE s.article_id IS NULL
)

SELECT
    article_id,
    start,
    stop,
    via,
    agency_name,
    other_via,
    other_name,
    other_start,
    other_stop
FROM ranked
WHERE place = 1
