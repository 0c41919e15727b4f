/*
+++
code = "QUO102"
name = "unbalanced-quotes"
summary = "A quotation mark has no partner"
level = "warning"
confidence = "medium"
since = "0.1"
message = "the {which} quotation mark is missing"
+++

Reports speech that is opened and never closed, or closed and never opened. A quotation that runs over several
paragraphs, each of which opens it again, is as it should be.

## Why it matters

Where a mark is missing the reader cannot tell where the speaker's words end and the writer's begin.

## How to mend it

Put the missing mark where the speaker's words begin or end.

## Flagged

```news
id: open

“The bridge will be closed until the spring, the mayor said.
The council meets on Friday.
```

Finds `open`.

## Accepted

```news
id: paragraphs

“The bridge will be closed until the spring,” the mayor said. “We looked at every pillar.

“Two of them will not last another winter.”
```
*/
SELECT
    article_id,
    start,
    stop,
    CASE WHEN marks = 'opening' THEN 'closing' ELSE 'opening' END AS which
FROM quotes
WHERE marks IN ('opening', 'closing')
