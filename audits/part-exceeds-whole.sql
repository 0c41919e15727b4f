/*
+++
code = "FIG104"
name = "part-exceeds-whole"
summary = "A part is larger than the whole it is taken from"
level = "error"
confidence = "high"
since = "0.1"
message = "{text} cannot be a part of {whole}"
evidence = [{ article = "other_id", start = "other_start", stop = "other_stop", caption = "the whole: {whole}" }]
+++

A figure that the sentence makes a part of another ("49 of the 251", "among them 27", "including 12") is larger than
it, in every reading of the two.

## Why it matters

One of the two is wrong, or they do not belong together.

## How to mend it

Check both against the source; often two digits have changed places.

## Flagged

```news
id: one

Of the 49 sailors on board, 251 were rescued.
```

Finds `one`.

## Accepted

```news
id: among

Two boys were among 70 people wounded over the weekend, the police said.
---
id: one

Of the 251 sailors on board, 49 were rescued, including 27 who are in hospital.
```
*/
SELECT
    a.article_id,
    a.start,
    a.stop,
    a.text,
    b.text AS whole,
    b.article_id AS other_id,
    b.start AS other_start,
    b.stop AS other_stop
FROM figures AS a
INNER JOIN figures AS b ON a.article_id = b.article_id AND a.part_of = b.start
WHERE a.kind = 'count' AND b.kind = 'count' AND coalesce(a.loose_low, a.value) > coalesce(b.loose_high, b.value)
