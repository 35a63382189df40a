import type { Field } from '../model';
import { appFields } from './app-fields';
import { auditFields } from './audit-fields';
import { retailFields } from './retail-fields';
import { serviceFields } from './service-fields';
import { softwareFields } from './software-fields';
import { type FormSize, supplierFields } from './supplier-fields';
import { systemFields } from './system-fields';
import { documentationFields, mobileFields } from './team-managed-fields';

/** All fields of the main site. The two ids are of the team-managed projects, whose fields are theirs alone. */
export function larkfieldFields(mobileProjectId: string, documentationProjectId: string, dossier: FormSize): Field[] {
  return [
    ...systemFields(),
    ...softwareFields(),
    ...serviceFields(),
    ...retailFields(),
    ...appFields(),
    ...mobileFields(mobileProjectId),
    ...documentationFields(documentationProjectId),
    ...auditFields(),
    ...supplierFields(dossier),
  ];
}
