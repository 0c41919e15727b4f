/*
+++
code = "AGY103"
name = "unknown-agency"
summary = "A credit names an outlet or agency that the registry does not know"
level = "note"
confidence = "medium"
since = "0.1"
message = "“{name}” is credited, but no agency or outlet of that name is known"
+++

A byline, credit line or copyright line names what looks like an agency or an outlet, and it is not in the registry.
Unlike "agencies", it names somebody.

## Why it matters

Audits count credits by agency. A misspelled name ("Assocated Press") is a credit that nobody receives.

## How to mend it

Correct the spelling, or add the agency to `[tool.provenance.agencies]`.

## Flagged

```news
id: unknown
byline: Ada Moreau, Lindholm News Agency

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
```

Finds `unknown`.

## Accepted

```news
id: known
byline: Ada Moreau, Reuters

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
---
id: generic
byline: Ada Moreau and agencies

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
---
id: own
byline: Ada Moreau, Lindholm News
publisher: Lindholm News

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
```
*/
SELECT
    c.article_id,
    coalesce(c.start, 0) AS start,
    coalesce(c.stop, 0) AS stop,
    c.name
FROM credits AS c
INNER JOIN articles AS a ON c.article_id = a.article_id
WHERE
    c.agency IS NULL
    AND c.candidates IS NULL
    AND c.name <> 'agencies'
    AND c.via NOT IN ('in text', 'inferred')
    AND instr(lower(coalesce(a.publisher, '')), lower(c.name)) = 0
