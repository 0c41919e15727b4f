/*
+++
code = "AGY202"
name = "conflicting-wire-credit"
summary = "One text is credited to two agencies"
level = "warning"
confidence = "medium"
since = "0.1"
message = "this article credits {agencies}; {share:.0%} of it stands in {origin_id}, which credits {origin_agencies}"
options = { share = 0.3 }
limits = { share = [0, 1] }
evidence = [{ article = "origin_id", start = "origin_start", stop = "origin_stop", caption = "the same passage, credited to {origin_agencies}" }]
+++

Two articles share a good part of their text, and the agencies that the one credits are none of those that the other
credits. The finding points at the longest passage that they share.

## Why it matters

One of the two credits is wrong: a wrong agency answers for the reporting, and the right one goes unnamed.

## How to mend it

Look the dispatch up with both agencies, and credit the one that moved it.

## Flagged

```news
id: first

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
The vessel had left the harbour shortly before midnight with some 300 passengers on board.

By Ada Moreau, AFP
---
id: second

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
The vessel had left the harbour shortly before midnight with some 300 passengers on board.

By Jonas Brandt, Reuters
```

Finds `second`.

## Accepted

```news
id: first

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
The vessel had left the harbour shortly before midnight with some 300 passengers on board.

By Ada Moreau, AFP
---
id: second

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
The vessel had left the harbour shortly before midnight with some 300 passengers on board.

By Jonas Brandt, with AFP and Reuters
```
*/
WITH credited AS (
    SELECT DISTINCT c.article_id, c.agency, c.name
    FROM credits AS c
    INNER JOIN agencies AS g ON c.agency = g.agency
    WHERE c.via NOT IN ('in text', 'inferred') AND g.kind = 'agency'
),

named AS (
    SELECT article_id, min(name) AS agencies
    FROM credited
    GROUP BY article_id
),

agreed AS (
    SELECT DISTINCT r.article_id, r.origin_id
    FROM repeats AS r
    INNER JOIN credited AS a ON r.article_id = a.article_id
    INNER JOIN credited AS b ON r.origin_id = b.article_id AND a.agency = b.agency
),

ranked AS (
    SELECT
        r.article_id,
        r.start,
        r.stop,
        r.share,
        r.origin_id,
        r.origin_start,
        r.origin_stop,
        m.agencies,
        n.agencies AS origin_agencies,
        row_number() OVER (
            PARTITION BY r.article_id ORDER BY r.share DESC, r.origin_id, r.words DESC, r.start
        ) AS place
    FROM repeats AS r
    INNER JOIN named AS m ON r.article_id = m.article_id
    INNER JOIN named AS n ON r.origin_id = n.article_id
    LEFT JOIN agreed AS g ON r.article_id = g.article_id AND r.origin_id = g.origin_id
    WHERE g.article_id IS NULL
)

SELECT
    r.article_id,
    r.start,
    r.stop,
    r.share,
    r.agencies,
    r.origin_id,
    r.origin_start,
    r.origin_stop,
    r.origin_agencies
FROM ranked AS r
CROSS JOIN options AS p
WHERE r.place = 1 AND r.share >= p.share
