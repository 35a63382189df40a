import { describe, expect, it } from 'vitest';
import { explainRefusal } from '@shared/fields/explain-refusal';
import { COLOURS, custom } from './sample-fields';

describe('a refusal of one field, explained', () => {
  const screen = "Field 'customfield_10072' cannot be set. It is not on the appropriate screen, or unknown.";

  it('says of a required field that nobody can set that only an admin can mend it', () => {
    const stamp = custom('com.example.audit:stamp', 'any', { name: 'Audit stamp', required: true, operations: [] });
    expect(explainRefusal(stamp, screen, { text: '"now"' })).toEqual({
      problem: `Audit stamp is required, and Jira lets nobody set it here. Jira says: ${screen}`,
      accepted: [],
      whoCanMend: 'A Jira admin: the field can be made optional, or be put on the create screen so that it can be set.',
    });
  });

  it('says of a field off the screen that it can be left empty', () => {
    const plan = custom('com.example:plan', 'any', { name: 'Plan' });
    expect(explainRefusal(plan, screen, { text: '1' }).whoCanMend).toMatch(/^You, by leaving it empty\./);
  });

  it('names the value that was refused and offers the accepted ones', () => {
    const severity = custom('select', 'option', { name: 'Severity', allowedValues: COLOURS });
    const words = explainRefusal(severity, "Option id '9' is not valid", { id: '9', label: 'Critical' });
    expect(words.problem).toBe(
      'Jira refused "Critical". It is not among the values that Jira offers now. Jira says: Option id \'9\' is not valid',
    );
    expect(words.accepted.map((choice) => choice.label)).toEqual(['Red', 'Green', 'Oslo, Norway']);
  });

  it('says that a rule of the workflow asks for a field that the form shows as optional', () => {
    const severity = custom('select', 'option', { name: 'Severity', allowedValues: COLOURS });
    const { problem, accepted } = explainRefusal(severity, 'Severity is required.', undefined);
    expect(problem).toContain('The form shows it as optional: a rule of the workflow asks for it.');
    expect(accepted).toHaveLength(3);
  });

  it("keeps Jira's own words for everything else", () => {
    const points = custom('float', 'number', { name: 'Points' });
    expect(explainRefusal(points, 'Zu groß.', '5').problem).toBe(
      'Jira refused what stands in Points. Jira says: Zu groß.',
    );
  });
});
