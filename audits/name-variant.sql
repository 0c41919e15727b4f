/*
+++
code = "ATT105"
name = "name-variant"
summary = "One person seems to be spelled two ways across the corpus"
level = "note"
confidence = "medium"
since = "0.1"
message = "“{name}” is spelled “{other_name}” in {other_articles} other articles"
options = { letters = 2 }
limits = { letters = [1, 5] }
evidence = [{ article = "other_id", start = "other_start", stop = "other_stop", caption = "“{other_name}”" }]
+++

Two names of authors differ by a letter or two ("Ada Moreau", "Ada Morreau"). The rarer spelling is reported, the later
in the alphabet where both are as rare. Both names must be twelve letters long for a difference of two; they begin
alike, and never stand in one article. `letters` is the greatest difference.

## Why it matters

Searches, fees and statistics by author lose a part of the work. Two people of such similar names in one newsroom are
rarer than a slip.

## How to mend it

Spell the name alike. Where two people are meant, allow the finding.

## Flagged

```news
id: first

The harbour of Lindholm reopened on Monday, the port authority said.

By Ada Moreau, AFP
---
id: second

The bridge of Lindholm was closed on Friday, the road authority said.

By Ada Moreau, AFP
---
id: slip

The tunnel of Lindholm will be dug next year, the ministry said.

By Ada Morreau, AFP
```

Finds `slip`.

## Accepted

```news
id: one

The harbour of Lindholm reopened on Monday, the port authority said.

By Ada Moreau and Ida Moreau
---
id: other

The bridge of Lindholm was closed on Friday, the road authority said.

By Tom Moreau
```
*/
WITH named AS (
    SELECT
        name,
        count(DISTINCT article_id) AS articles,
        min(article_id) AS article_id
    FROM people
    GROUP BY name
),

placed AS (
    SELECT
        n.name,
        n.articles,
        n.article_id,
        min(coalesce(p.start, 0)) AS start,
        min(coalesce(p.stop, 0)) AS stop
    FROM named AS n
    INNER JOIN people AS p ON n.article_id = p.article_id AND n.name = p.name
    GROUP BY n.name, n.articles, n.article_id
),

together AS (
    SELECT DISTINCT
        one.name,
        two.name AS other_name
    FROM people AS one
    INNER JOIN people AS two ON one.article_id = two.article_id AND one.name <> two.name
),

ranked AS (
    SELECT
        r.article_id,
        r.start,
        r.stop,
        r.name,
        f.name AS other_name,
        f.articles AS other_articles,
        f.article_id AS other_id,
        f.start AS other_start,
        f.stop AS other_stop,
        row_number() OVER (PARTITION BY r.name ORDER BY f.articles DESC, f.name) AS place
    FROM placed AS r
    INNER JOIN placed AS f
        ON
            substring(r.name, 1, 2) = substring(f.name, 1, 2)
            AND r.name <> f.name
            AND (r.articles < f.articles OR (r.articles = f.articles AND r.name > f.name))
    CROSS JOIN options AS o
    LEFT JOIN together AS t ON r.name = t.name AND f.name = t.other_name
    WHERE
        t.name IS NULL
        AND length(r.name) >= 8
        AND abs(length(r.name) - length(f.name)) <= o.letters
        AND levenshtein(lower(r.name), lower(f.name)) <= CASE WHEN length(r.name) >= 12 THEN o.letters ELSE 1 END
)

SELECT
    article_id,
    start,
    stop,
    name,
    other_name,
    other_articles,
    other_id,
    other_start,
    other_stop
FROM ranked
WHERE place = 1
