/*
+++
code = "AGY205"
name = "near-duplicate-article"
summary = "Two articles are nearly the same"
level = "note"
confidence = "high"
since = "0.1"
message = "{share:.0%} of this article stands in {origin_id}, and {origin_share:.0%} of that one in this"
options = { share = 0.8 }
limits = { share = [0, 1] }
evidence = [{ article = "origin_id", start = "origin_start", stop = "origin_stop", caption = "the same passage in {origin_id}" }]
+++

Nearly all of the article stands in another, and nearly all of that one in this. Each article is reported once, with the
one that it is closest to; of several with one text, the earliest is not reported.

## Why it matters

Counted twice, one report looks like two: in figures about a corpus, in training data, and to a reader who seeks a second
source.

## How to mend it

Keep one, or link the later one to the earlier ("updated", "also published at").

## Flagged

```news
id: morning

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
The vessel had left the harbour shortly before midnight with some 300 passengers on board.
---
id: noon

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
The vessel had left the harbour shortly before midnight with more than 300 passengers on board.
```

Finds `noon`.

## Accepted

```news
id: report

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
The vessel had left the harbour shortly before midnight with some 300 passengers on board.
---
id: feature

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
The vessel had left the harbour shortly before midnight with some 300 passengers on board.
In the fishermen's bar of Lindholm nobody talked of anything else all week, and the flags hung at half mast.
The last ferry that sank in this bay was the Borealis, in a storm that the old people here still remember.
```
*/
WITH ranked AS (
    SELECT
        r.article_id,
        r.start,
        r.stop,
        r.share,
        r.origin_share,
        r.origin_id,
        r.origin_start,
        r.origin_stop,
        row_number() OVER (
            PARTITION BY r.article_id
            ORDER BY r.share + r.origin_share DESC, r.origin_id, r.words DESC, r.start
        ) AS place
    FROM repeats AS r
    CROSS JOIN options AS p
    WHERE r.share >= p.share AND r.origin_share >= p.share
)

SELECT
    r.article_id,
    r.start,
    r.stop,
    r.share,
    r.origin_share,
    r.origin_id,
    r.origin_start,
    r.origin_stop
FROM ranked AS r
WHERE r.place = 1
