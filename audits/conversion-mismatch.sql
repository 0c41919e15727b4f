/*
+++
code = "FIG108"
name = "conversion-mismatch"
summary = "A measure and its conversion disagree"
level = "warning"
confidence = "high"
since = "0.1"
message = "{text} does not restate {other_text}"
evidence = [{ article = "other_id", start = "other_start", stop = "other_stop", caption = "what it should restate: {other_text}" }]
+++

A figure in parentheses restates the one before it in another unit, and no rounding makes the two agree; or two times of
day in different zones are not the same moment.

## Why it matters

Half of the readers get a wrong distance, weight or hour.

## How to mend it

Convert again, from the unit of the source, and round to the same precision.

## Flagged

```news
id: distance

The line runs 100 kilometers (90 miles) along the coast.
---
id: hour

They meet at 6:30 pm local time (2245 GMT).
---
id: zones

They meet at 5 pm EDT (2200 GMT).
```

Finds `distance`, `hour`, `zones`.

## Accepted

```news
id: distance

The line runs 100 kilometers (60 miles) along the coast.
---
id: hour

They meet at 6:30 pm local time (2230 GMT), or 5 pm EDT (2100 GMT).
```
*/
WITH times AS (
    SELECT
        d.article_id,
        d.start,
        d.stop,
        d.text,
        d.utc,
        d.zone,
        CAST(substr(d.time, 1, 2) AS INT) * 60 + CAST(substr(d.time, 4, 2) AS INT) AS minutes,
        lead(d.start) OVER (PARTITION BY d.article_id ORDER BY d.start) AS next_start
    FROM dates AS d
    WHERE d.kind = 'time' AND d.time IS NOT NULL
)

SELECT
    b.article_id,
    b.start,
    b.stop,
    b.text,
    a.text AS other_text,
    a.article_id AS other_id,
    a.start AS other_start,
    a.stop AS other_stop
FROM figures AS b
INNER JOIN figures AS a ON a.article_id = b.article_id AND b.converts = a.start
WHERE
    a.dimension = b.dimension
    AND b.base_low > 0
    AND a.base_low > 0
    AND (b.base_low > a.base_high * 1.02 OR a.base_low > b.base_high * 1.02)
    AND (b.base_low + b.base_high > 1.1 * (a.base_low + a.base_high) OR a.base_low + a.base_high > 1.1 * (b.base_low + b.base_high))
UNION ALL
SELECT
    b.article_id,
    b.start,
    b.stop,
    b.text,
    a.text AS other_text,
    a.article_id AS other_id,
    a.start AS other_start,
    a.stop AS other_stop
FROM times AS a
INNER JOIN times AS b ON a.article_id = b.article_id AND a.next_start = b.start AND b.start - a.stop <= 2
WHERE
    (a.utc IS NOT NULL AND b.utc IS NOT NULL AND a.utc <> b.utc)
    OR (a.zone = 'local' AND b.utc IS NOT NULL AND abs(a.minutes - b.minutes) % 30 <> 0)
