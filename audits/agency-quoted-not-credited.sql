/*
+++
code = "AGY101"
name = "agency-quoted-not-credited"
summary = "Somebody told an agency something, and the article does not credit the agency"
level = "warning"
confidence = "high"
since = "0.1"
message = "{agency_name} was told this{times}, and the article credits it nowhere"
+++

The text says that somebody spoke to an agency, a broadcaster or another paper ("told AFP", "speaking to Al Jazeera",
"an AFP photographer"), and neither byline, credit line, dateline, copyright line nor delivered metadata names it. A
generic credit ("agencies") is enough. Citing somebody else's report ("Reuters reported") is no use of its copy and is
not reported; nor is the publisher's own name.

## Why it matters

Words spoken to an agency reach other papers through its copy. The line stands in the article because the agency's
reporter asked; most contracts ask for the credit, and every style guide does.

## How to mend it

Credit the agency ("With AFP", "AFP contributed to this report"), or say in the text that the words were reported by it.

## Flagged

```news
id: told

The harbour of Lindholm reopened on Monday.
“We have waited for three weeks,” a fisherman told AFP.

By Ada Moreau
---
id: spoken

The harbour reopened, the mayor said, speaking to Al Jazeera on condition of anonymity.
```

Finds `told`, `spoken`.

## Accepted

```news
id: credited

The harbour of Lindholm reopened on Monday.
“We have waited for three weeks,” a fisherman told AFP.

By Ada Moreau with AFP
---
id: generic

The harbour of Lindholm reopened on Monday.
“We have waited for three weeks,” a fisherman told AFP.

By Ada Moreau and agencies
---
id: cited

The harbour of Lindholm reopened on Monday, Reuters reported.
---
id: own
publisher: Al Jazeera

“We have waited for three weeks,” a fisherman told Al Jazeera.
```
*/
WITH mentioned AS (
    SELECT
        c.article_id,
        c.agency,
        min(c.name) AS agency_name,
        min(c.start) AS start,
        min_by(c.stop, c.start) AS stop,
        min_by(c.text, c.start) AS text,
        count(*) AS mentions
    FROM credits AS c
    WHERE c.via = 'in text' AND c.relation = 'from' AND c.agency IS NOT NULL
    GROUP BY c.article_id, c.agency
)

SELECT
    m.article_id,
    m.start,
    m.stop,
    m.text,
    m.agency,
    m.agency_name,
    m.mentions,
    CASE WHEN m.mentions > 1 THEN concat(' (one of ', CAST(m.mentions AS STRING), ' mentions)') ELSE '' END AS times
FROM mentioned AS m
INNER JOIN articles AS a ON m.article_id = a.article_id
LEFT JOIN credits AS c
    ON
        m.article_id = c.article_id
        AND c.via NOT IN ('in text', 'inferred')
        AND (c.agency = m.agency OR c.name = 'agencies')
WHERE
    c.article_id IS NULL
    AND lower(coalesce(a.publisher, '')) <> lower(m.agency_name)
    AND lower(coalesce(a.publisher, '')) <> m.agency
