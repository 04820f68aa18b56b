import { formsOf } from '../fields/words.mjs';
import { endpointsFile, resourceFile } from './texts/api.mjs';
import { collectionFile, useCasesFile } from './texts/application.mjs';
import { domainSpecFile } from './texts/domain-spec.mjs';
import { aggregateFile, errorsFile, eventsFile } from './texts/domain.mjs';
import { tableFile } from './texts/infrastructure.mjs';
import { withoutGaps } from './texts/lines.mjs';

/** The files of an entity that are its own. */
export function planFiles(plan, model, knownTerms) {
  const { context, kebab } = model.entity;
  const tag = tagOf(context);
  const files = {
    [`libs/domain/src/${context}/${kebab}-errors.ts`]: errorsFile(model),
    [`libs/domain/src/${context}/${kebab}-events.ts`]: eventsFile(model),
    [`libs/domain/src/${context}/${kebab}.ts`]: aggregateFile(model),
    [`libs/domain/src/${context}/${kebab}.spec.ts`]: domainSpecFile(model),
    [`libs/application/src/${context}/${kebab}-collection.ts`]: collectionFile(model),
    [`libs/application/src/${context}/${kebab}-use-cases.ts`]: useCasesFile(model),
    [`libs/infrastructure/src/${context}/${kebab}-table.ts`]: tableFile(model),
    [`libs/api/src/v1/${context}/${kebab}-resource.ts`]: resourceFile({
      ...model,
      tag,
      knownTerms,
    }),
    [`libs/api/src/v1/${context}/${kebab}-endpoints.ts`]: endpointsFile(model),
  };
  for (const [path, text] of Object.entries(files)) plan.create(path, withoutGaps(text));
}

/** The tag of the endpoints of a context. */
export function tagOf(context) {
  return formsOf(context).title;
}
