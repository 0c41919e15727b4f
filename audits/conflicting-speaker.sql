/*
+++
code = "QUO103"
name = "conflicting-speaker"
summary = "One utterance has two speakers"
level = "error"
confidence = "medium"
since = "0.1"
message = "{speaker} says here what {other_speaker} says in {other_id}"
evidence = [{ article = "other_id", start = "other_start", stop = "other_stop", caption = "{other_speaker} in {other_id}" }]
+++

Reports a quote whose words stand in another article between quotation marks too, as somebody else's. Five words in
common at least; speakers are compared by their last name, and one who is not named conflicts with nobody.

## Why it matters

At least one of the two articles puts words into somebody's mouth.

## How to mend it

Find the recording, the transcript or the first report, and correct the speaker.

## Flagged

```news
id: first
published: 2024-03-01

“We will rebuild every house that the river took from us,” the mayor, Ada Moreau, said.
---
id: second
published: 2024-03-02

“We will rebuild every house that the river took from us,” Ulf Brandt said on Friday.
```

Finds `second`.

## Accepted

```news
id: first
published: 2024-03-01

“We will rebuild every house that the river took from us,” Ada Moreau said.
---
id: second
published: 2024-03-02

“We will rebuild every house that the river took from us,” Moreau said on Friday.
```
*/
SELECT
    article_id,
    start,
    stop,
    speaker,
    other_id,
    other_start,
    other_stop,
    other_speaker
FROM quote_pairs
WHERE relation IN ('same', 'part') AND speakers = 'different' AND words >= 5
