/** The fuses of a program as a text of '0', '1' and 'r', in the schema's order. */
export function readFuses(program: string): string;
