// The data of the page: beside it in one element, or in files that pushed themselves into a list.

/** Read the document and make its findings objects. */
export async function load() {
  const island = document.getElementById("data");
  let data;
  if (island) {
    const text = island.textContent;
    data = JSON.parse(island.dataset.encoding === "gzip" ? await unpack(text) : text);
    island.remove();
  } else {
    const parts = await Promise.all((globalThis.provenanceData ?? []).map(unpack));
    const [first, ...chunks] = parts.map((part) => JSON.parse(part));
    data = { ...first, findings: chunks.flat() };
  }
  const { columns } = data;
  data.findings = data.findings.map((row, number) => {
    const finding = { number };
    for (let n = 0; n < columns.length; n += 1) finding[columns[n]] = row[n];
    return finding;
  });
  data.byFingerprint = new Map(data.findings.map((finding) => [finding.fingerprint, finding]));
  data.articles = data.articles.map(([id, path, title, publisher, published, language, words, state, agencies, lead], number) => ({
    number, id, path, title, publisher, published, language, words, state, agencies, name: title || lead || id,
  }));
  data.byId = new Map(data.articles.map((article) => [article.id, article]));
  data.ofArticle = new Map();
  for (const finding of data.findings) {
    const list = data.ofArticle.get(finding.article);
    if (list) list.push(finding);
    else data.ofArticle.set(finding.article, [finding]);
  }
  return data;
}

async function unpack(text) {
  const pressed = Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : bytes(atob(text));
  const stream = new Blob([pressed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

function bytes(text) {
  const made = new Uint8Array(text.length);
  for (let n = 0; n < text.length; n += 1) made[n] = text.charCodeAt(n);
  return made;
}
