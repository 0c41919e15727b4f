/*
+++
code = "DAT101"
name = "malformed-date"
summary = "A date is written in a form that no style knows"
level = "warning"
confidence = "high"
since = "0.1"
message = "{text} is no way to write a date"
+++

A comma stands between the month and its day: "Jan, 19".

## Why it matters

A slip, and a sign that nobody read the sentence again; machines that sort by date stumble over it.

## How to mend it

Write "Jan. 19" or "January 19".

## Flagged

```news
id: one

The pact, which took effect on Jan, 19, still holds.
```

Finds `one`.

## Accepted

```news
id: one

The pact, which took effect on Jan. 19, still holds. In June, 12 boats sank.
```
*/
SELECT d.article_id, d.start, d.stop, d.text
FROM dates AS d
WHERE d.defect = 'malformed'
