/*
+++
code = "AGY204"
name = "copied-without-byline"
summary = "An article that names no author repeats one that does"
level = "warning"
confidence = "medium"
since = "0.1"
message = "{share:.0%} of this article, which names no author and no agency, stands in {origin_id} by {author}"
options = { share = 0.5 }
limits = { share = [0, 1] }
evidence = [{ article = "origin_id", start = "origin_start", stop = "origin_stop", caption = "the same passage, by {author}" }]
+++

At least half of the article stands in another that names its author, and this one names nobody: no byline, no agency.
Copy that an agency is credited for is reported as AGY201 instead.

## Why it matters

The author's work runs without the author's name; and nobody can be asked about it.

## How to mend it

Name the author and where the text first appeared, or take it down.

## Flagged

```news
id: original

By Ada Moreau

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
The vessel had left the harbour shortly before midnight with some 300 passengers on board.
---
id: copy

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
The vessel had left the harbour shortly before midnight with some 300 passengers on board.
```

Finds `copy`.

## Accepted

```news
id: original

By Ada Moreau

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
The vessel had left the harbour shortly before midnight with some 300 passengers on board.
---
id: same

By Ada Moreau

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
The vessel had left the harbour shortly before midnight with some 300 passengers on board.
```
*/
WITH shared AS (
    SELECT article_id, start, stop, words, share, origin_id, origin_start, origin_stop
    FROM repeats
    UNION ALL
    SELECT
        origin_id AS article_id,
        origin_start AS start,
        origin_stop AS stop,
        words,
        origin_share AS share,
        article_id AS origin_id,
        start AS origin_start,
        stop AS origin_stop
    FROM repeats
    WHERE direction = 'unknown'
),

authors AS (
    SELECT article_id, min(name) AS author
    FROM people
    WHERE role = 'author'
    GROUP BY article_id
),

signed AS (
    SELECT article_id FROM people
    UNION
    SELECT article_id FROM credits
    WHERE via NOT IN ('in text', 'inferred')
),

agencies AS (
    SELECT DISTINCT article_id
    FROM credits
    WHERE via NOT IN ('in text', 'inferred') AND agency IS NOT NULL
),

ranked AS (
    SELECT
        s.article_id,
        s.start,
        s.stop,
        s.share,
        s.origin_id,
        s.origin_start,
        s.origin_stop,
        w.author,
        row_number() OVER (
            PARTITION BY s.article_id ORDER BY s.share DESC, s.origin_id, s.words DESC, s.start
        ) AS place
    FROM shared AS s
    INNER JOIN authors AS w ON s.origin_id = w.article_id
    LEFT JOIN signed AS g ON s.article_id = g.article_id
    LEFT JOIN agencies AS k ON s.origin_id = k.article_id
    WHERE g.article_id IS NULL AND k.article_id IS NULL
)

SELECT r.article_id, r.start, r.stop, r.share, r.author, r.origin_id, r.origin_start, r.origin_stop
FROM ranked AS r
CROSS JOIN options AS p
WHERE r.place = 1 AND r.share >= p.share
