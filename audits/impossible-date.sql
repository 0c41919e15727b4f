/*
+++
code = "DAT102"
name = "impossible-date"
summary = "A date does not exist, or falls on another weekday"
level = "error"
confidence = "high"
since = "0.1"
message = "{text}: {defect}"
+++

There is no such day ("June 31"), or the weekday that is named does not fit the date. A date without its year is held
against the publication, and only where the two are no more than two months apart.

## Why it matters

The reader cannot tell which of the two is meant, and for a summons, a deadline or a departure it matters.

## How to mend it

Look at a calendar; then ask the source which of the two is right.

## Flagged

```news
id: day

The port will reopen on June 31.
---
id: weekday

The port reopened on Monday, May 7, 2024.
```

Finds `day`, `weekday`.

## Accepted

```news
id: one

The port reopened on Tuesday, May 7, 2024. It had closed on February 29.
```
*/
SELECT d.article_id, d.start, d.stop, d.text, d.defect
FROM dates AS d
WHERE d.defect IN ('no such day', 'wrong weekday')
