/*
+++
code = "QUO106"
name = "secondhand-quote"
summary = "A quote was given to another outlet that is not credited"
level = "note"
confidence = "high"
since = "0.1"
message = "this was said to {outlet}, which is not credited"
+++

Reports quotes that the text itself says were given to somebody else ("told AFP") where the article's byline, credit line,
dateline or metadata do not credit that outlet.

## Why it matters

The words were obtained by others. A mention in passing is honest about the interview and silent about the use of the
report.

## How to mend it

Credit the outlet in the byline or the credit line, or link to its report.

## Flagged

```news
id: borrowed

“The pumps failed within an hour,” the engineer, Ulf Brandt, told Reuters on Monday.
```

Finds `borrowed`.

## Accepted

```news
id: own

“The pumps failed within an hour,” the engineer, Ulf Brandt, told reporters on Monday.
---
id: credited
byline: Ada Moreau, Reuters

“The pumps failed within an hour,” the engineer, Ulf Brandt, told Reuters on Monday.
```
*/
SELECT DISTINCT
    q.article_id,
    q.start,
    q.stop,
    m.name AS outlet
FROM quotes AS q
INNER JOIN attributions AS a
    ON
        q.article_id = a.article_id
        AND q.start >= a.content_start - 1
        AND q.stop <= a.content_stop + 1
INNER JOIN credits AS m ON a.article_id = m.article_id AND a.receiver = m.agency AND m.via = 'in text'
WHERE NOT EXISTS (
    SELECT 1
    FROM credits AS c
    WHERE c.article_id = q.article_id AND c.agency = a.receiver AND c.via <> 'in text'
)
