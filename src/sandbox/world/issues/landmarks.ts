import { attach, DISGUISED_FILE, mediaOf } from '../attachments';
import { doc, paragraph } from '../documents/adf';
import { showcaseDocument, unknownBlocks } from '../documents/showcase';
import { takeId } from '../issue-index';
import type { Issue } from '../model';
import type { PlannedIssue } from './plan';
import type { SiteFacts } from './site-facts';
import { changed, lastTouched, NOTHING } from './timeline';

/**
 * Issues that tests and people look for: KITCHEN-1 shows nearly all of ADF, KITCHEN-2 has nodes that no schema knows,
 * SHOP-2 an attachment that is not what its name says and a comment with an unknown node.
 */
export function dressLandmark(facts: SiteFacts, planned: PlannedIssue, issue: Issue): void {
  switch (`${planned.project.key}-${issue.number}`) {
    case 'KITCHEN-1':
      issue.values['description'] = showcase(facts, planned, issue);
      break;
    case 'KITCHEN-2':
      issue.values['description'] = doc(
        paragraph('The next block was made by an app that nobody remembers.'),
        ...unknownBlocks(),
      );
      // An empty document is another state than none.
      issue.values['environment'] = doc();
      break;
    case 'SHOP-2':
      addDisguisedFile(facts, issue);
      addComment(facts, issue);
      break;
    default:
      return;
  }
  issue.updated = lastTouched(issue);
}

function showcase(facts: SiteFacts, planned: PlannedIssue, issue: Issue): Issue['values'][string] {
  return showcaseDocument({
    random: facts.random,
    site: facts.site,
    project: planned.project,
    people: facts.people,
    texts: planned.voice.texts,
    at: issue.created,
    subject: 'the cold tap',
    earlierKeys: [],
    pictures: mediaOf(issue.attachments),
  });
}

function addDisguisedFile(facts: SiteFacts, issue: Issue): void {
  const created = Math.min(facts.now - 60_000, lastTouched(issue) + 60_000);
  const attachment = attach(facts.site, DISGUISED_FILE, issue.creatorAccountId, created, facts.random);
  issue.attachments.push(attachment);
  issue.history.push({
    id: takeId(facts.site),
    authorAccountId: issue.creatorAccountId,
    created,
    items: [changed('Attachment', 'attachment', NOTHING, { value: attachment.id, shown: attachment.filename })],
  });
}

function addComment(facts: SiteFacts, issue: Issue): void {
  const created = Math.min(facts.now - 60_000, lastTouched(issue) + 60_000);
  issue.comments.push({
    id: takeId(facts.site),
    authorAccountId: issue.creatorAccountId,
    updateAuthorAccountId: issue.creatorAccountId,
    created,
    updated: created,
    body: doc(paragraph('Pasted from the other tool:'), ...unknownBlocks()),
    properties: {},
  });
}
