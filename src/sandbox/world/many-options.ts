import type { Field, FieldOption, ManyOptions } from './model';

const PLACES = [
  ['Aalborg', 'Bergen', 'Cork', 'Delft', 'Esbjerg', 'Falmouth', 'Gdynia', 'Halmstad', 'Izmir', 'Jastarnia'],
  ['Kotka', 'Larvik', 'Malmö', 'Narvik', 'Odense', 'Piran', 'Quimper', 'Rostock', 'Split', 'Turku'],
  ['Utrecht', 'Varna', 'Wismar', 'Ystad', 'Zadar'],
].flat();
const GOODS = [
  ['baskets', 'blankets', 'brushes', 'buttons', 'candles', 'carpets', 'cushions', 'frames', 'gloves', 'hangers'],
  ['kettles', 'lamps', 'mirrors', 'napkins', 'pans', 'ribbons', 'scarves', 'shelves', 'towels', 'vases'],
].flat();

/** What was made, and which options were disabled then. */
const made = new WeakMap<ManyOptions, { all: FieldOption[]; disabledIds: string[] }>();

/** Every option of a field: those that it holds, then those of `manyOptions`, which are made at the first question. */
export function optionsOf(field: Field): FieldOption[] {
  const { manyOptions } = field;
  if (manyOptions === undefined) return field.options;
  return field.options.length === 0 ? manyOf(manyOptions) : [...field.options, ...manyOf(manyOptions)];
}

/** Such as `Bergen lamps 3`: 500 pairs of words, then the same with the next number. */
function valueAt(index: number): string {
  const place = PLACES[index % PLACES.length] ?? '';
  const goods = GOODS[Math.floor(index / PLACES.length) % GOODS.length] ?? '';
  return `${place} ${goods} ${Math.floor(index / (PLACES.length * GOODS.length)) + 1}`;
}

function manyOf(many: ManyOptions): FieldOption[] {
  const known = made.get(many);
  if (known !== undefined && known.disabledIds === many.disabledIds) return known.all;
  const disabled = new Set(many.disabledIds);
  const { firstId, count, childrenEach = 0 } = many;
  const listed = (first: number, length: number, childrenOf: (index: number) => FieldOption[]): FieldOption[] =>
    Array.from({ length }, (_, index): FieldOption => {
      const id = String(first + index);
      return { id, value: valueAt(index), disabled: disabled.has(id), children: childrenOf(index) };
    });
  const all = listed(firstId, count, (parent) =>
    listed(firstId + count + parent * childrenEach, childrenEach, () => []),
  );
  made.set(many, { all, disabledIds: many.disabledIds });
  return all;
}

/** Disables an option or brings it back; false when the field has no such option. */
export function setOptionDisabled(field: Field, optionId: string, disabled: boolean): boolean {
  const { manyOptions } = field;
  const held = flat(field.options).find((one) => one.id === optionId);
  if (held !== undefined) {
    held.disabled = disabled;
    return true;
  }
  if (manyOptions === undefined || !flat(manyOf(manyOptions)).some((one) => one.id === optionId)) return false;
  const others = manyOptions.disabledIds.filter((id) => id !== optionId);
  manyOptions.disabledIds = disabled ? [...others, optionId] : others;
  return true;
}

function flat(options: readonly FieldOption[]): FieldOption[] {
  return options.flatMap((option) => [option, ...flat(option.children)]);
}
