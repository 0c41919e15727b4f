// Addresses inside the page: #/findings?rule=FIG201&f=pv1:... Every view has one, and the back button works.

/** Read the address: the page's name, what follows it, and the query. */
export function readRoute() {
  const hash = location.hash.startsWith("#/") ? location.hash.slice(2) : "";
  const [path, query = ""] = hash.split("?", 2);
  const [page = "", ...rest] = path.split("/");
  return { page, rest: rest.map(decodeURIComponent).join("/"), query: new URLSearchParams(query) };
}

/** Write an address. */
export function address(page, query = new URLSearchParams()) {
  const text = query.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
  return `#/${page}${text ? `?${text}` : ""}`;
}

/** Change the address without a step in the history: for filters and for moving through a list. */
export function replaceRoute(page, query) {
  history.replaceState(null, "", address(page, query));
}
