import type { CreateGrant, EditGrant, Grant, GrantAccess, GrantResourceType } from '@/api/types';
import { appType, grantTypeOf, type GrantType, levelOf } from '@/workspace/grant-types';

/** A grant as its form has it. */
export interface GrantDraft {
  name: string;
  type: GrantResourceType;
  access: GrantAccess;
  hide: boolean;
  all: boolean;
  resourceIds: string[];
}

export function draftOf(grant: Grant | undefined): GrantDraft {
  if (!grant) return { name: '', type: appType.name, access: weakest(appType), hide: false, all: true, resourceIds: [] };
  return {
    name: grant.name,
    type: grant.resource_type,
    access: grant.access,
    hide: grant.hide_from_dashboard,
    all: grant.scope === 'all',
    resourceIds: grant.resources.map(({ id }) => id),
  };
}

function weakest(type: GrantType): GrantAccess {
  return type.levels[0]?.access ?? 'view';
}

/** Whether what the grant gives can be kept off the dashboard. */
export function mayHide(draft: Pick<GrantDraft, 'type' | 'access'>): boolean {
  return levelOf(grantTypeOf(draft.type), draft.access).hideable;
}

export function withType(draft: GrantDraft, type: GrantType): GrantDraft {
  if (type.name === draft.type) return draft;
  return { ...draft, type: type.name, access: weakest(type), hide: false, resourceIds: [] };
}

export function withAccess(draft: GrantDraft, access: GrantAccess): GrantDraft {
  return { ...draft, access, hide: draft.hide && mayHide({ type: draft.type, access }) };
}

export function createBody(draft: GrantDraft): CreateGrant {
  return {
    name: draft.name.trim(),
    resource_type: draft.type,
    access: draft.access,
    ...(draft.hide && { hide_from_dashboard: true }),
    scope: draft.all ? 'all' : 'selected',
    ...(!draft.all && { resource_ids: draft.resourceIds }),
  };
}

/** The difference to the grant as it is; undefined where there is none. */
export function editBody(grant: Grant, draft: GrantDraft): EditGrant | undefined {
  const before = draftOf(grant);
  const kept = before.all ? [] : before.resourceIds;
  const added = draft.all ? [] : draft.resourceIds.filter((id) => !kept.includes(id));
  const removed = draft.all ? [] : kept.filter((id) => !draft.resourceIds.includes(id));
  const body: EditGrant = {
    ...(draft.name.trim() !== before.name && { name: draft.name.trim() }),
    ...(draft.access !== before.access && { access: draft.access }),
    ...(draft.hide !== before.hide && mayHide(draft) && { hide_from_dashboard: draft.hide }),
    ...(draft.all !== before.all && { scope: draft.all ? 'all' : 'selected' }),
    ...(added.length > 0 && { add_resource_ids: added }),
    ...(removed.length > 0 && { remove_resource_ids: removed }),
  };
  return Object.keys(body).length > 0 ? body : undefined;
}
