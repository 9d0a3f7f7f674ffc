/** Who gets in: what routes, the command line and the demonstration use. */
export * as signInPolicies from './sign-in.policy.ts'
export { chooseClinic, readMyClinics } from './entering/choose-clinic.server.ts'
export { enterDemonstration, renewInDemonstration } from './entering/enter-demonstration.server.ts'
export { type Membership } from './entering/memberships.server.ts'
export { askPasskeyOf, showSecondFactor, type ShownFactor } from './entering/show-second-factor.server.ts'
export { readWaysIn } from './entering/ways-in.server.ts'
export { signInAgain } from './entering/sign-in-again.server.ts'
export { signInWithPassword } from './entering/sign-in-with-password.server.ts'
export { signOut } from './entering/sign-out.server.ts'
export { makeFirstFactor, offerFirstFactor, offerFirstPasskey } from './factors/make-first-factor.server.ts'
export { giveTotp, type GivenTotp } from './factors/give-totp.server.ts'
export { totpCode, type TotpOffer } from './factors/totp.server.ts'
export { acceptInvitation, joinClinic } from './invitations/accept-invitation.server.ts'
export { readInvitation } from './invitations/read-invitation.server.ts'
export { issueToken, revokeTokens, type TokenId } from './one-time-tokens.server.ts'
export { isResetLinkGood, resetPassword } from './resets/reset-password.server.ts'
export { readSetUpForm, type TypedSetUp } from './set-up/read-set-up-form.server.ts'
export { ensureSetUpLink, isSetUp } from './set-up/set-up-link.server.ts'
export { isSetUpLinkGood, setUpClinic } from './set-up/set-up-clinic.server.ts'
export { readOwnAccount, type OwnAccount } from './account/own-account.server.ts'
export {
  addFactor,
  changePassword,
  endOwnSession,
  offerNewPasskey,
  offerNewTotp,
  removeFactor,
  renewRecoveryCodes,
} from './account/change-own-account.server.ts'
