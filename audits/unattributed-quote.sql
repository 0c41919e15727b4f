/*
+++
code = "QUO101"
name = "unattributed-quote"
summary = "Speech stands in quotation marks and nobody is named for it"
level = "warning"
confidence = "medium"
since = "0.1"
message = "nobody is named as the speaker of this quote"
options = { characters = 40 }
limits = { characters = [1, 10000] }
+++

Reports direct speech of some length whose speaker is neither named beside it nor carried over from the quote before.
Titles, names, headings, signs and single quoted words are no speech.

## Why it matters

Quotation marks promise somebody's own words. Without a speaker nobody answers for them.

## How to mend it

Name the speaker beside the quote, or take the marks away.

## Flagged

```news
id: orphan

The harbour has been closed for a week.

“We have never seen anything like it in all our years at sea.”

The ministry did not answer questions.
```

Finds `orphan`.

## Accepted

```news
id: spoken

The harbour has been closed for a week, said Ulf Brandt, a fisherman.

“We have never seen anything like it,” he said. “Nobody tells us when it will open.”
```
*/
SELECT
    q.article_id,
    q.start,
    q.stop
FROM quotes AS q
CROSS JOIN options AS p
WHERE q.speaker IS NULL AND q.kind = 'direct' AND length(q.text) >= p.characters
