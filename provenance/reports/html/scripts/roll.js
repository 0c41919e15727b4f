// A list of any length that draws only the rows in sight.

const ROW = 74;
const SPARE = 4;

/** A listbox over `items`; `draw` makes the inside of a row, `choose` hears of a choice. */
export class Roll {
  constructor(root, { draw, choose }) {
    this.root = root;
    this.draw = draw;
    this.choose = choose;
    this.items = [];
    this.chosen = -1;
    this.ground = document.createElement("div");
    this.ground.setAttribute("role", "presentation");
    this.ground.className = "ground";
    root.replaceChildren(this.ground);
    this.pending = 0;
    root.addEventListener("scroll", () => {
      if (!this.pending) this.pending = requestAnimationFrame(() => this.paint());
    });
    root.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(this.items[Number(option.dataset.index)], true);
    });
    this.watch = new ResizeObserver(() => this.paint());
    this.watch.observe(root);
  }

  /** Take other items; `mark` draws them. */
  take(items) {
    this.items = items;
    this.ground.style.height = `${items.length * ROW}px`;
  }

  /** Mark one item as chosen and bring it into sight. */
  mark(item) {
    this.chosen = this.items.indexOf(item);
    if (this.chosen >= 0) {
      const top = this.chosen * ROW;
      const { scrollTop, clientHeight } = this.root;
      if (top < scrollTop) this.root.scrollTop = top;
      else if (top + ROW > scrollTop + clientHeight) this.root.scrollTop = top + ROW - clientHeight;
    }
    this.paint();
  }

  paint() {
    this.pending = 0;
    const { scrollTop, clientHeight } = this.root;
    const first = Math.max(0, Math.floor(scrollTop / ROW) - SPARE);
    const last = Math.min(this.items.length, Math.ceil((scrollTop + clientHeight) / ROW) + SPARE);
    const rows = [];
    for (let index = first; index < last; index += 1) rows.push(this.row(index));
    this.ground.replaceChildren(...rows);
    if (this.chosen >= first && this.chosen < last) this.root.setAttribute("aria-activedescendant", `option-${this.chosen}`);
    else this.root.removeAttribute("aria-activedescendant");
  }

  row(index) {
    const row = document.createElement("div");
    row.id = `option-${index}`;
    row.className = "row";
    row.dataset.index = index;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", index === this.chosen);
    row.setAttribute("aria-posinset", index + 1);
    row.setAttribute("aria-setsize", this.items.length);
    row.style.transform = `translateY(${index * ROW}px)`;
    row.append(...this.draw(this.items[index]));
    return row;
  }
}
