// Who is there: first run, sign-in, invitations, members, the organisation.
import { Type } from 'typebox';
import { defineEndpoint } from '../define-endpoint.ts';
import { LanguageSchema } from '../schemas.ts';

const Password = Type.String({ minLength: 10, maxLength: 200 });
const Email = Type.String({ format: 'email', maxLength: 254 });
const Name = Type.String({ minLength: 1, maxLength: 120 });

export const PersonSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  email: Type.String(),
  role: Type.Union([Type.Literal('owner'), Type.Literal('member')]),
  language: LanguageSchema,
});

export const OrganisationSchema = Type.Object({
  name: Name,
  language: LanguageSchema,
  timeZone: Type.String({ maxLength: 64 }),
  /** ISO 4217. */
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
});

export const sessionEndpoints = {
  getSession: defineEndpoint({
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in, and whether the owner account still has to be created',
    access: 'public',
    response: Type.Object({
      state: Type.Union([Type.Literal('setup'), Type.Literal('signedOut'), Type.Literal('signedIn')]),
      person: Type.Union([PersonSchema, Type.Null()]),
      organisation: Type.Union([OrganisationSchema, Type.Null()]),
      version: Type.String(),
      database: Type.Union([Type.Literal('sqlite'), Type.Literal('postgres')]),
    }),
  }),
  setUp: defineEndpoint({
    method: 'POST',
    path: '/api/setup',
    summary: 'Create the organisation and its owner with the one-time token that the program printed; signs in',
    access: 'public',
    body: Type.Object({
      token: Type.String(),
      organisation: OrganisationSchema,
      owner: Type.Object({ name: Name, email: Email, password: Password }),
    }),
    response: Type.Object({ person: PersonSchema }),
    errors: ['server.setup_done', 'server.setup_token_wrong', 'server.password_common'],
  }),
  signIn: defineEndpoint({
    method: 'POST',
    path: '/api/sign-in',
    summary: 'Open a session',
    access: 'public',
    body: Type.Object({ email: Type.String({ maxLength: 254 }), password: Type.String({ maxLength: 200 }) }),
    response: Type.Object({ person: PersonSchema }),
    errors: ['server.sign_in_failed', 'server.too_many_tries'],
  }),
  signOut: defineEndpoint({ method: 'POST', path: '/api/sign-out', summary: 'Close the session', access: 'session' }),
  updateMe: defineEndpoint({
    method: 'PATCH',
    path: '/api/me',
    summary: 'Change my name, language or password',
    access: 'session',
    body: Type.Object({
      name: Type.Optional(Name),
      language: Type.Optional(LanguageSchema),
      password: Type.Optional(Type.Object({ current: Type.String(), next: Password })),
    }),
    response: Type.Object({ person: PersonSchema }),
    errors: ['server.password_wrong', 'server.password_common'],
  }),
  updateOrganisation: defineEndpoint({
    method: 'PUT',
    path: '/api/organisation',
    summary: 'Change name, language, time zone or currency of the organisation',
    access: 'owner',
    body: OrganisationSchema,
    response: OrganisationSchema,
    errors: ['server.time_zone_unknown'],
  }),
  listMembers: defineEndpoint({
    method: 'GET',
    path: '/api/members',
    summary: 'People of the organisation; also names for createdBy and updatedBy',
    access: 'session',
    response: Type.Object({
      members: Type.Array(Type.Intersect([PersonSchema, Type.Object({ active: Type.Boolean() })])),
      invitations: Type.Array(
        Type.Object({
          id: Type.String(),
          email: Type.String(),
          role: Type.String(),
          createdAt: Type.Number(),
          expiresAt: Type.Number(),
        }),
      ),
    }),
  }),
  invite: defineEndpoint({
    method: 'POST',
    path: '/api/invitations',
    summary: 'Make a one-time link for a colleague; it is shown once, to be copied',
    access: 'owner',
    body: Type.Object({ email: Email, role: Type.Union([Type.Literal('owner'), Type.Literal('member')]) }),
    response: Type.Object({ id: Type.String(), link: Type.String(), expiresAt: Type.Number() }),
    errors: ['server.member_exists'],
  }),
  withdrawInvitation: defineEndpoint({
    method: 'DELETE',
    path: '/api/invitations/:id',
    summary: 'Make an invitation link worthless',
    access: 'owner',
    params: Type.Object({ id: Type.String() }),
  }),
  getInvitation: defineEndpoint({
    method: 'GET',
    path: '/api/invitations/:token/open',
    summary: 'What an invitation link is for',
    access: 'public',
    params: Type.Object({ token: Type.String() }),
    response: Type.Object({ email: Type.String(), organisation: Type.String(), expiresAt: Type.Number() }),
    errors: ['server.invitation_gone'],
  }),
  acceptInvitation: defineEndpoint({
    method: 'POST',
    path: '/api/invitations/:token/accept',
    summary: 'Create the invited account; signs in',
    access: 'public',
    params: Type.Object({ token: Type.String() }),
    body: Type.Object({ name: Name, password: Password, language: LanguageSchema }),
    response: Type.Object({ person: PersonSchema }),
    errors: ['server.invitation_gone', 'server.password_common'],
  }),
  deactivateMember: defineEndpoint({
    method: 'POST',
    path: '/api/members/:id/deactivate',
    summary: 'End a colleague’s access at once; what they did stays in the history',
    access: 'owner',
    params: Type.Object({ id: Type.String() }),
    errors: ['server.last_owner', 'server.member_unknown'],
  }),
  makeResetLink: defineEndpoint({
    method: 'POST',
    path: '/api/members/:id/reset-link',
    summary: 'Make a one-time link by which a colleague chooses a new password; it is shown once, to be copied',
    access: 'owner',
    params: Type.Object({ id: Type.String() }),
    response: Type.Object({ link: Type.String(), expiresAt: Type.Number() }),
    errors: ['server.member_unknown'],
  }),
  reactivateMember: defineEndpoint({
    method: 'POST',
    path: '/api/members/:id/reactivate',
    summary: 'Give a deactivated colleague access again; the password stays as it was',
    access: 'owner',
    params: Type.Object({ id: Type.String() }),
    errors: ['server.member_unknown'],
  }),
  setMemberRole: defineEndpoint({
    method: 'PUT',
    path: '/api/members/:id/role',
    summary: 'Make a colleague an owner or a member',
    access: 'owner',
    params: Type.Object({ id: Type.String() }),
    body: Type.Object({ role: Type.Union([Type.Literal('owner'), Type.Literal('member')]) }),
    response: PersonSchema,
    errors: ['server.last_owner', 'server.member_unknown'],
  }),
  getReset: defineEndpoint({
    method: 'GET',
    path: '/api/reset/:token/open',
    summary: 'Whose password a reset link changes',
    access: 'public',
    params: Type.Object({ token: Type.String() }),
    response: Type.Object({ email: Type.String(), expiresAt: Type.Number() }),
    errors: ['server.reset_gone'],
  }),
  resetPassword: defineEndpoint({
    method: 'POST',
    path: '/api/reset/:token',
    summary: 'Choose a new password by a one-time link; ends other sessions and signs in',
    access: 'public',
    params: Type.Object({ token: Type.String() }),
    body: Type.Object({ password: Password }),
    response: Type.Object({ person: PersonSchema }),
    errors: ['server.reset_gone', 'server.password_common'],
  }),
};
