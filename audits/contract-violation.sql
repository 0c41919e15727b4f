/*
+++
code = "SCH101"
name = "contract-violation"
summary = "An article breaks the contract of the corpus"
level = "error"
confidence = "high"
since = "0.1"
message = "{field} is {value}, expected {expected}; the article is set aside"
+++

A value of the article is not what `schemas/articles.json` asks for, or what the corpus's own `schemas/`
ask for: a missing id or body, an id that another article has, a date that is none. Every violation of
every article is reported at once, and an article with one is set aside: the rules do not see it.

## Why it matters

Rules that compare articles trust ids, dates and languages. A wrong one makes false findings elsewhere.

## How to mend it

Mend the value where the corpus is made. A contract that asks too much is changed in the corpus's `schemas/`.

## Flagged

```news
id: twice

The harbour reopened on Monday.
---
id: twice

The harbour reopened on Tuesday.
---
id: undated
published: yesterday

The harbour reopened on Wednesday.
```

Finds `twice`, `undated`.

## Accepted

```news
id: dated
published: 2025-02-04T09:30:00Z
language: en

The harbour reopened on Monday.
```
*/
SELECT
    v.article_id,
    0 AS start,
    0 AS stop,
    v.path,
    v.field,
    CASE WHEN v.value IS NULL THEN 'missing' WHEN trim(v.value) = '' THEN 'empty' ELSE v.value END AS value,
    v.expected
FROM violations AS v
WHERE v.aside
