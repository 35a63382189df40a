/**
 * Prints one figure as one JSON line: `{"name","value","unit","bar","ok"}`. A broken bar makes the program end with 1.
 * @param {string} name what was measured, from the general to the particular: `first-window.usable.ratio`
 * @param {number} value a figure that could not be taken is NaN, and breaks its bar
 * @param {string} unit
 * @param {string | null} bar `<= 1.6`, `>= 1`, `= 0`; null: told, not judged
 */
export function figure(name, value, unit, bar = null) {
  const ok = bar === null ? null : keeps(value, bar);
  if (ok === false) process.exitCode = 1;
  const shown = Number.isFinite(value) ? Number(value.toFixed(3)) : null;
  process.stdout.write(`${JSON.stringify({ name, value: shown, unit, bar, ok })}\n`);
}

function keeps(value, bar) {
  const [, relation, limit] = /^(<=|>=|=) (-?\d+(?:\.\d+)?)$/.exec(bar) ?? [];
  if (relation === undefined) throw new Error(`not a bar: ${bar}`);
  if (!Number.isFinite(value)) return false;
  if (relation === '<=') return value <= Number(limit);
  if (relation === '>=') return value >= Number(limit);
  return value === Number(limit);
}

/** The value below which the share `q` of all values lies, interpolated between neighbours. */
export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * q;
  const low = sorted[Math.floor(position)];
  const high = sorted[Math.ceil(position)];
  return low === undefined ? Number.NaN : low + (high - low) * (position % 1);
}

export const median = (values) => quantile(values, 0.5);
