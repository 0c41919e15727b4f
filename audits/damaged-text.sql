/*
+++
code = "SCH102"
name = "damaged-text"
summary = "Letters of an article were lost or garbled when it was decoded"
level = "warning"
confidence = "high"
since = "0.1"
message = "{value} was decoded wrongly"
+++

The body has letters that stand for others: UTF-8 that was read as Windows-1252 or Latin-1, so that é
became two letters and a quotation mark three, or U+FFFD, which a decoder puts where it lost something.
The first such word of an article is reported.

## Why it matters

Names are found spelled two ways, quotation marks are not found at all, and two copies of one text no
longer repeat each other. The audit goes on with what is there.

## How to mend it

Read the source again with the encoding that it was written in. What became U+FFFD cannot be mended later.

## Flagged

```news
id: garbled
byline: Ada Moreau

The cafÃ© at the harbour reopened on Monday.
---
id: lost
byline: Ada Moreau

The caf� at the harbour reopened on Monday.
```

Finds `garbled`, `lost`.

## Accepted

```news
id: whole
byline: Ada Moreau

The café at the harbour reopened on Monday; it is called “La Maçã”, and SÃO JOÃO is its patron.
```
*/
SELECT
    a.article_id,
    INSTR(a.body, v.value) - 1 AS start,
    INSTR(a.body, v.value) - 1 + LENGTH(v.value) AS stop,
    v.value
FROM violations AS v
INNER JOIN articles AS a ON a.article_id = v.article_id
WHERE NOT v.aside AND v.field = 'body' AND INSTR(a.body, v.value) > 0
