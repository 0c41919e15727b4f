// Two texts word by word: what was kept, and what each has that the other has not.

const WORDS_TOGETHER = 4_000_000;

/** Cut pieces [kind, text] into words, each with the space behind it. */
export function wordsOf(pieces) {
  const words = [];
  for (const [kind, text] of pieces) {
    for (const [word] of text.matchAll(/\s*\S+\s*/g)) words.push({ text: word, key: bare(word), kind });
  }
  return words;
}

function bare(word) {
  return word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "") || word.trim();
}

/** Pair the words that both have, in order: the longest common subsequence of their bare forms. */
export function pairWords(left, right) {
  let start = 0;
  while (start < left.length && start < right.length && left[start].key === right[start].key) start += 1;
  let tail = 0;
  while (
    tail < left.length - start && tail < right.length - start &&
    left[left.length - 1 - tail].key === right[right.length - 1 - tail].key
  ) tail += 1;
  const pairs = [];
  for (let n = 0; n < start; n += 1) pairs.push([n, n]);
  pairs.push(...middle(left, right, start, left.length - tail, right.length - tail));
  for (let n = tail; n > 0; n -= 1) pairs.push([left.length - n, right.length - n]);
  return pairs;
}

function middle(left, right, start, leftEnd, rightEnd) {
  const rows = leftEnd - start;
  const columns = rightEnd - start;
  if (rows <= 0 || columns <= 0 || rows * columns > WORDS_TOGETHER) return [];
  const lengths = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      lengths[i][j] = left[start + i].key === right[start + j].key
        ? lengths[i + 1][j + 1] + 1
        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const pairs = [];
  let i = 0;
  let j = 0;
  while (i < rows && j < columns) {
    if (left[start + i].key === right[start + j].key) pairs.push([start + i++, start + j++]);
    else if (lengths[i + 1][j] >= lengths[i][j + 1]) i += 1;
    else j += 1;
  }
  return pairs;
}

/**
 * Cut two texts into stretches: `same` in both, `changed` where both differ, `only` where one has nothing.
 * Where a text was cut off, what differs at the end is `past`: nobody knows what stood behind.
 */
export function stretches(left, right, cut = false) {
  const found = [];
  let i = 0;
  let j = 0;
  const gap = (toLeft, toRight) => {
    const mine = left.slice(i, toLeft);
    const theirs = right.slice(j, toRight);
    if (mine.length || theirs.length) {
      found.push({ how: mine.length && theirs.length ? "changed" : "only", left: mine, right: theirs });
    }
  };
  for (const [a, b] of pairWords(left, right)) {
    gap(a, b);
    const last = found.at(-1);
    if (last?.how === "same") {
      last.left.push(left[a]);
      last.right.push(right[b]);
    } else found.push({ how: "same", left: [left[a]], right: [right[b]] });
    i = a + 1;
    j = b + 1;
  }
  const sure = found.length;
  gap(left.length, right.length);
  if (cut && found.length > sure) found.at(-1).how = "past";
  return found;
}
