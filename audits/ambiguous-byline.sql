/*
+++
code = "ATT103"
name = "ambiguous-byline"
summary = "Who made the article is open: bylines disagree, or a short form may be several agencies"
level = "warning"
confidence = "medium"
since = "0.1"
message = "{why}"
+++

Two things leave the author open. The byline that was delivered names other people than the byline in the text; or a
short form such as APA, ANI or BNA belongs to several agencies, and neither the publisher's country nor the language
decides which is meant (the column `candidates` of the table `credits` names them).

## Why it matters

One of two names is wrong, and every search, fee and correction that uses the byline follows it.

## How to mend it

Correct the delivered byline. Write an agency's name in full, or give the article's publisher or language.

## Flagged

```news
id: contradicted
byline: Jonas Brandt

By Ada Moreau

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
---
id: short
byline: Ada Moreau, BNA

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
```

Finds `contradicted`, `short`.

## Accepted

```news
id: agreeing
byline: ada moreau

By Ada MOREAU, AFP

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
---
id: austrian
byline: APA/AFP
language: de

Der Hafen von Lindholm ist nach drei Wochen wieder offen, teilte die Behörde am Montag mit.
```
*/
WITH written AS (
    SELECT
        article_id,
        min(start) AS start,
        min_by(stop, start) AS stop,
        min_by(name, start) AS name
    FROM people
    WHERE start IS NOT NULL AND role = 'author'
    GROUP BY article_id
),

delivered AS (
    SELECT
        b.article_id,
        b.text
    FROM bylines AS b
    INNER JOIN people AS p ON b.article_id = p.article_id AND p.start IS NULL
    WHERE b.position = 'metadata'
    GROUP BY b.article_id, b.text
),

agreed AS (
    SELECT DISTINCT p.article_id
    FROM people AS p
    INNER JOIN delivered AS d ON p.article_id = d.article_id
    WHERE p.start IS NOT NULL AND instr(lower(d.text), lower(p.name)) > 0
)

SELECT
    w.article_id,
    w.start,
    w.stop,
    'the text is by ' || w.name || ', but the byline delivered with it is “' || d.text || '”' AS why
FROM written AS w
INNER JOIN delivered AS d ON w.article_id = d.article_id
LEFT JOIN agreed AS g ON w.article_id = g.article_id
WHERE g.article_id IS NULL
UNION ALL
SELECT
    c.article_id,
    coalesce(c.start, 0) AS start,
    coalesce(c.stop, 0) AS stop,
    c.name || ' may be any of ' || replace(c.candidates, ' ', ', ') AS why
FROM credits AS c
WHERE c.candidates IS NOT NULL AND c.via <> 'in text'
