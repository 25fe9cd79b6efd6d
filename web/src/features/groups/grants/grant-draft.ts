import type { CreateGrant, EditGrant, Grant, GrantAccess, GrantResourceType } from '@/api/types';

/** A grant as its form has it. */
export interface GrantDraft {
  name: string;
  type: GrantResourceType;
  access: GrantAccess;
  hide: boolean;
  all: boolean;
  resourceIds: string[];
}

export const levelsOf: Record<GrantResourceType, GrantAccess[]> = { app: ['view', 'edit'], data_source: ['use', 'configure'] };

export function draftOf(grant: Grant | undefined): GrantDraft {
  if (!grant) return { name: '', type: 'app', access: 'view', hide: false, all: true, resourceIds: [] };
  return {
    name: grant.name,
    type: grant.resource_type,
    access: grant.access,
    hide: grant.hide_from_dashboard,
    all: grant.scope === 'all',
    resourceIds: grant.resources.map(({ id }) => id),
  };
}

export function withType(draft: GrantDraft, type: GrantResourceType): GrantDraft {
  if (type === draft.type) return draft;
  return { ...draft, type, access: levelsOf[type][0] ?? 'view', hide: false, resourceIds: [] };
}

/** Only what can be viewed can be hidden from the dashboard. */
export function withAccess(draft: GrantDraft, access: GrantAccess): GrantDraft {
  return { ...draft, access, hide: access === 'view' && draft.hide };
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
    ...(draft.hide !== before.hide && draft.access === 'view' && { hide_from_dashboard: draft.hide }),
    ...(draft.all !== before.all && { scope: draft.all ? 'all' : 'selected' }),
    ...(added.length > 0 && { add_resource_ids: added }),
    ...(removed.length > 0 && { remove_resource_ids: removed }),
  };
  return Object.keys(body).length > 0 ? body : undefined;
}
