/*
+++
code = "PRV201"
name = "conflicting-byline"
summary = "The delivered byline names other people than the article"
level = "warning"
confidence = "medium"
since = "0.1"
message = "the delivered byline names {delivered}, the article names {name}"
+++

The metadata name one author and the byline in the text another, and no surname is common to both. Somebody's work runs
under another's name, or the metadata belong to another article.

## Why it matters

Archives, search and corpora take the author from the metadata, readers from the page; one of them is misled. When the
piece is corrected, or its author cleared or blamed, the wrong name is looked up.

## How to mend it

Find out who wrote the article and correct the other of the two. Where both had a part in it, name both in both.

## Flagged

```news
id: ferry
byline: Jonas Brandt

By Ada Moreau

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
```

Finds `ferry`.

## Accepted

```news
id: same
byline: MOREAU, Ada

By Ada Moreau

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
---
id: one-of-two
byline: Ada Moreau

By Ada Moreau and Jonas Brandt

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
---
id: desk
byline: AFP

By Ada Moreau, AFP

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
```
*/
WITH printed AS (
    SELECT
        p.article_id,
        p.start,
        p.stop,
        p.name,
        CASE
            WHEN position(lower(regexp_replace(p.name, '^.* ', '')) IN lower(a.byline)) > 0 THEN 1 ELSE 0
        END AS delivered_too,
        row_number() OVER (PARTITION BY p.article_id ORDER BY p.start) AS place
    FROM people AS p
    INNER JOIN articles AS a ON p.article_id = a.article_id
    WHERE p.start IS NOT NULL AND a.byline IS NOT NULL
),

agreeing AS (
    SELECT article_id, max(delivered_too) AS delivered_too
    FROM printed
    GROUP BY article_id
),

delivered AS (
    SELECT article_id, min(name) AS delivered
    FROM people
    WHERE start IS NULL
    GROUP BY article_id
)

SELECT
    p.article_id,
    p.start,
    p.stop,
    p.name,
    d.delivered
FROM printed AS p
INNER JOIN agreeing AS g ON p.article_id = g.article_id
INNER JOIN delivered AS d ON p.article_id = d.article_id
WHERE p.place = 1 AND g.delivered_too = 0
