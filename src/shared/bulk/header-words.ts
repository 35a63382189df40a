import { fold } from '../fold';

/** The same for headers that differ in case, accents and spaces alone. */
export function headerKey(header: string): string {
  return fold(header).replace(/\s+/g, ' ').trim();
}

/**
 * The words of a header without what exports and templates put around them: `Custom field (Severity)`, `Summary *`,
 * `Summary (required)`, `Fix Version/s`.
 */
export function nameWords(header: string): string {
  return fold(header)
    .replace(/^\s*custom field\s*\((.*)\)\s*$/, '$1')
    .replace(/[([](required|mandatory|optional|pflichtfeld)[)\]]/g, ' ')
    .replace(/\/s\b|\(s\)/g, 's')
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim();
}

/** What a column can be for besides a field of createmeta. */
export type OwnTarget = 'issue-type' | 'parent' | 'row-name' | 'project';

/** Words that people head such a column with, as `nameWords` gives them. */
export const OWN_TARGETS: Readonly<Record<OwnTarget, readonly string[]>> = {
  'issue-type': [
    'issue type', 'issuetype', 'work type', 'work item type', 'type', 'kind', 'tracker', 'ticket type', 'item type',
    'vorgangstyp', 'typ', 'art', 'tipo', 'tipo de incidencia', 'type de ticket',
  ],
  parent: [
    'parent', 'parent key', 'parent id', 'parent issue', 'parent work item', 'parent row', 'epic', 'epic link', 'epic key',
    'parent link', 'belongs to', 'child of', 'ubergeordnet', 'ubergeordneter vorgang', 'eltern', 'padre',
  ],
  'row-name': [
    'issue id', 'work item id', 'issue key', 'key', 'id', 'row', 'row id', 'ref', 'reference', 'no', 'nr', 'number', '#', 'temp id',
    'external id', 'vorgangs id', 'vorgangsschlussel', 'schlussel', 'clave', 'clave de incidencia', 'cle', 'cle de ticket',
  ],
  project: ['project', 'project key', 'project name', 'space', 'projekt', 'projektschlussel', 'proyecto', 'clave de proyecto', 'projet', 'cle de projet'],
}; // prettier-ignore

/** Other words for a field. */
interface Synonyms {
  /** Its id or, for custom fields, its own name in `nameWords`. */
  readonly field: string;
  readonly words: readonly string[];
  /** Words that mean another field where there is one. */
  readonly perhaps?: readonly string[];
}

export const SYNONYMS: readonly Synonyms[] = [
  {
    field: 'summary',
    words: ['title', 'name', 'subject', 'headline', 'task', 'task name', 'issue summary', 'what', 'titel', 'zusammenfassung', 'betreff', 'titre', 'resume', 'titulo', 'resumen'],
  },
  { field: 'description', words: ['details', 'body', 'text', 'notes', 'long text', 'beschreibung', 'descripcion'] },
  { field: 'environment', words: ['env', 'umgebung', 'entorno', 'environnement'] },
  {
    field: 'assignee',
    words: ['owner', 'assigned to', 'assigned', 'responsible', 'who', 'developer', 'bearbeiter', 'zugewiesen', 'zugewiesene person', 'verantwortlich', 'responsable', 'asignado', 'persona asignada', 'personne assignee'],
  },
  { field: 'reporter', words: ['requester', 'requested by', 'raised by', 'reported by', 'author', 'autor', 'melder', 'informador', 'rapporteur'] },
  { field: 'priority', words: ['prio', 'importance', 'urgency', 'p', 'prioritat', 'prioridad', 'priorite'] },
  { field: 'labels', words: ['label', 'tags', 'tag', 'keywords', 'stichworter', 'etiquetas', 'etiquettes'] },
  { field: 'components', words: ['component', 'area', 'module', 'part', 'komponente', 'komponenten', 'componente', 'componentes', 'composant', 'composants'] },
  { field: 'fixVersions', words: ['fix version', 'fix versions', 'release', 'version', 'milestone', 'target version', 'losungsversion', 'losungsversionen'] },
  { field: 'versions', words: ['affects version', 'affects versions', 'affected version', 'found in', 'betroffene version'] },
  { field: 'duedate', words: ['due', 'until', 'deadline', 'due by', 'by when', 'finish by', 'fallig', 'falligkeitsdatum', 'echeance', 'date d echeance', 'vencimiento', 'fecha de vencimiento'] },
  { field: 'timetracking', words: ['estimate', 'original estimate', 'effort', 'time estimate', 'schatzung', 'ursprungliche schatzung', 'estimation originale'] },
  { field: 'issuelinks', words: ['links', 'linked issues', 'links to', 'depends on'] },
  { field: 'security', words: ['security level', 'security', 'visible to'] },
  { field: 'severity', words: ['sev', 'schweregrad', 'gravedad', 'gravite'] },
  { field: 'story points', words: ['points', 'sp', 'story point estimate'], perhaps: ['estimate'] },
  { field: 'story point estimate', words: ['points', 'sp', 'story points'], perhaps: ['estimate'] },
  { field: 'sprint', words: ['iteration'] },
  { field: 'team', words: ['squad', 'crew'] },
]; // prettier-ignore
