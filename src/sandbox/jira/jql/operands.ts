import type { Operand } from '@atlaskit/jql-ast';
import { Refusal } from '../../http/route';
import type { JiraContext } from '../context';
import { momentFunction, readMoment } from './dates';
import { listFunction } from './functions';
import type { ChoiceField, MomentField, NumberField } from './jql-field';

/** A list operand as its members, anything else as a list of one. */
export function flatOperands(operand: Operand | void): Operand[] {
  if (!operand) return [];
  return operand.operandType === 'list' ? operand.values.flatMap(flatOperands) : [operand];
}

export function isEmptyKeyword(operand: Operand): boolean {
  return operand.operandType === 'keyword';
}

function clock(context: JiraContext): { now: number; zone: string } {
  return { now: context.now, zone: context.caller.timeZone };
}

/** All ids that the operands mean, `EMPTY` left aside. Unknown words mean nothing: no refusal (contract 9). */
export function choiceIds(context: JiraContext, field: ChoiceField, operands: readonly Operand[]): Set<string> {
  return new Set(
    operands.flatMap((operand): readonly string[] => {
      if (operand.operandType === 'function') return listFunction(context, operand);
      return operand.operandType === 'value' ? field.resolve(operand.value) : [];
    }),
  );
}

/** Instants that the operands mean; for a field of days the start of the day in UTC. */
export function moments(context: JiraContext, field: MomentField, operands: readonly Operand[]): number[] {
  return operands.flatMap((operand) => {
    const at = momentOf(context, field.name, operand);
    return at === undefined ? [] : [field.dayOnly ? dayOf(at, context.caller.timeZone) : at];
  });
}

/** The instant of one operand; undefined for `EMPTY`. */
export function momentOf(context: JiraContext, fieldName: string, operand: Operand): number | undefined {
  if (operand.operandType === 'value') return readMoment(operand.value, fieldName, clock(context));
  if (operand.operandType !== 'function') return undefined;
  const args = operand.arguments.map((one) => one.value);
  const at = momentFunction(operand.function.value, args, clock(context));
  if (at === undefined)
    throw new Refusal(400, [`Unable to find JQL function '${operand.function.value}(${args.join(', ')})'.`]);
  return at;
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayOf(at: number, zone: string): number {
  let format = dayFormats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    dayFormats.set(zone, format);
  }
  return Date.parse(`${format.format(at)}T00:00:00Z`);
}

export function numbers(field: NumberField, operands: readonly Operand[]): number[] {
  return operands.flatMap((operand) => {
    if (operand.operandType !== 'value') return [];
    const value = Number(operand.value);
    if (Number.isNaN(value)) {
      throw new Refusal(400, [
        `The value '${operand.value}' for field '${field.name}' is invalid - please enter a number.`,
      ]);
    }
    return [value];
  });
}
