/*
+++
code = "ATT104"
name = "malformed-byline"
summary = "A byline is written so that programs and readers stumble over it"
level = "note"
confidence = "high"
since = "0.1"
message = "the byline “{byline}” is malformed: {defect}"
+++

The byline holds markup, runs words together ("Ada MoreauTom Weiss"), opens twice or with nobody behind it, names
somebody twice, ends in "and" or a comma, or holds what is no byline: an address, a date, a whole standfirst. The column
`defect` of the table `bylines` says which. What can be read of it is read all the same.

## Why it matters

Other programs see one author where there are two, or an author called "Updated March".

## How to mend it

Correct the template or the import that wrote the field.

## Flagged

```news
id: glued
byline: Ada MoreauTom Weiss, The Associated Press

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
---
id: twice
byline: By By Ada Moreau

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
---
id: markup
byline: <b>Ada Moreau</b>

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
---
id: dated
byline: By Ada Moreau Updated March 5, 2024

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
```

Finds `glued`, `twice`, `markup`, `dated`.

## Accepted

```news
id: plain
byline: By Ada Moreau, Political Editor, and Tom McDonald in Rome

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
```
*/
SELECT
    article_id,
    coalesce(start, 0) AS start,
    coalesce(stop, 0) AS stop,
    text AS byline,
    defect
FROM bylines
WHERE defect IS NOT NULL
