/*
+++
code = "FIG103"
name = "figure-conflicts-within-article"
summary = "An article gives two numbers for the same thing"
level = "warning"
confidence = "medium"
since = "0.1"
message = "{text} here, {other_text} {whereabouts}: no number satisfies both"
evidence = [{ article = "other_id", start = "other_start", stop = "other_stop", caption = "{other_text}, {whereabouts}" }]
+++

An article states a figure twice and differently: in two sentences that say nearly the same, or in the headline and
the text. A headline is held against every figure of the text that measures the same; one that agrees is enough, and
so is one that two of them add up to.

## Why it matters

The reader cannot know which is meant, and those who read only the headline carry the wrong one away.

## How to mend it

Settle on one number; where it changed while the article was written, say so.

## Flagged

```news
id: headline
title: Storm kills 19 in Porto Nuevo

The storm killed 16 people in Porto Nuevo on Monday, the mayor said.
---
id: twice

The fire in the Aurora Hotel injured 12 guests on Monday night, the Porto Nuevo brigade said.

Firemen from three towns came to help. The fire in the Aurora Hotel injured 21 guests on Monday night, said the brigade.
```

Finds `headline`, `twice`.

## Accepted

```news
id: rounded
title: Storm kills more than 10 in Porto Nuevo

The storm killed 16 people in Porto Nuevo on Monday, the mayor said. It injured 40.
---
id: added
title: Storm kills 19 in Porto Nuevo

The storm killed 16 fishermen and three sailors in Porto Nuevo on Monday, the mayor said.
```

A headline that tells the dead apart, and a body that tells them together:

```news
id: apart
title: 2 teens, 2 adults killed in Porto Nuevo

A flood killed four people on Wednesday in Porto Nuevo, the coroner said.
```
*/
WITH comparable AS (
    SELECT
        t.article_id,
        t.text AS other_text,
        t.value AS headline,
        t.loose_low,
        t.loose_high,
        t.measure,
        f.start,
        f.stop,
        f.text,
        f.value,
        row_number() OVER (PARTITION BY t.article_id, t.text ORDER BY f.start) AS place
    FROM title_figures AS t
    INNER JOIN figures AS f ON t.article_id = f.article_id AND t.kind = f.kind AND t.measure = f.measure
    WHERE
        t.kind = 'count'
        AND t.value > 1
        AND f.value > 1
        AND t.status = 'done'
        AND f.status = 'done'
        AND t.bound IN ('exact', 'about', 'above', 'at least', 'below')
        AND coalesce(f.series, '') <> 'period'
        AND f.part_of IS NULL
        AND (t.counted_class IS NULL OR f.counted_class IS NULL OR t.counted_class = f.counted_class)
),

supported AS (
    SELECT DISTINCT t.article_id, t.text
    FROM title_figures AS t
    INNER JOIN figures AS f ON t.article_id = f.article_id
    WHERE
        (f.value >= coalesce(t.loose_low, f.value) AND f.value <= coalesce(t.loose_high, f.value))
        OR (t.value >= coalesce(f.loose_low, t.value) AND t.value <= coalesce(f.loose_high, t.value))
    UNION
    SELECT DISTINCT t.article_id, t.text
    FROM title_figures AS t
    INNER JOIN figures AS f ON t.article_id = f.article_id AND f.kind = 'count'
    INNER JOIN figures AS g ON t.article_id = g.article_id AND g.kind = 'count' AND f.start < g.start
    WHERE f.value + g.value = t.value AND (f.measure = t.measure OR g.measure = t.measure)
)

SELECT
    c.article_id,
    c.start,
    c.stop,
    c.text,
    c.article_id AS other_id,
    CAST(NULL AS BIGINT) AS other_start,
    CAST(NULL AS BIGINT) AS other_stop,
    c.other_text,
    'in the headline' AS whereabouts
FROM comparable AS c
LEFT JOIN supported AS s ON c.article_id = s.article_id AND c.other_text = s.text
WHERE c.place = 1 AND s.article_id IS NULL
UNION ALL
SELECT
    p.article_id,
    p.start,
    p.stop,
    p.text,
    p.other_id,
    p.other_start,
    p.other_stop,
    p.other_text,
    'further down' AS whereabouts
FROM figure_pairs AS p
WHERE p.relation = 'contradiction' AND p.article_id = p.other_id
