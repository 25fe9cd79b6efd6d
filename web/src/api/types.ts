/** Names for what the API sends and takes: the schemas of openapi.yaml, whole, without changes. */
import type { components } from './schema';

type Schemas = components['schemas'];

export type Account = Schemas['Account'];
export type App = Schemas['App'];
export type AuditEvent = Schemas['AuditEvent'];
export type CreateApp = Schemas['CreateApp'];
export type CreateGrant = Schemas['CreateGrant'];
export type EditGrant = Schemas['EditGrant'];
export type EditMember = Schemas['EditMember'];
export type Effect = Schemas['Effect'];
export type EffectsPage = Schemas['EffectList'];
export type Folder = Schemas['Folder'];
export type Grant = Schemas['Grant'];
export type GrantAccess = Schemas['GrantAccess'];
export type GrantResourceType = Schemas['GrantResourceType'];
export type Group = Schemas['Group'];
export type GroupMember = Schemas['GroupMember'];
export type ImportReport = Schemas['ImportReport'];
export type ImportRow = Schemas['ImportRow'];
export type InstanceSummary = Schemas['InstanceSummary'];
export type InviteMember = Schemas['InviteMember'];
export type Me = Schemas['Me'];
export type Member = Schemas['Member'];
export type MemberStatus = Schemas['MemberStatus'];
export type Permission = Schemas['Permission'];
export type Permissions = Schemas['Permissions'];
export type Plan = Schemas['Plan'];
export type Role = Schemas['Role'];
export type Session = Schemas['Session'];
export type User = Schemas['User'];
export type Workspace = Schemas['Workspace'];
export type WorkspaceEntry = Schemas['WorkspaceEntry'];
export type DuplicatePart = Schemas['DuplicateGroup']['parts'][number];
export type InvitationInspection = Schemas['InvitationInspection'];
